"""The ledger, against a cache that gives out its slots by llama.cpp's rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from cache_slots import SlotCache, WholeCache
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.models.llama.ledger import LITTLE_TOKENS, Ledger, Place
from talkbox.models.llama.lines import media_ids, shared_prefix

LINES = 3
WINDOW = 8
SIZE = 200
"""Positions; much more than the window, and little enough to run out of in a few prompts."""


class Desk:
    """A ledger and its cache; evaluates what is missing as an engine would."""

    def __init__(self, size: int = SIZE, cache: SlotCache | None = None) -> None:
        self.cache = cache or SlotCache(size, WINDOW)
        window = self.cache.sliding.window
        self.ledger = Ledger(self.cache, lines=LINES, context_tokens=size, window=window)
        self.evaluated = 0

    def read(self, tokens: Sequence[int], reply: Sequence[int] = (), stop: int = SIZE) -> Place:
        """Evaluate a prompt, then an answer to it; `stop` tokens in, the evaluation is aborted."""
        place = self.ledger.place(tokens, room=len(reply))
        rest = [*tokens[place.kept :], *reply]
        done = rest[:stop]
        for start in range(0, len(done), 5):
            piece = done[start : start + 5]
            self.cache.write(place.sequence, place.kept + start, piece)
            self.ledger.extend(place.sequence, piece)
        if stop < len(rest):
            length = place.kept + len(done)
            self.cache.write(place.sequence, length, rest[stop : stop + 2])
            self.ledger.forget_tail(place.sequence, length)
        self.evaluated = len(done)
        return place

    def check(self) -> None:
        """What the ledger says is what is there: no less, no more, and whole in every layer."""
        for sequence in range(LINES):
            line = list(self.ledger.line(sequence))
            assert self.cache.line(sequence) == line
            assert [self.cache.sliding.of(sequence)[place] for place in range(len(line))] == line
        assert self.ledger.used == self.cache.plain.taken()


@dataclass(frozen=True)
class Step:
    """A prompt that begins as an earlier one, goes on differently, and is answered."""

    earlier: int
    share: float
    added: list[int]
    reply: list[int]
    stop: int


words = st.lists(st.integers(1, 3), min_size=1, max_size=30)
steps = st.builds(
    Step,
    earlier=st.integers(0, 20),
    share=st.floats(0, 1),
    added=words,
    reply=words,
    stop=st.one_of(st.just(SIZE), st.integers(0, 30)),
)


def prompts(taken: Sequence[Step], longest: int) -> list[tuple[list[int], Step]]:
    """Each step's prompt; the line of an earlier one is its prompt and its answer."""
    lines: list[list[int]] = [[]]
    found = []
    for step in taken:
        earlier = lines[step.earlier % len(lines)]
        prompt = [*earlier[: round(step.share * len(earlier))], *step.added][-longest:]
        found.append((prompt, step))
        lines.append([*prompt, *step.reply])
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(steps, max_size=14))
def test_the_ledger_says_exactly_what_the_cache_holds(taken: list[Step]) -> None:
    desk = Desk()
    for prompt, step in prompts(taken, SIZE - 40):
        held = [desk.cache.line(sequence) for sequence in range(LINES)]
        most = max(shared_prefix(line, prompt) for line in held)
        place = desk.read(prompt, step.reply, step.stop)
        assert place.kept == min(most, len(prompt) - 1)
        desk.check()


@settings(max_examples=100, deadline=None)
@given(st.lists(steps, max_size=LINES))
def test_while_there_is_room_nothing_that_was_read_is_read_again(taken: list[Step]) -> None:
    desk = Desk(size=10 * SIZE)
    seen: list[list[int]] = [[]]
    for prompt, step in prompts(taken, SIZE):
        most = max(shared_prefix(line, prompt) for line in seen)
        assert most - LITTLE_TOKENS <= desk.read(prompt, step.reply).kept <= most
        seen.append([*prompt, *step.reply])


def test_a_conversation_that_goes_on_evaluates_only_what_is_new() -> None:
    desk = Desk()
    line = list(range(1, 31))
    for turn in range(5):
        desk.read(line, reply=[100 + turn, 200 + turn])
        line += [100 + turn, 200 + turn, 300 + turn]
        place = desk.ledger.place(line)
        assert len(line) - place.kept == 1


def test_undo_and_going_back_to_the_earlier_branch_evaluate_only_what_is_new() -> None:
    desk = Desk()
    start = list(range(1, 41))
    undone, other = list(range(100, 130)), list(range(200, 230))
    desk.read([*start, *undone])
    desk.read([*start, *other])
    assert desk.evaluated == len(other)
    desk.read([*start, *undone, 1, 2])
    assert desk.evaluated == 2
    desk.read([*start, *other, 3])
    assert desk.evaluated == 1
    desk.check()


def test_the_end_of_an_answer_written_differently_takes_no_line_of_its_own() -> None:
    desk = Desk()
    first = desk.read([1] * 40, reply=[2] * LITTLE_TOKENS)
    again = desk.read([*[1] * 40, 3, 3])
    assert again == Place(first.sequence, 40)
    assert desk.cache.plain.taken() == 42


def test_the_same_prompt_again_evaluates_its_last_token_for_the_logits() -> None:
    desk = Desk()
    desk.read([1, 2, 3, 4])
    desk.read([1, 2, 3, 4])
    assert desk.evaluated == 1


def test_the_line_not_used_for_longest_makes_room() -> None:
    desk = Desk(size=100)
    for token in (1, 2, 3):
        desk.read([token] * 30)
    desk.read([1] * 31)
    desk.read([4] * 30)
    assert [desk.ledger.line(sequence)[:1] for sequence in range(LINES)] == [(1,), (4,), (3,)]
    assert desk.ledger.place([1] * 40).kept == 31


def test_the_end_of_a_line_is_given_up_before_a_longer_line_is() -> None:
    desk = Desk()
    for token in (1, 2, 3):
        desk.read([token] * 30, reply=[9] * 20)
    for token in (1, 2, 3):
        desk.read([token] * 30, reply=[8] * 20)
        assert desk.evaluated == 1 + 20


def test_a_prompt_as_long_as_the_context_drops_everything_else() -> None:
    desk = Desk(size=60)
    desk.read([1] * 20)
    desk.read([2] * 20)
    desk.read([2] * 10 + [3] * 50)
    assert desk.evaluated == 50
    desk.check()


@pytest.mark.parametrize("length", [0, 61])
def test_no_tokens_and_too_many_are_refused(length: int) -> None:
    desk = Desk(size=60)
    with pytest.raises(ValueError, match=f"{length} tokens do not fit 60 positions"):
        desk.ledger.place([1] * length)
    with pytest.raises(ValueError, match=f"{length} tokens do not fit 60 positions"):
        desk.ledger.adopt([1] * length)


def test_what_was_left_behind_unseen_is_swept_before_the_line_goes_on() -> None:
    desk = Desk()
    place = desk.read([1, 2, 3, 4])
    desk.cache.write(place.sequence, 4, [9, 9])
    desk.read([1, 2, 3, 4, 5])
    desk.check()


def test_a_model_that_cannot_go_back_reads_an_undone_turn_from_the_start() -> None:
    desk = Desk(cache=WholeCache(SIZE))
    desk.read([1] * 30, reply=[2] * 30)
    desk.read([*[1] * 30, *[2] * 30, 3, 3])
    assert desk.evaluated == 2
    desk.read([*[1] * 30, 4])
    assert desk.evaluated == 31
    desk.read([*[1] * 30, *[2] * 30, 3, 3, 5])
    assert desk.evaluated == 1
    desk.check()


def test_a_line_with_only_its_last_window_serves_its_own_prompt_and_no_shorter_one() -> None:
    desk = Desk()
    loaded = list(range(1, 41))
    place = desk.ledger.adopt(loaded)
    desk.cache.write(place.sequence, 0, loaded)
    desk.cache.sliding.forget(place.sequence, 0, 40 - WINDOW)
    desk.ledger.extend(place.sequence, loaded)
    assert desk.ledger.place([*loaded, 7]) == Place(place.sequence, 40)
    assert desk.ledger.place(loaded) == Place(place.sequence, 39)
    assert desk.ledger.place([*loaded[:30], 7]).kept == 0


def test_a_clip_is_read_as_a_whole_or_not_at_all() -> None:
    desk = Desk()
    clip = media_ids(b"clip", 10)
    desk.read([1, 2, *clip, 3], stop=6)
    assert desk.ledger.place([1, 2, *clip, 3]).kept == 2
    desk.read([1, 2, *clip, 3])
    assert desk.ledger.place([1, 2, *clip, 4]).kept == 12


@given(st.binary(min_size=1), st.binary(min_size=1), st.integers(1, 40), st.integers(1, 40))
def test_two_clips_never_look_equal(one: bytes, other: bytes, few: int, many: int) -> None:
    ids, others = media_ids(one, few), media_ids(other, many)
    assert all(-(2**63) <= number < 0 for number in ids)
    assert len(set(ids)) == few
    if (one, few) != (other, many):
        assert not set(ids) & set(others)
    else:
        assert ids == others


@given(st.lists(st.integers(0, 1)), st.lists(st.integers(0, 1)))
def test_a_shared_prefix_ends_at_the_first_difference(one: list[int], other: list[int]) -> None:
    length = shared_prefix(one, other)
    assert one[:length] == other[:length]
    assert length == min(len(one), len(other)) or one[length] != other[length]
