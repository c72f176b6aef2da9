"""Speech to a model behind a server: how it is sent, and how one that drops it is found out."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from fault_proxy import FaultProxy
from faults import Instead
from recordings import recording
from server_desk import SCHEMAS, behind_proxy, chunk, is_clear, words
from wire import DONE, answer, event, stream

from talkbox.messages import Assistant, Message, ModelError, Reply, System, User
from talkbox.models.briefing import brief
from talkbox.models.server.abilities import Server
from talkbox.models.server.hearing import audible, check_heard, deafness
from talkbox.models.server.kinds import kind, kinds
from talkbox.models.server.model import ServerModel
from talkbox.models.server.payload import payload
from talkbox.models.server.settings import Settings
from talkbox.recording import Recording
from talkbox.voice.transcribers.task import task

SPEECH = Recording(b"\x01\x00" * 48_000)  # 3 s, 75 tokens
SHORTER = Recording(b"\x02\x00" * 16_000)
TASK = User(task(None), recordings=(SPEECH,))
TASK_TOKENS = 148
"""By Gemma 4's own tokenizer, its markup counted."""


def request(
    messages: Sequence[Message], of: str, tools: bool = False, **said: Any
) -> dict[str, Any]:
    server = Server(kind(of), "gemma4:e4b", audio=True)
    schemas = SCHEMAS if tools else ()
    field = server.kind.thoughts_field
    return payload(
        brief(messages), schemas, server, Settings(**said), thoughts_field=field, reply_tokens=900
    )


def counted(text: str, prompt: int) -> bytes:
    usage = {"prompt_tokens": prompt, "completion_tokens": 5}
    end = event({"choices": [], "usage": usage})
    return stream([chunk({"content": text}), chunk({}, "stop"), end, DONE])


def told(model: ServerModel, *messages: Message) -> Reply:
    return model.reply(messages, (), lambda text: None, lambda: False)


@contextmanager
def server(response: bytes, of: str = "Ollama") -> Iterator[tuple[FaultProxy, ServerModel]]:
    with behind_proxy(recording(of).origin(response), patience_seconds=20.0) as pair:
        yield pair


def test_what_was_spoken_comes_as_a_wav_file_after_the_text() -> None:
    [message] = request([TASK], "llama-server")["messages"]
    text, audio = message["content"]
    assert text == {"type": "text", "text": TASK.text}
    assert audio["type"] == "input_audio" and audio["input_audio"]["format"] == "wav"
    assert Recording.of_wav(b64decode(audio["input_audio"]["data"])) == SPEECH


def test_typed_words_are_sent_as_before() -> None:
    [_, message] = request([System("You shape sound."), User("hello")], "vLLM")["messages"]
    assert message["content"] == "[request]\nhello"


@pytest.mark.parametrize(
    ("of", "field", "off"),
    [
        ("llama-server", "chat_template_kwargs", {"enable_thinking": False}),
        ("Ollama", "reasoning_effort", "none"),
        ("vLLM", "chat_template_kwargs", {"enable_thinking": False}),
    ],
)
def test_nothing_is_thought_before_speech_is_heard(of: str, field: str, off: object) -> None:
    for tools in (False, True):
        assert request([TASK], of, tools, thinking=True)[field] == off
    later: list[Message] = [TASK, Assistant("Darker."), User("wider")]
    assert request(later, of, thinking=True)[field] != off


def test_speech_is_written_down_likeliest_first_and_no_longer_than_it_can_be() -> None:
    written = request([TASK], "llama-server")
    assert (written["temperature"], written["max_tokens"]) == (0.0, 3 * 12 + 64)
    acted = request([TASK], "llama-server", tools=True)
    assert (acted["temperature"], acted["max_tokens"]) == (1.0, 900)


def test_a_server_that_cannot_keep_from_thinking_has_room_for_it() -> None:
    assert request([TASK], "OpenAI-compatible")["max_tokens"] == 900


@pytest.mark.parametrize("of", list(kinds()))
def test_every_kind_says_how_a_deaf_model_is_mended(of: str) -> None:
    why = deafness(Server(kind(of), "gemma4:26b", audio=False))
    assert why is not None and is_clear(why) and "{" not in why.replace('{"audio": 1}', "")
    assert deafness(Server(kind(of), "gemma4:e4b", audio=None)) is None


def test_lm_studio_is_deaf_whatever_it_says() -> None:
    with server(b"", "LM Studio") as (_, model):
        assert "takes no audio" in (model.why_deaf() or "")


def test_ollama_hears_by_what_it_says_of_its_model() -> None:
    with server(counted("Make it darker.", TASK_TOKENS + 77)) as (proxy, model):
        assert model.why_deaf() is None
        assert told(model, TASK).text == "Make it darker."
        assert proxy.chats[-1].data["messages"][-1]["content"][1]["type"] == "input_audio"


def test_a_server_that_drops_the_audio_is_found_out() -> None:
    with (
        server(counted("Please provide the audio.", TASK_TOKENS)) as (proxy, model),
        pytest.raises(ModelError, match="The server ignored the audio") as failure,
    ):
        told(model, TASK)
    assert is_clear(str(failure.value)) and len(proxy.chats) == 1


def test_audio_that_is_dropped_is_found_out_before_it_is_lost_among_tools() -> None:
    with (
        server(counted("What should I do?", 30)) as (proxy, model),
        pytest.raises(ModelError, match="The server ignored the audio"),
    ):
        model.reply([User("", recordings=(SPEECH,))], SCHEMAS, lambda text: None, lambda: False)
    [trial] = proxy.chats
    assert "tools" not in trial.data and trial.data["max_tokens"] == 8


def test_audio_that_was_heard_once_is_not_tried_again() -> None:
    with server(counted("Done.", 4_000)) as (proxy, model):
        for _ in range(2):
            said: list[str] = []
            line = [User("", recordings=(SPEECH,))]
            assert model.reply(line, SCHEMAS, said.append, lambda: False).text == "Done."
            assert said == ["Done."]
        assert ["tools" in each.data for each in proxy.chats] == [False, True, True]


def test_a_server_that_counts_nothing_is_believed() -> None:
    with server(words("Make it darker.")) as (_, model):
        assert told(model, TASK).text == "Make it darker."


@pytest.mark.parametrize(
    ("model", "prompt", "heard"),
    [
        ("gemma4:e4b", TASK_TOKENS + 77, True),
        ("gemma4:e4b", TASK_TOKENS + 2, False),
        ("gemma4:e4b", 17, False),  # jundot/omlx issue 591
        ("voxtral-mini", TASK_TOKENS + 38, True),  # 12.5 tokens a second
        ("ultravox", TASK_TOKENS + 19, True),  # 6.25 tokens a second
    ],
)
def test_what_a_prompt_counts_tells_whether_it_was_heard(
    model: str, prompt: int, heard: bool
) -> None:
    at = Server(kind("OpenAI-compatible"), model)
    if heard:
        check_heard([TASK], prompt, at)
    else:
        with pytest.raises(ModelError, match="ignored the audio"):
            check_heard([TASK], prompt, at)


def test_a_typed_request_is_never_taken_for_a_spoken_one() -> None:
    check_heard([User("make it darker")], 3, Server(kind("Ollama"), "gemma4:e4b"))


def test_where_only_one_recording_is_taken_the_earlier_ones_are_left_out() -> None:
    refusal = {"object": "error", "message": "At most 1 audio(s) may be provided in one request."}
    line: list[Message] = [User("", recordings=(SHORTER,)), Assistant("Done."), TASK]
    with server(counted("Make it darker.", 400), "vLLM") as (proxy, model):
        proxy.spoil(Instead(answer(400, refusal)))
        assert told(model, *line).text == "Make it darker."
        told(model, *line)
        sent = [json.dumps(each.data) for each in proxy.chats]
    assert [each.count("input_audio") for each in sent] == [4, 2, 2]  # each names itself twice
    assert ["This was spoken" in each for each in sent] == [False, True, True]


def test_speech_that_a_deaf_server_gets_from_an_earlier_model_is_told_as_such() -> None:
    line: list[Message] = [User("", recordings=(SPEECH,)), Assistant("Darker."), User("wider")]
    said, _, newest = audible(line, Server(kind("LM Studio"), "gemma4:26b", audio=False))
    assert isinstance(said, User) and "This was spoken" in said.text and not said.recordings
    assert newest == line[-1]


def test_speech_for_a_server_started_without_ears_says_how_to_start_it() -> None:
    refusal = {"object": "error", "message": "At most 0 audio(s) may be provided in one request."}
    with (
        server(answer(400, refusal), "vLLM") as (_, model),
        pytest.raises(ModelError, match=r"does not hear; serve one.*limit-mm-per-prompt"),
    ):
        told(model, TASK)
