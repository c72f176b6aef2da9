"""Who writes down what was spoken, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from talkbox import config
from talkbox.home import root
from talkbox.messages import Message, Model, ModelError, Reply, ToolSchema
from talkbox.models import whispers
from talkbox.planner import Planner
from talkbox.voice.choice import check, transcriber
from talkbox.voice.language import language_code
from talkbox.voice.transcriber import VoiceError
from talkbox.voice.transcribers.by_endpoint import EndpointTranscriber
from talkbox.voice.transcribers.by_model import ModelTranscriber
from talkbox.voice.transcribers.by_whisper import WhisperTranscriber

pytest_plugins = ("whisper_fixture",)


class Eared:
    """A model that hears unless it is told why not."""

    name = "eared"

    def __init__(self, why: str | None = None) -> None:
        self.why = why

    def why_deaf(self, cancelled: Callable[[], bool]) -> str | None:
        return self.why

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        raise AssertionError("nobody asks it here")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path))
    monkeypatch.delenv("TALKBOX_TRANSCRIBER", raising=False)
    return root()


@pytest.fixture
def pulled(home: Path, whisper_tiny: Path) -> Path:
    """Whisper tiny, as if pulled."""
    folder = whispers.folder() / "whisper-tiny.en"
    folder.parent.mkdir(parents=True)
    folder.symlink_to(whisper_tiny, target_is_directory=True)
    return folder


def who(
    wanted: str | None, model: Model, language: str | None = None
) -> tuple[type, str, str | None]:
    found, notice = transcriber(wanted, model, language=language)
    if isinstance(found, WhisperTranscriber | EndpointTranscriber):
        with closing(found):
            return type(found), found.name, notice
    return type(found), found.name, notice


def test_the_model_in_use_writes_down_where_it_hears(pulled: Path) -> None:
    assert who(None, Eared()) == (ModelTranscriber, "eared", None)


def test_whisper_does_where_it_does_not_and_that_is_said(pulled: Path) -> None:
    kind, name, notice = who(None, Planner())
    assert (kind, name) == (WhisperTranscriber, "whisper-tiny.en")
    assert notice == "planner cannot hear, so whisper-tiny.en writes down what you say."
    assert who(None, Eared("It has no ears."))[0] is WhisperTranscriber


def test_where_nobody_can_both_ways_out_are_told() -> None:
    with pytest.raises(VoiceError, match=r"^It has no ears, and no Whisper") as told:
        transcriber(None, Eared("It has no ears."))
    assert "talkbox models pull whisper-base" in str(told.value)
    assert "--model gemma-4-e4b" in str(told.value)


def test_a_model_for_english_is_not_taken_for_another_language(pulled: Path) -> None:
    with pytest.raises(VoiceError, match="pull whisper-base"):
        transcriber(None, Planner(), language="German")
    assert who(None, Planner(), language="English")[0] is WhisperTranscriber


def test_a_smaller_model_is_taken_where_the_larger_does_not_know_the_language(
    whisper_tiny: Path,
) -> None:
    english, all_languages = (whispers.folder() / f"whisper-{it}" for it in ("small.en", "base"))
    english.parent.mkdir(parents=True)
    english.symlink_to(whisper_tiny, target_is_directory=True)
    all_languages.mkdir()
    for name in whispers.NEEDED:
        (all_languages / name).touch()
    (all_languages / "vocabulary.txt").write_bytes(b"a\n" * 51_865)
    assert who(None, Planner(), "en")[1] == "whisper-small.en"
    assert who(None, Planner(), "de")[1] == "whisper-base"


@pytest.mark.parametrize(
    "wanted", ["whisper", "whisper:tiny.en", "whisper:whisper-tiny.en", "Whisper-Tiny.en"]
)
def test_whisper_is_named_in_many_ways(pulled: Path, wanted: str) -> None:
    assert who(wanted, Eared()) == (WhisperTranscriber, "whisper-tiny.en", None)


def test_a_folder_with_a_model_is_a_name_for_it(whisper_tiny: Path) -> None:
    for wanted in (f"whisper:{whisper_tiny}", str(whisper_tiny)):
        assert who(wanted, Eared()) == (WhisperTranscriber, whisper_tiny.name, None)


def test_an_address_is_asked_nothing_before_it_is_needed() -> None:
    kind, name, notice = who("127.0.0.1:9", Eared())
    assert (kind, name, notice) == (EndpointTranscriber, "http://127.0.0.1:9/v1", None)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("model", "It has no ears"),
        ("whisper", "Whisper was asked for, and no Whisper model is here"),
        ("whisper:base", "whisper-base is not here yet; get it"),
        ("whisper-small", "whisper-small is not here yet"),
        ("whisper:bse", "did you mean whisper-base"),
        ("ears", "There is no transcriber 'ears'; it is one of: model, whisper"),
        ("http://far.example.com", "has no encryption"),
    ],
)
def test_one_that_was_named_and_cannot_is_never_another_one(wanted: str, sentence: str) -> None:
    with pytest.raises((VoiceError, ModelError), match=sentence):
        transcriber(wanted, Eared("It has no ears."))


@pytest.mark.parametrize("wanted", ["whisper", "whisper:base", "ears"])
def test_a_name_can_be_checked_without_loading(wanted: str) -> None:
    with pytest.raises(VoiceError):
        check(wanted)


def test_what_can_be_had_passes_the_check(pulled: Path) -> None:
    for wanted in ("model", "whisper", "127.0.0.1:9"):
        check(wanted)


def test_the_configuration_names_one_and_the_environment_goes_before(
    home: Path, pulled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text('[voice]\ntranscriber = "whisper"\nlanguage = "en-GB"\n')
    assert who(None, Eared())[0] is WhisperTranscriber
    monkeypatch.setenv("TALKBOX_TRANSCRIBER", "model")
    assert who(None, Eared())[0] is ModelTranscriber
    assert who("127.0.0.1:9", Eared())[0] is EndpointTranscriber


def test_one_that_the_environment_names_goes_before_hearing_without_a_transcript(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text("[voice]\ndirect = true\n")
    assert config.voice() == config.Voice(None, None, direct=True)
    monkeypatch.setenv("TALKBOX_TRANSCRIBER", "whisper")
    assert config.voice() == config.Voice("whisper", None, direct=False)


@pytest.mark.parametrize(
    ("written", "code"),
    [("de", "de"), ("DE", "de"), ("de-AT", "de"), ("German", "de"), (" ja ", "ja")],
)
def test_a_language_is_known_however_it_is_written(written: str, code: str) -> None:
    assert language_code(written) == code


@pytest.mark.parametrize(
    ("written", "hint"), [("Germn", "Did you mean German"), ("xx", "two letters")]
)
def test_what_is_no_language_is_told(written: str, hint: str) -> None:
    with pytest.raises(VoiceError, match=hint):
        language_code(written)
