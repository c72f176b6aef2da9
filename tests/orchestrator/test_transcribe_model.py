"""A model that hears, asked to write down what was said: what it is asked, what is believed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from talkbox.messages import Cancelled, Message, ModelError, Reply, System, ToolSchema, User
from talkbox.models.briefing import brief
from talkbox.recording import Recording
from talkbox.voice.transcribers.by_model import ModelTranscriber

SPEECH = Recording(bytes(64_000))


class Listener:
    """A model that answers every recording with these pieces, and notes what it was asked."""

    name = "listener"

    def __init__(self, *pieces: str) -> None:
        self.pieces = pieces
        self.asked: list[tuple[Sequence[Message], Sequence[ToolSchema]]] = []
        self.given = 0

    def why_deaf(self, cancelled: Callable[[], bool]) -> str | None:
        return None

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        self.asked.append((messages, tools))
        for piece in self.pieces:
            if cancelled():
                raise Cancelled
            self.given += 1
            on_text(piece)
        return Reply("".join(self.pieces), tokens={"prompt": 190, "reply": 6})


def never() -> bool:
    return False


def heard(*pieces: str, language: str | None = None) -> str:
    return ModelTranscriber(Listener(*pieces), language).transcribe(SPEECH, never).text


def test_the_words_come_with_what_the_model_counted() -> None:
    transcript = ModelTranscriber(Listener('"Make it', ' darker."'), "en").transcribe(SPEECH, never)
    assert (transcript.text, transcript.language) == ("Make it darker.", "en")
    assert transcript.tokens == {"prompt": 190, "reply": 6}


def test_a_model_is_asked_with_the_recording_and_no_tools() -> None:
    model = Listener("Darker.")
    ModelTranscriber(model, "de").transcribe(SPEECH, never)
    [(messages, tools)] = model.asked
    assert tools == () and len(messages) == 1
    task = messages[0]
    assert isinstance(task, User) and task.recordings == (SPEECH,)
    assert "in German, into German text" in task.text and "LUFS" in task.text


def test_the_task_is_read_as_it_stands_without_a_guide_to_the_words_in_it() -> None:
    model = Listener("Darker.")
    ModelTranscriber(model).transcribe(SPEECH, never)
    [task] = model.asked[0][0]
    assert isinstance(task, User) and brief([task]) == [User(task.text, recordings=(SPEECH,))]


def test_what_is_spoken_to_a_session_is_briefed_as_every_request() -> None:
    [_, user] = brief([System("You shape sound."), User("", recordings=(SPEECH,))])
    assert isinstance(user, User) and user.recordings == (SPEECH,) and user.text == "[request]\n"


@pytest.mark.parametrize("answer", ["", "(nothing)", "[silence]"])
def test_no_words_are_an_empty_transcript(answer: str) -> None:
    assert heard(answer) == ""


def test_a_loop_is_called_off_and_cut_at_its_repetition() -> None:
    model = Listener("Make it dark.", *(" And darker." for _ in range(5000)))
    text = ModelTranscriber(model).transcribe(SPEECH, never).text
    assert text == "Make it dark. And darker." and model.given < 200


def test_more_than_can_be_said_in_that_time_is_refused_in_one_sentence() -> None:
    story = " ".join(str(number) for number in range(2000))
    with pytest.raises(ModelError, match=r"wrote more than can be said in 2\.0 s; .*whisper"):
        heard(story)


def test_an_answer_about_the_recording_is_refused_and_shown_short() -> None:
    with pytest.raises(ModelError, match="did not write down what was said") as told:
        heard("I am a large language model and " * 3 + "as an AI I cannot hear.")
    assert len(str(told.value)) < 250


def test_whoever_stops_it_is_heard() -> None:
    with pytest.raises(Cancelled):
        ModelTranscriber(Listener("Make it darker.")).transcribe(SPEECH, lambda: True)
