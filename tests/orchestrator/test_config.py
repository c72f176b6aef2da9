"""`config.toml`: whatever it holds, it counts or one sentence says why it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from talkbox import config
from talkbox.home import root
from talkbox.messages import ModelError

ASKED: tuple[Callable[[], object], ...] = (
    config.model,
    config.effort,
    config.taste,
    config.llama,
    config.llama_server,
    config.server,
    config.voice,
    config.plain_http,
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path))
    return root() / "config.toml"


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b'effort = ["quick"]', "effort must be one of quick, normal, thorough; got ['quick']"),
        (b"effort = 3", "effort must be one of"),
        (b"taste = 3", "taste must be true or false"),
        (b"llama = 3", "llama must be a table"),
        (b"llama_server = 3", 'it must say llama_server = "PATH"; got 3'),
        (b"server = 3", "server must be a table"),
        (b"voice = 3", "voice must be a table"),
        (b"[voice]\nmodel = 3", "[voice] holds model; known are: transcriber, language, direct"),
        (b"[voice]\ndirect = 1", "[voice] direct must be true or false; got 1"),
        (b'[voice]\ntranscriber = ""', "[voice] transcriber must be a text that is not empty"),
        (b'[voice]\nlanguage = "xx"', "[voice] There is no language 'xx' to listen for"),
        (b'plain_http = "http://10.0.0.2"', "plain_http must be a list"),
        (b"plain_http = [1]", "plain_http must be a list"),
        (b"colour = 3", "it holds colour; known are: model, effort, taste, llama"),
        (b'effort = "quick"\n=', "line 2: this is no TOML"),
        (b"model = " + b"9" * 5000, "a number that is too long"),
        (b"model" + b".a" * 5000 + b" = 1", "nested too deeply"),
        (b"\xff\xfe", "it is not UTF-8 text"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(content: bytes, wrong: str, file: Path) -> None:
    file.write_bytes(content)
    told = []
    for ask in ASKED:
        try:
            ask()
        except ModelError as error:
            told.append(str(error))
    assert told
    assert all(wrong in each and str(file) in each for each in told)


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbfeffort = "quick"\r\ntaste = false\r\n')
    assert (config.effort().name, config.taste()) == ("quick", False)


def test_without_a_file_everything_is_as_it_comes(file: Path) -> None:
    assert (config.model(), config.effort().name, config.taste()) == (None, "normal", True)
