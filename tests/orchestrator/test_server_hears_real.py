"""Speech to a real llama-server: the tiny random Gemma 4 with its projector.

What random weights write down means nothing; what is counted, refused and reused does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from server_desk import SCHEMAS

from talkbox.messages import Assistant, Message, ModelError, Reply, System, User
from talkbox.models.server.address import address
from talkbox.models.server.model import ServerModel
from talkbox.models.server.settings import Settings
from talkbox.recording import RATE_HZ, Recording
from talkbox.serving.model import served_model
from talkbox.serving.server import LocalServer
from talkbox.voice.transcribers.by_endpoint import EndpointTranscriber

pytest_plugins = ("gemma_fixture", "tiny_fixture", "ears_fixture", "llama_server_fixture")


def hum(seconds: float, pitch_hz: float = 180.0) -> Recording:
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return Recording.of_samples(0.3 * np.sin(2 * np.pi * pitch_hz * times).astype(np.float32))


@pytest.fixture
def model(hearing_server: LocalServer) -> Iterator[ServerModel]:
    with ServerModel(address(hearing_server.address), Settings(reply_tokens=16)) as model:
        yield model


def told(model: ServerModel, *messages: Message, tools: bool = False) -> Reply:
    schemas = SCHEMAS if tools else ()
    return model.reply(messages, schemas, lambda text: None, lambda: False)


def test_a_model_served_with_a_projector_hears(model: ServerModel) -> None:
    assert model.why_deaf() is None


def test_one_without_is_deaf_and_says_how_to_mend_that(llama_server: LocalServer) -> None:
    with ServerModel(address(llama_server.address)) as model:
        why = model.why_deaf()
        assert why is not None and "does not hear; start it with --mmproj" in why
        with pytest.raises(ModelError, match="does not hear"):
            told(model, User("", recordings=(hum(1.0),)))
        past: list[Message] = [User("", recordings=(hum(1.0),)), Assistant("Done.")]
        assert told(model, *past, User("more")).tokens["prompt"] < 200


@pytest.mark.parametrize("seconds", [0.5, 3.0, 30.0])
def test_speech_takes_25_tokens_a_second(model: ServerModel, seconds: float) -> None:
    prompts = [
        told(model, User("Write.", recordings=(spoken,))).tokens["prompt"]
        for spoken in (hum(seconds), hum(seconds + 1.0) if seconds < 29 else hum(seconds - 1.0))
    ]
    assert abs(prompts[0] - prompts[1]) == 25


def test_a_second_spoken_turn_reads_only_what_is_new(model: ServerModel) -> None:
    first: list[Message] = [System("You shape sound."), User("", recordings=(hum(2.0),))]
    told(model, *first, tools=True)
    second = [*first, Assistant("Done."), User("", recordings=(hum(1.0, 300.0),))]
    counts = told(model, *second, tools=True).tokens
    assert counts["cached"] > 50 and counts["evaluated"] < 25 + 120


def test_several_recordings_are_all_heard(model: ServerModel) -> None:
    one, two = (
        told(model, User("Write.", recordings=spoken), tools=True).tokens["prompt"]
        for spoken in ((hum(1.0),), (hum(1.0), hum(2.0, 300.0)))
    )
    assert two - one == 50 + 2  # the marks around it are two tokens


def test_a_transcript_comes_of_the_route_for_transcriptions(hearing_server: LocalServer) -> None:
    with EndpointTranscriber(address(hearing_server.address)) as transcriber:
        transcript = transcriber.transcribe(hum(2.0), lambda: False)
    assert isinstance(transcript.text, str)


def test_a_server_without_a_projector_is_told_from_its_refusal(llama_server: LocalServer) -> None:
    with (
        EndpointTranscriber(address(llama_server.address)) as transcriber,
        pytest.raises(ModelError, match=r"cannot hear.*--mmproj"),
    ):
        transcriber.transcribe(hum(1.0), lambda: False)


def test_a_model_with_a_server_of_its_own_hears_by_the_projector_that_is_named(
    tiny: Path, tiny_ears: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path))
    settings = {"threads": 1, "context_tokens": 8192, "reply_tokens": 16, "projector": tiny_ears}
    with served_model(str(tiny), settings) as model:
        assert model.why_deaf(lambda: False) is None
        words: list[Message] = [System("You shape sound."), User("", recordings=(hum(2.0),))]
        reply = model.reply(words, SCHEMAS, lambda text: None, lambda: False)
        assert reply.tokens["prompt"] > 50


def test_a_model_with_a_server_of_its_own_is_deaf_without_one(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path))
    with served_model(str(tiny), {"threads": 1, "context_tokens": 8192}) as model:
        assert "--projector" in (model.why_deaf(lambda: False) or "")
