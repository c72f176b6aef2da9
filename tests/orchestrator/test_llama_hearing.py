"""A model in this process that hears: what it reads of a turn, what it keeps, how it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import tiny_projector
from gguf_files import write_projector
from made_recordings import recording

from talkbox.messages import (
    Assistant,
    Cancelled,
    Hearing,
    Message,
    ModelError,
    Reply,
    System,
    ToolSchema,
    User,
)
from talkbox.models.llama.model import LlamaModel
from talkbox.models.llama.settings import Settings

pytest_plugins = ("gemma_fixture", "tiny_fixture", "ears_fixture")

TOOL = ToolSchema(
    "set_gain",
    "Changes the level.",
    {
        "type": "object",
        "properties": {"gain_db": {"type": "number", "description": "How much, in dB."}},
        "required": ["gain_db"],
    },
)
DONE = Assistant("Done.")
AROUND = 24
"""Tokens of a turn besides its sound, at most, with the answer before it."""


@pytest.fixture(scope="module")
def model(tiny: Path, tiny_conformer: Path) -> Iterator[LlamaModel]:
    with opened(tiny, tiny_conformer) as model:
        yield model


@pytest.fixture
def engineer(request: pytest.FixtureRequest) -> System:
    """Instructions that no other test gives, so that nothing of theirs is found again."""
    return System(f"You are an engineer, for {request.node.name}.")


def opened(tiny: Path, projector: Path, **settings: object) -> LlamaModel:
    """One that always takes the likeliest, so that nothing hangs on how sums were rounded."""
    chosen = {"threads": 1, "reply_tokens": 24, "temperature": 0, "projector": projector}
    return LlamaModel(tiny, Settings.from_mapping({**chosen, **settings}))


def ask(
    model: LlamaModel,
    *messages: Message,
    tools: Sequence[ToolSchema] = (TOOL,),
    cancelled: Callable[[], bool] = lambda: False,
) -> Reply:
    return model.reply(messages, tools, lambda text: None, cancelled)


def spoken(seconds: float = 3, number: int = 1, text: str = "Do this.") -> User:
    return User(text, recordings=(recording(seconds, number),))


def said(reply: Reply) -> tuple[str, list[tuple[str, object]]]:
    return reply.text, [(call.name, call.arguments) for call in reply.calls]


def test_it_says_that_it_hears(model: LlamaModel) -> None:
    assert isinstance(model, Hearing) and model.why_deaf(lambda: False) is None


def test_a_recording_costs_25_tokens_a_second(model: LlamaModel, engineer: System) -> None:
    brief, long = (ask(model, engineer, spoken(seconds, 9)).tokens for seconds in (1, 30))
    assert (brief["heard"], long["heard"]) == (25, 750)
    assert long["prompt"] - brief["prompt"] == 725
    assert "heard" not in ask(model, engineer, User("Do this.")).tokens


def test_a_second_voice_turn_reads_only_its_own_sound_and_words(
    model: LlamaModel, engineer: System
) -> None:
    ask(model, engineer, spoken(3))
    second = ask(model, engineer, spoken(3), DONE, spoken(2, 2))
    assert second.tokens["evaluated"] <= 50 + AROUND
    assert second.tokens["heard"] == 125


def test_a_second_clip_is_answered_as_in_a_fresh_process(
    model: LlamaModel, tiny: Path, tiny_conformer: Path, engineer: System
) -> None:
    lines: list[list[Message]] = [
        [engineer, spoken(3, 5)],
        [engineer, spoken(3, 5), DONE, spoken(2, 6)],
        [engineer, spoken(2, 6)],
        [spoken(2, 6)],
    ]
    here = [said(ask(model, *line)) for line in lines]
    with opened(tiny, tiny_conformer) as fresh:
        there = [said(ask(fresh, *line)) for line in reversed(lines)]
    assert there[::-1] == here


def test_the_same_clip_is_computed_once_and_read_again_where_it_must(
    model: LlamaModel, engineer: System
) -> None:
    first = ask(model, engineer, spoken(3, 11))
    again = ask(model, engineer, spoken(3, 11))
    assert said(again) == said(first)
    assert (first.tokens["encoded"], again.tokens["encoded"]) == (1, 0)
    assert again.tokens["evaluated"] == 1
    elsewhere = ask(model, System("You are a drummer."), spoken(3, 11))
    assert elsewhere.tokens["evaluated"] >= 75 and elsewhere.tokens["encoded"] == 0


def test_what_was_heard_matters(model: LlamaModel, engineer: System) -> None:
    answers = {str(said(ask(model, engineer, spoken(3, number)))) for number in range(4)}
    assert len(answers) > 1


def test_a_turn_after_an_undo_keeps_what_stands_before_it(
    model: LlamaModel, engineer: System
) -> None:
    ask(model, engineer, spoken(3), DONE, spoken(4, 2))
    other = ask(model, engineer, spoken(3), DONE, spoken(4, 3))
    assert other.tokens["evaluated"] <= 100 + AROUND


def test_a_cancelled_clip_leaves_the_model_ready(model: LlamaModel, engineer: System) -> None:
    asked = iter(range(10**6))
    with pytest.raises(Cancelled):
        ask(model, engineer, spoken(30, 12), cancelled=lambda: next(asked) > 20)
    assert ask(model, engineer, spoken(30, 12)).tokens["evaluated"] >= 750


def test_a_typed_turn_goes_on_from_a_spoken_one(model: LlamaModel, engineer: System) -> None:
    ask(model, engineer, spoken(3))
    typed = ask(model, engineer, spoken(3), DONE, User("Thank you."))
    assert typed.tokens["evaluated"] <= AROUND
    assert (typed.tokens["heard"], typed.tokens["encoded"]) == (75, 0)


def test_two_recordings_of_one_turn_are_both_heard(model: LlamaModel, engineer: System) -> None:
    both = User("Do this.", recordings=(recording(2), recording(1, 2)))
    assert ask(model, engineer, both).tokens["heard"] == 75


def test_what_no_model_hears_is_told_and_the_next_turn_works(
    model: LlamaModel, engineer: System
) -> None:
    with pytest.raises(ModelError, match="a model hears 30 s at once"):
        ask(model, engineer, spoken(31))
    assert ask(model, engineer, spoken(1)).tokens["heard"] == 25


def test_a_model_without_a_projector_says_so_and_hears_once_one_is_there(
    tiny: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "tiny.gguf"
    alone.symlink_to(tiny)
    with LlamaModel(alone, Settings(threads=1, reply_tokens=80)) as model:
        deaf = model.why_deaf(lambda: False)
        assert deaf is not None and "hears nothing without its projector" in deaf
        with pytest.raises(ModelError) as told:
            ask(model, spoken(1), tools=())
        assert str(told.value) == deaf
        went_on = ask(model, spoken(1), DONE, User("Do this."), tools=())
        assert went_on.tokens["reply"] > 0 and "heard" not in went_on.tokens
        write_projector(tmp_path / "mmproj.gguf")
        with pytest.raises(ModelError, match=r"could not load mmproj\.gguf"):
            ask(model, spoken(1), tools=())
        tiny_projector.build(tmp_path / "mmproj.gguf")
        assert ask(model, spoken(1), tools=()).tokens["heard"] == 25
        _check_transcripts(model)


def _check_transcripts(model: LlamaModel) -> None:
    """The likeliest words, whatever the seed, and no more than can be spoken."""
    lengths = []
    for number in range(4):
        task = User("Transcribe this.", recordings=(recording(0.5, number),))
        replies = []
        for seed in (1, 2):
            model.reseed(seed)
            replies.append(ask(model, task, tools=()))
        assert said(replies[0]) == said(replies[1])
        lengths.append(replies[0].tokens["reply"])
    assert max(lengths) == 6 + 64
