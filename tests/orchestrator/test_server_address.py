"""A server's address: however a person writes it, one place, or one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.messages import ModelError
from talkbox.models.server.address import Address, address, is_address


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1"),
        ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1"),
        ("http://127.0.0.1:8080//v1//", "http://127.0.0.1:8080/v1"),
        ("http://127.0.0.1:8080/v1/chat/completions", "http://127.0.0.1:8080/v1"),
        ("http://localhost:1234/v1/models", "http://localhost:1234/v1"),
        ("http://localhost:11434/api/chat", "http://localhost:11434/v1"),
        ("http://localhost:11434/api", "http://localhost:11434/v1"),
        ("HTTP://LocalHost:8080/v1", "http://localhost:8080/v1"),
        ("localhost:8080", "http://localhost:8080/v1"),
        ("localhost", "http://localhost/v1"),
        ("127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("[::1]:8080", "http://[::1]:8080/v1"),
        ("http://[0:0:0:0:0:0:0:1]:8080", "http://[::1]:8080/v1"),
        ("http://0.0.0.0:8000", "http://127.0.0.1:8000/v1"),
        ("http://[::]:8000", "http://[::1]:8000/v1"),
        ("studio.local:8080", "http://studio.local:8080/v1"),
        ("https://example.com", "https://example.com/v1"),
        ("https://example.com:443/", "https://example.com/v1"),
        ("https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1"),
        ("https://example.com/v1beta/openai/", "https://example.com/v1beta/openai"),
        ("https://example.com/llama", "https://example.com/llama/v1"),
        ("https://bücher.example/v1", "https://xn--bcher-kva.example/v1"),
        ("  https://example.com./v1 ", "https://example.com/v1"),
    ],
)
def test_an_address_may_be_written_in_many_ways(written: str, base: str) -> None:
    assert is_address(written)
    assert address(written).base == base


@pytest.mark.parametrize(
    ("written", "model"),
    [
        ("http://127.0.0.1:8080#gemma-4-12b", "gemma-4-12b"),
        ("http://127.0.0.1:11434/v1#gemma4:12b", "gemma4:12b"),
        ("localhost:1234#google/gemma-4-12b", "google/gemma-4-12b"),
        ("localhost:1234/v1/#my%20model", "my model"),
        ("localhost:1234/v1#", None),
    ],
)
def test_what_follows_a_hash_names_the_model(written: str, model: str | None) -> None:
    assert address(written).model == model


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("ftp://127.0.0.1/v1", "ftp:// is not http:// or https://"),
        ("ws://127.0.0.1:8080", "ws:// is not"),
        ("http://", "names no host"),
        ("http://:8080", "names no host"),
        ("http://127.0.0.1:0", "port is not a number from 1 to 65535"),
        ("http://127.0.0.1:99999", "port is not a number"),
        ("http://127.0.0.1:http", "port is not a number"),
        ("http://[::1", "brackets"),
        ("http://[hello]:80", "brackets|No host"),
        ("http://127.1:8080", "No host can be called"),
        ("http://0x7f.1:8080", "No host can be called"),
        ("http://2130706433", "No host can be called"),
        ("http://256.1.1.1:80", "No host can be called"),
        ("http://-a.example", "No host can be called"),
        ("http://a..b", "No host can be called"),
        ("http://127.0.0.1:80 80", "space"),
        ("http://127.0.0.1\\@evil.example", "backslash"),
        ("http://a.example/v1?key=secret", "question mark"),
        ("http://a.example/v1#\x1b[2J", "control character"),
        ("http://a.example/v1#%1b", "no model's name"),
        ("https://" + "a" * 3000, "longer than"),
    ],
)
def test_what_is_no_address_is_told_in_one_sentence(written: str, wrong: str) -> None:
    with pytest.raises(ModelError, match=wrong) as told:
        address(written)
    assert "\n" not in str(told.value) and "http://127.0.0.1:8080/v1" in str(told.value)


@pytest.mark.parametrize("written", ["http://me:secret@a.example/v1", "me:secret@localhost:8080"])
def test_a_password_in_an_address_is_refused_and_not_repeated(written: str) -> None:
    with pytest.raises(ModelError, match="TALKBOX_API_KEY") as told:
        address(written)
    assert "secret" not in str(told.value)


def test_a_far_host_without_a_scheme_is_answered_with_both_spellings() -> None:
    with pytest.raises(ModelError, match=r"write https://gpu\.example\.com:8000/v1, or http://"):
        address("gpu.example.com:8000/v1")


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True),
        ("127.255.0.3", True),
        ("10.1.2.3", True),
        ("172.31.0.1", True),
        ("172.32.0.1", False),
        ("192.168.1.20", True),
        ("169.254.1.1", True),
        ("100.64.0.1", False),
        ("8.8.8.8", False),
        ("192.0.2.1", False),
        ("[::1]", True),
        ("[fd00::5]", True),
        ("[fe80::1]", True),
        ("[2001:db8::1]", False),
        ("[::ffff:10.0.0.1]", True),
        ("[::ffff:8.8.8.8]", False),
        ("localhost", True),
        ("api.localhost", True),
        ("studio.local", True),
        ("nas.lan", True),
        ("host.docker.internal", True),
        ("pi.home.arpa", True),
        ("studio", False),
        ("localhost.example.com", False),
        ("notlocal", False),
        ("mylan", False),
        ("10.0.0.1.example.com", False),
    ],
)
def test_near_is_this_machine_and_its_own_network(host: str, near: bool) -> None:
    assert address(f"http://{host}:8080").is_near is near


@pytest.mark.parametrize(
    "name", ["planner", "gemma-4-12b", "gemma4:12b", "some.gguf", "C:\\models\\a.gguf", "a/b:c", ""]
)
def test_names_and_paths_are_no_addresses(name: str) -> None:
    assert not is_address(name)


_NAMES = st.from_regex(r"[a-z]([a-z0-9-]{0,8}[a-z0-9])?(\.[a-z][a-z0-9]{0,5}){0,2}", fullmatch=True)
_HOSTS = st.one_of(
    _NAMES,
    st.ip_addresses(v=4).map(str),
    st.ip_addresses(v=6).map(lambda number: f"[{number}]"),
)
_PATHS = st.lists(st.from_regex(r"[a-z0-9._~-]{1,8}", fullmatch=True), max_size=3)


@given(
    scheme=st.sampled_from(["http", "https"]),
    host=_HOSTS,
    port=st.none() | st.integers(1, 65535),
    path=_PATHS,
    model=st.none() | st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
)
def test_an_address_reads_back_as_itself(
    scheme: str, host: str, port: int | None, path: list[str], model: str | None
) -> None:
    written = f"{scheme}://{host}{'' if port is None else f':{port}'}/{'/'.join(path)}"
    found = address(written)
    assert address(str(found)) == found
    assert address(found.base) == found
    assert found.base.startswith(found.origin) and not found.base.endswith("/")
    if model is not None and model.isprintable() and model.strip() == model:
        named = Address(found.scheme, found.host, found.port, found.path, model, found.is_near)
        assert address(str(named)) == named


@given(st.text(max_size=40) | st.text("htps:/.[]@#?%1a\\ ", max_size=30))
def test_any_text_is_an_address_or_a_sentence(text: str) -> None:
    is_address(text)
    try:
        found = address(text)
    except ModelError as error:
        assert "\n" not in str(error).strip()
    else:
        assert "@" not in found.origin
