"""`/v1/audio/transcriptions` of every kind of server, over real HTTP: asked, read, called off."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

import pytest
from fault_proxy import FaultProxy, Recorded, always
from faults import Cut, Instead, Silence
from hypothesis import given
from hypothesis import strategies as st
from server_desk import is_clear
from wire import answer

from talkbox.messages import Cancelled, ModelError
from talkbox.models.server.address import address
from talkbox.models.server.faults import Foreign, Lost, Refused
from talkbox.recording import Recording
from talkbox.voice.transcriber import Transcript
from talkbox.voice.transcribers.by_endpoint import EndpointTranscriber, opened
from talkbox.voice.transcribers.endpoint_answer import read

ROUTE, MODELS = "/v1/audio/transcriptions", "/v1/models"
SPEECH = Recording(b"\x00\x10" * 32_000)
RECORDED = Path(__file__).parent / "recorded" / "transcriptions.toml"
ANSWERS: list[dict[str, Any]] = tomllib.loads(RECORDED.read_text(encoding="utf-8"))["answer"]
DARKER = answer(200, '{"text": "Make it darker."}')


def those_with(name: str) -> pytest.MarkDecorator:
    chosen = [each for each in ANSWERS if name in each]
    return pytest.mark.parametrize("recorded", chosen, ids=[each["says"] for each in chosen])


@contextmanager
def behind(
    response: bytes, *models: str, key: str | None = None, language: str | None = None
) -> Iterator[tuple[FaultProxy, EndpointTranscriber]]:
    listed = answer(200, {"data": [{"id": name} for name in models]})
    origin = Recorded({ROUTE: response, MODELS: listed}, always(b""))
    with (
        FaultProxy(origin) as proxy,
        EndpointTranscriber(address(proxy.url), key, language) as transcriber,
    ):
        yield proxy, transcriber


def heard(transcriber: EndpointTranscriber) -> Transcript:
    return transcriber.transcribe(SPEECH, lambda: False)


def sent(proxy: FaultProxy) -> str:
    return proxy.requests[-1].body.decode("latin-1")


@those_with("text")
def test_every_form_of_an_answer_is_read(recorded: dict[str, Any]) -> None:
    with behind(answer(200, recorded["body"]), *recorded.get("models", ())) as (_, transcriber):
        found = heard(transcriber)
    assert found.text == recorded["text"]
    assert found.language == recorded.get("language")
    assert dict(found.tokens) == recorded.get("tokens", {})


@those_with("fails")
def test_every_form_of_an_error_is_one_sentence(recorded: dict[str, Any]) -> None:
    response = answer(recorded.get("status", 200), recorded["body"])
    with (
        behind(response, *recorded.get("models", ())) as (_, transcriber),
        pytest.raises(ModelError) as told,
    ):
        heard(transcriber)
    assert is_clear(str(told.value)) and recorded["fails"] in str(told.value), told.value


def test_every_recorded_answer_names_its_source() -> None:
    assert all(each["source"].startswith("https://") for each in ANSWERS)


def test_a_server_is_sent_a_wav_file_the_task_and_no_more_than_it_needs() -> None:
    with behind(DARKER, "gemma-4-e4b", language="de") as (proxy, transcriber):
        heard(transcriber)
        form = sent(proxy)
        headers = proxy.requests[-1].headers
    assert headers["content-type"].startswith("multipart/form-data; boundary=")
    assert 'name="file"; filename="speech.wav"' in form and "Content-Type: audio/wav" in form
    assert SPEECH.wav().decode("latin-1") in form
    assert "into German text" in form and 'name="language"\r\n\r\nde' in form
    assert 'name="temperature"\r\n\r\n0\r\n' in form and 'name="model"\r\n\r\ngemma-4-e4b' in form
    assert 'name="max_tokens"\r\n\r\n88' in form


@pytest.mark.parametrize(
    ("models", "asked"),
    [
        ((), "whisper-1"),
        (("gemma-4-e4b", "Systran/faster-whisper-small"), "Systran/faster-whisper-small"),
        (("one", "two"), "whisper-1"),
    ],
)
def test_the_model_that_writes_down_is_chosen(models: tuple[str, ...], asked: str) -> None:
    with behind(DARKER, *models) as (proxy, transcriber):
        heard(transcriber)
        form = sent(proxy)
    assert f'name="model"\r\n\r\n{asked}\r\n' in form
    assert "LUFS" in form and "Transcribe" not in form and "max_tokens" not in form


def test_a_model_behind_a_hash_is_asked_for_without_a_question() -> None:
    with behind(DARKER) as (proxy, _):
        with EndpointTranscriber(address(f"{proxy.url}{ROUTE[3:]}#whisper-large-v3")) as named:
            assert heard(named).text == "Make it darker."
        assert [request.path for request in proxy.requests] == [ROUTE]
        assert "whisper-large-v3" in sent(proxy) and named.name.endswith("/v1#whisper-large-v3")


def test_a_key_goes_to_the_server_and_into_no_sentence() -> None:
    with behind(answer(401, "no"), key="sk-geheim") as (proxy, transcriber):
        with pytest.raises(ModelError) as told:
            heard(transcriber)
        assert {each.headers["authorization"] for each in proxy.requests} == {"Bearer sk-geheim"}
    assert "geheim" not in str(told.value) + transcriber.name


def test_a_far_server_without_encryption_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(ModelError, match="has no encryption"):
        opened(address("http://whisper.example.com:9000"), None)


def test_a_redirect_to_another_host_gets_no_recording() -> None:
    with behind(DARKER) as (elsewhere, _):
        away = answer(307, "", location=elsewhere.url + ROUTE[3:])
        with behind(away, key="sk-geheim") as (_, transcriber), pytest.raises(ModelError):
            heard(transcriber)
        assert elsewhere.requests == []


@pytest.mark.parametrize(
    "fault", [Cut(0), Instead(answer(503, '{"error": "busy"}', retry_after="0"))]
)
def test_a_passing_fault_is_tried_again(fault: Any) -> None:
    with behind(DARKER, "whisper") as (proxy, transcriber):
        proxy.spoil(fault, path=ROUTE)
        assert heard(transcriber).text == "Make it darker."
        assert [each.path for each in proxy.requests].count(ROUTE) == 2


def test_being_called_off_is_heard_within_a_third_of_a_second() -> None:
    with behind(DARKER, "whisper") as (proxy, transcriber):
        proxy.spoil(Silence(0), path=ROUTE)
        asked: list[float] = []

        def cancelled() -> bool:
            waits = any(each.path == ROUTE for each in proxy.requests)
            asked.extend([monotonic()] * waits)
            return waits

        with pytest.raises(Cancelled):
            transcriber.transcribe(SPEECH, cancelled)
        assert monotonic() - asked[0] < 0.3
        assert heard(transcriber).text == "Make it darker."


def test_closing_ends_what_waits() -> None:
    told: list[str] = []

    def wait(transcriber: EndpointTranscriber, proxy: FaultProxy) -> None:
        try:
            transcriber.transcribe(SPEECH, lambda: len(proxy.requests) > 99)
        except ModelError as error:
            told.append(str(error))

    with behind(DARKER, "whisper") as (proxy, transcriber):
        proxy.spoil(Silence(0), path=ROUTE)
        thread = Thread(target=wait, args=(transcriber, proxy))
        thread.start()
        while not any(each.path == ROUTE for each in proxy.requests):
            thread.join(0.01)
        transcriber.close()
        thread.join(5)
    assert len(told) == 1 and "was closed" in told[0]


@given(
    st.binary(max_size=200)
    | st.from_type(dict).map(lambda it: json.dumps(it, default=str).encode())
)
def test_whatever_is_answered_is_text_or_a_fault_that_is_known(body: bytes) -> None:
    try:
        assert isinstance(read(body).text, str)
    except (Foreign, Lost, Refused) as fault:
        assert str(fault)
