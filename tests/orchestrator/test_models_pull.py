"""Pulling a model from a hub: over real HTTP, from a hub that runs in this process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_hub import FakeHub, running

from talkbox.messages import ModelError
from talkbox.models import catalogue
from talkbox.models.catalogue import Known
from talkbox.models.pull import Pulled, Source, pull
from talkbox_sessions.lock import Lock

MODEL = bytes(range(256)) * 9000
PROJECTOR = b"it hears" * 5000
Pull = Callable[..., list[Pulled]]


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hugging"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("HF_TOKEN", raising=False)
    with running(FakeHub({"model.gguf": MODEL, "ear.gguf": PROJECTOR})) as hub:
        yield hub


@pytest.fixture
def model() -> Known:
    return replace(
        catalogue.models()[0],
        file="model.gguf",
        file_bytes=len(MODEL),
        projector="ear.gguf",
        projector_bytes=len(PROJECTOR),
    )


@pytest.fixture
def fetch(hub: FakeHub, model: Known) -> Pull:
    def fetch(
        watch: Callable[[str, int, int], None] = lambda *_: None,
        projector: bool = True,
        revision: str | None = None,
    ) -> list[Pulled]:
        source = Source(revision, hub.address, pause_seconds=0.0)
        return pull(model, watch, projector=projector, source=source)

    return fetch


def leftovers(model: Known) -> list[str]:
    """What lies in the folder besides the two files, the checksums in the names left out."""
    names = {path.name for path in model.path.parent.iterdir()} - {"model.gguf", "ear.gguf"}
    return sorted(name.partition(".gguf")[0] + Path(name).suffix for name in names)


def test_a_model_comes_with_its_projector_and_the_progress_is_told(
    fetch: Pull, model: Known
) -> None:
    seen: list[tuple[str, int, int]] = []
    pulled = fetch(lambda *progress: seen.append(progress))
    assert [(it.path, it.state) for it in pulled] == [
        (model.path, "fetched"),
        (model.projector_path, "fetched"),
    ]
    assert model.path.read_bytes() == MODEL
    assert seen[-1] == ("ear.gguf", len(PROJECTOR), len(PROJECTOR))
    assert [done for file, done, _ in seen if file == "model.gguf"][-1] == len(MODEL)
    assert leftovers(model) == []


def test_a_projector_that_is_not_wanted_stays_away(fetch: Pull, hub: FakeHub) -> None:
    assert [it.path.name for it in fetch(projector=False)] == ["model.gguf"]
    assert hub.asked == ["HEAD model.gguf", "GET model.gguf"]


def test_a_model_that_is_here_is_not_asked_for_again(fetch: Pull, hub: FakeHub) -> None:
    fetch()
    hub.asked.clear()
    assert {it.state for it in fetch()} == {"here"}
    assert hub.asked == []


def test_a_named_revision_is_compared_to_the_byte(fetch: Pull, hub: FakeHub, model: Known) -> None:
    fetch()
    assert {it.state for it in fetch(revision="abc")} == {"here"}
    hub.files["model.gguf"] = MODEL[::-1]
    assert [it.state for it in fetch(revision="abc")] == ["fetched", "here"]
    assert model.path.read_bytes() == MODEL[::-1]


def test_a_broken_connection_is_taken_up_where_it_broke(
    fetch: Pull, hub: FakeHub, model: Known
) -> None:
    hub.breaks = [1_000_000, 500_000]
    fetch(projector=False)
    assert model.path.read_bytes() == MODEL
    assert [asked for asked in hub.asked if asked.startswith("GET")] == [
        "GET model.gguf",
        "GET model.gguf bytes=1000000-",
        "GET model.gguf bytes=1500000-",
    ]


def test_what_came_before_the_network_was_gone_is_kept_for_the_next_pull(
    fetch: Pull, hub: FakeHub, model: Known
) -> None:
    hub.breaks = [1_200_000, 0, 0, 0, 0, 0]
    with pytest.raises(ModelError, match=r"pull again to go on.*--model PATH"):
        fetch(projector=False)
    assert not model.path.exists()
    assert leftovers(model) == ["model.part"]
    hub.breaks.clear()
    hub.asked.clear()
    fetch(projector=False)
    assert hub.asked[-1] == "GET model.gguf bytes=1200000-"
    assert model.path.read_bytes() == MODEL
    assert leftovers(model) == []


def test_stopping_a_pull_keeps_what_came(fetch: Pull, hub: FakeHub, model: Known) -> None:
    def stop(file: str, done: int, size: int) -> None:
        if done > 1_000_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(stop)
    assert leftovers(model) == ["model.part"]
    fetch()
    assert hub.asked[-2].startswith("GET model.gguf bytes=")
    assert model.path.read_bytes() == MODEL


def test_a_server_that_cannot_begin_in_the_middle_begins_anew(
    fetch: Pull, hub: FakeHub, model: Known
) -> None:
    hub.breaks, hub.keeps_ranges = [1_000_000], False
    fetch(projector=False)
    assert model.path.read_bytes() == MODEL


def test_a_file_with_another_checksum_never_gets_its_name(
    fetch: Pull, hub: FakeHub, model: Known
) -> None:
    hub.claimed_sha256 = hashlib.sha256(b"something else").hexdigest()
    with pytest.raises(ModelError, match="another checksum"):
        fetch()
    assert list(model.path.parent.iterdir()) == []


def test_a_part_of_another_version_is_not_gone_on_with(
    fetch: Pull, hub: FakeHub, model: Known
) -> None:
    hub.breaks = [1_000_000, 0, 0, 0, 0, 0]
    with pytest.raises(ModelError):
        fetch(projector=False)
    hub.files["model.gguf"] = MODEL[::-1]
    hub.breaks.clear()
    fetch(projector=False)
    assert model.path.read_bytes() == MODEL[::-1]


def test_a_full_disk_is_told_before_anything_is_fetched(fetch: Pull, hub: FakeHub) -> None:
    hub.claimed_bytes = 10**18
    with pytest.raises(ModelError, match=r"1000000000.0 GB more of disk are needed and .* free"):
        fetch(projector=False)
    assert hub.asked == ["HEAD model.gguf"]


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        ((404, "EntryNotFound"), "holds no file model.gguf"),
        ((404, "RevisionNotFound"), "has no revision"),
        ((404, "RepoNotFound"), "is not there or not open to you"),
        ((401, ""), "is not there or not open to you"),
        ((401, "GatedRepo"), "agree to its terms there"),
        ((403, "GatedRepo"), "agree to its terms there"),
        ((403, ""), "agree to its terms there"),
        ((418, ""), "the server answered 418"),
        ((503, ""), "the server answered 503"),
    ],
)
def test_a_refusal_says_what_to_do(
    fetch: Pull, hub: FakeHub, refusal: tuple[int, str], sentence: str
) -> None:
    hub.refusal = refusal
    with pytest.raises(ModelError, match=sentence) as raised:
        fetch()
    assert "\n" not in str(raised.value)


def test_without_a_network_one_sentence_says_where_to_put_the_file(model: Known) -> None:
    source = Source(endpoint="http://127.0.0.1:9", pause_seconds=0.0)
    with pytest.raises(ModelError) as raised:
        pull(model, lambda *_: None, source=source)
    said = str(raised.value)
    assert model.repository in said and str(model.path.parent) in said and "--model PATH" in said


def test_what_comes_without_a_checksum_is_not_fetched(fetch: Pull, hub: FakeHub) -> None:
    hub.claimed_sha256 = "not-a-checksum"
    with pytest.raises(ModelError, match="could not be verified"):
        fetch()


def test_a_token_is_shown_where_there_is_one(
    fetch: Pull, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch(projector=False)
    assert hub.tokens == {None}
    hub.tokens.clear()
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    fetch(projector=False, revision="abc")
    hub.files["model.gguf"] = MODEL[::-1]
    fetch(projector=False, revision="abc")
    assert hub.tokens == {"Bearer hf_secret"}


def test_two_pulls_of_one_file_do_not_mix(fetch: Pull, hub: FakeHub, model: Known) -> None:
    sha256 = hashlib.sha256(MODEL).hexdigest()
    model.path.parent.mkdir(parents=True)
    lock = Lock(model.path.with_name(f"model.gguf.{sha256[:12]}.part.lock"))
    try:
        with pytest.raises(ModelError, match="being pulled already"):
            fetch()
    finally:
        lock.release()
