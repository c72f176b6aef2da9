"""Sound in the decoding loop: read whole or not at all, and nothing of it computed twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gemma import Gemma as Source
from gguf_files import write_projector
from made_recordings import recording

from talkbox.messages import Assistant, Cancelled, Message, ModelError, System, User
from talkbox.models.dialect import Heard as Sound
from talkbox.models.dialect import Markup, Piece, Text
from talkbox.models.gemma import Gemma
from talkbox.models.llama.clips import Clips
from talkbox.models.llama.ears import Ears
from talkbox.models.llama.engine import Engine
from talkbox.models.llama.native import Weights
from talkbox.models.llama.prompts import Prompts
from talkbox.models.llama.ready import Ready
from talkbox.models.llama.script import Script, script
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.warm import WarmPrefixes
from talkbox.models.sound_check import Heard, hear_once

pytest_plugins = ("gemma_fixture", "tiny_fixture", "ears_fixture")

SETTINGS = Settings(context_tokens=2048, threads=1)
THINK = 98
"""The token `<|think|>`."""
CUT_TOLERANCE = 0.7
"""Logits differ by so much with how a prompt was cut into batches; another sound is off by 5."""

Logits = np.ndarray[Any, np.dtype[np.float32]]


class Desk:
    """An engine that hears."""

    def __init__(self, weights: Weights, projector: Path) -> None:
        self.weights, self.vocabulary = weights, weights.vocabulary
        self.engine = Engine(weights, SETTINGS)
        self.ears = Ears.load(projector, weights, SETTINGS, 1, lambda share: True)
        self.clips = Clips(self.ears)

    def script(self, *clips: tuple[float, int], words: str = "listen") -> Script:
        heard = [Sound(recording(*clip)) for clip in clips]
        pieces: list[Piece] = [Markup("<bos>"), Text(words), *heard, Text("and go")]
        return script(pieces, self.vocabulary, self.clips)

    def read(
        self,
        asked: Script,
        cancelled: Callable[[], bool] = lambda: False,
        watch: Callable[[float], None] = lambda share: None,
    ) -> Logits:
        self.engine.read(
            asked.tokens,
            cancelled=cancelled,
            watch=watch,
            sound=lambda place, stop: self.clips.embeddings(asked.recordings[place], stop),
        )
        return self.engine.context.logits(-1).copy()

    def close(self) -> None:
        self.ears.close()
        self.engine.close()


@pytest.fixture(params=["gemma4ua", "gemma4a"])
def each_desk(
    request: pytest.FixtureRequest, tiny_weights: Weights, tiny_ears: Path, tiny_conformer: Path
) -> Iterator[Desk]:
    """With both kinds of projector."""
    desk = Desk(tiny_weights, tiny_ears if request.param == "gemma4ua" else tiny_conformer)
    yield desk
    desk.close()


@pytest.fixture
def desk(tiny_weights: Weights, tiny_conformer: Path) -> Iterator[Desk]:
    """With the conformer, which takes longer."""
    desk = Desk(tiny_weights, tiny_conformer)
    yield desk
    desk.close()


def test_the_ledger_lists_each_position_and_the_cache_holds_it(each_desk: Desk) -> None:
    asked = each_desk.script((3, 1), (2, 2))
    each_desk.read(asked)
    assert list(each_desk.engine.ledger.line(0)) == asked.tokens
    assert each_desk.engine.context.end(0) == len(asked.tokens)
    assert each_desk.engine.counts["heard"] == sum(token < 0 for token in asked.tokens) == 125


def test_sound_is_read_where_it_stands(desk: Desk) -> None:
    alike = desk.read(desk.script((3, 1), (3, 2)))
    swapped = desk.read(desk.script((3, 2), (3, 1)))
    assert np.abs(alike - swapped).max() > 2 * CUT_TOLERANCE
    assert desk.read(desk.script((3, 1), (3, 2))) == pytest.approx(alike, abs=CUT_TOLERANCE)


def test_a_cancel_within_a_clip_goes_back_to_its_start(each_desk: Desk) -> None:
    first, both = each_desk.script((1, 1)), each_desk.script((1, 1), (30, 2))
    each_desk.clips.embeddings(recording(30, 2), lambda: False)
    each_desk.read(first)
    start = max(both.recordings)
    shares = [0.0]
    with pytest.raises(Cancelled):
        each_desk.read(both, lambda: shares[-1] > 0.3, shares.append)
    line = each_desk.engine.ledger.line(0)
    assert list(line) == both.tokens[: len(line)] and len(line) == start
    assert each_desk.engine.context.end(0) == start
    stopped = each_desk.read(both)
    assert each_desk.engine.counts["evaluated"] == len(both.tokens) - start
    each_desk.engine.ledger.forget_tail(0, 0)
    assert stopped == pytest.approx(each_desk.read(both), abs=CUT_TOLERANCE)


def test_undo_and_the_way_back_read_only_what_is_new(desk: Desk) -> None:
    desk.read(desk.script((1, 1)))
    undone = desk.read(desk.script((1, 1), (4, 2)))
    desk.read(desk.script((1, 1), (4, 3)))
    assert 100 <= desk.engine.counts["evaluated"] <= 108
    back = desk.read(desk.script((1, 1), (4, 2)))
    assert desk.engine.counts["evaluated"] == 1
    assert back == pytest.approx(undone, abs=CUT_TOLERANCE)


def test_two_clips_that_begin_alike_share_nothing(desk: Desk) -> None:
    desk.read(desk.script((3, 1)))
    longer = desk.script((3.04, 1))
    desk.read(longer)
    assert desk.engine.counts["cached"] == min(longer.recordings)


def test_words_that_change_before_a_clip_have_it_read_and_not_computed_again(desk: Desk) -> None:
    desk.read(desk.script((3, 1)))
    desk.read(desk.script((3, 1), words="hear"))
    assert desk.engine.counts["evaluated"] >= 75
    assert desk.clips.encoded == 1


def test_what_was_spoken_is_answered_without_thinking_and_what_was_typed_with(
    desk: Desk, gemma: Source
) -> None:
    dialect = Gemma.of(gemma.template, desk.vocabulary, thinking=True)
    model, prompts = Ready(desk.weights, desk.engine, dialect, None), Prompts(2048)
    spoken = User("Do this.", recordings=(recording(1),))
    lines: list[tuple[list[Message], bool]] = [
        ([User("Do this.")], True),
        ([spoken], False),
        ([spoken, Assistant("Done."), User("More.")], True),
    ]
    for line, thinks in lines:
        prompt = prompts.prompt(model, line, [], desk.clips)
        assert (THINK in prompt.script.tokens) == (THINK in prompt.stable) == thinks
        assert min(prompt.stable) >= 0


def test_a_check_hears_two_seconds_as_fifty_tokens_or_says_what_is_wrong(
    desk: Desk, gemma: Source, tiny_ears: Path, tmp_path: Path
) -> None:
    dialect = Gemma.of(gemma.template, desk.vocabulary, thinking=False)
    model = Ready(desk.weights, desk.engine, dialect, None)

    def hear(projector: Path) -> Heard:
        return hear_once(model, projector, SETTINGS, lambda: False, lambda what, share: None)

    assert hear(tiny_ears).tokens == 50
    with pytest.raises(ModelError, match=r"could not load ear\.gguf"):
        hear(write_projector(tmp_path / "ear.gguf"))


def test_a_conversation_too_long_for_the_context_loses_its_oldest_sound(
    desk: Desk, gemma: Source
) -> None:
    dialect = Gemma.of(gemma.template, desk.vocabulary, thinking=False)
    model = Ready(desk.weights, desk.engine, dialect, None)
    line: list[Message] = []
    for number in range(20):
        line += [User("Do this.", recordings=(recording(5, number),)), Assistant("Done.")]
    newest = User("Do this.", recordings=(recording(5, 30),))
    prompt = Prompts(1800).prompt(model, [*line, newest], [], desk.clips)
    assert prompt.left_out["turns_dropped"] > 0
    assert len(prompt.script.tokens) <= 1800
    left = list(prompt.script.recordings.values())
    assert left[-1] == recording(5, 30) and left[-2] == recording(5, 19)
    assert recording(5, 0) not in left


def test_what_is_kept_for_the_next_start_holds_no_sound(
    desk: Desk, gemma: Source, tmp_path: Path
) -> None:
    dialect = Gemma.of(gemma.template, desk.vocabulary, thinking=False)
    warm = WarmPrefixes(tmp_path, desk.engine.context, desk.engine.ledger, {})
    model = Ready(desk.weights, desk.engine, dialect, warm)
    spoken = User("Do this.", recordings=(recording(3),))
    line: list[Message] = [System("You are an engineer. " * 20), spoken]
    prompt = Prompts(1800).prompt(model, line, [], desk.clips)
    first = desk.read(prompt.script)
    assert warm.keep(prompt.stable)
    desk.engine.ledger.forget_tail(0, 0)
    assert warm.wake(prompt.stable)
    assert len(prompt.stable) > 80 and min(prompt.stable) >= 0
    assert desk.read(prompt.script) == pytest.approx(first, abs=CUT_TOLERANCE)
    assert desk.engine.counts["cached"] == len(prompt.stable)
    assert desk.clips.encoded == 1


def test_progress_goes_on_within_a_clip(desk: Desk) -> None:
    shares: list[float] = []
    desk.read(desk.script((30, 1)), watch=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert any(0.1 < share < 0.9 for share in shares)
