"""The ledger on llama.cpp itself, with a tiny Gemma 4: its sliding layers see 512 tokens."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cache_slots import CacheFull, SlotCache
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talkbox.messages import Cancelled, ModelError
from talkbox.models.llama.context import Context
from talkbox.models.llama.ledger import LINES, SEQUENCES, Ledger
from talkbox.models.llama.native import Weights
from talkbox.models.llama.prefill import Pace, Prefill
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.warm import WarmPrefixes

pytest_plugins = ("gemma_fixture", "tiny_fixture")

SETTINGS = Settings(context_tokens=2048, threads=1, gpu_layers=0)
CUT_TOLERANCE = 0.2
"""Logits, with a spread of 2, differ by up to 0.04 with how a prompt was cut into batches: other
kernels add in another order. Cut alike they are the same to the bit."""

Logits = np.ndarray[Any, np.dtype[np.float32]]


@pytest.fixture(scope="module")
def weights(tiny: Path) -> Iterator[Weights]:
    loaded = Weights.load(tiny, SETTINGS, lambda share: True)
    yield loaded
    loaded.close()


class Desk:
    """A context and its ledger, reading prompts in pieces of one size."""

    def __init__(self, weights: Weights) -> None:
        self.context = Context(weights, SETTINGS, SEQUENCES)
        self.context.set_threads(1)
        self.ledger = Ledger(
            self.context, context_tokens=self.context.length, window=weights.window_tokens
        )
        self.evaluated = 0

    def read(
        self,
        tokens: Sequence[int],
        cancelled: Callable[[], bool] = lambda: False,
        piece: int = 32,
    ) -> Logits:
        """The logits after the prompt."""
        place = self.ledger.place(tokens)
        self.evaluated = len(tokens) - place.kept
        pace = Pace(piece, stoppable=True)
        prefill = Prefill(self.context, self.ledger, pace)
        prefill.read(place, tokens, cancelled=cancelled, watch=lambda share: None)
        return self.context.logits(-1).copy()

    def drop(self) -> None:
        for sequence in range(LINES):
            self.ledger.forget_tail(sequence, 0)


@pytest.fixture
def desk(weights: Weights) -> Iterator[Desk]:
    made = Desk(weights)
    yield made
    made.context.close()


def words(seed: int, count: int) -> list[int]:
    return random.Random(seed).choices(range(1000, 200_000), k=count)


@pytest.mark.parametrize("length", [96, 896])
def test_a_prefix_from_disk_gives_the_logits_of_a_fresh_one(
    desk: Desk, tmp_path: Path, length: int
) -> None:
    prefix, rest = words(1, length), words(2, 64)
    desk.read(prefix)
    fresh = desk.read([*prefix, *rest])
    warm = WarmPrefixes(tmp_path, desk.context, desk.ledger, {})
    assert warm.keep(prefix)
    desk.drop()
    desk.read(words(3, 500))
    assert warm.wake(prefix)
    loaded = desk.read([*prefix, *rest])
    assert desk.evaluated == len(rest)
    assert np.array_equal(loaded, fresh)


def test_a_prefix_kept_after_other_lines_came_and_went_is_whole(desk: Desk, tmp_path: Path) -> None:
    prefix, rest = words(1, 896), words(2, 64)
    desk.read(prefix)
    fresh = desk.read([*prefix, *rest])
    desk.read([*prefix, *words(4, 300)])
    desk.read([*prefix[:500], *words(5, 300)])
    desk.read([*prefix, *rest, *words(6, 100)])
    warm = WarmPrefixes(tmp_path, desk.context, desk.ledger, {})
    assert warm.keep(prefix)
    desk.drop()
    assert warm.wake(prefix)
    assert np.array_equal(desk.read([*prefix, *rest]), fresh)


def test_a_file_that_llama_cannot_read_is_deleted_and_evaluation_goes_on(
    desk: Desk, weights: Weights, tmp_path: Path
) -> None:
    prefix = words(1, 96)
    desk.read(prefix)
    fresh = desk.read([*prefix, 5])
    other = Context(weights, Settings(context_tokens=2048, flash_attention=True), SEQUENCES)
    ledger = Ledger(other, context_tokens=2048)
    place = ledger.adopt(prefix)
    other.decode(prefix, 0, place.sequence)
    ledger.extend(place.sequence, prefix)
    assert WarmPrefixes(tmp_path, other, ledger, {}).keep(prefix)
    other.close()
    desk.drop()
    assert not WarmPrefixes(tmp_path, desk.context, desk.ledger, {}).wake(prefix)
    assert list(tmp_path.iterdir()) == []
    desk.read(prefix)
    assert np.array_equal(desk.read([*prefix, 5]), fresh)


def test_undo_and_the_way_back_evaluate_what_is_new_and_give_the_same_logits(desk: Desk) -> None:
    start, undone, other = words(1, 768), words(2, 256), words(3, 256)
    desk.read(start)
    first = desk.read([*start, *undone])
    desk.read([*start, *other])
    assert desk.evaluated == 256
    desk.read([*start, *other, *words(4, 32)])
    assert desk.evaluated == 32
    desk.read([*start, *undone, *words(5, 32)])
    assert desk.evaluated == 32
    desk.drop()
    desk.read(start)
    assert np.array_equal(desk.read([*start, *undone]), first)


def test_a_line_survives_others_that_take_the_slots_around_it(desk: Desk) -> None:
    """llama.cpp itself would give its slots outside the window to the last of these lines."""
    line = words(1, 992)
    desk.read(line)
    fresh = desk.read([*line[:640], 7])
    desk.drop()
    desk.read(words(2, 512))
    desk.read(line)
    in_the_way = desk.ledger.find(words(2, 512))
    assert in_the_way is not None
    desk.ledger.forget_tail(in_the_way, 0)
    desk.read(words(3, 800))
    again = desk.read([*line[:640], 7])
    assert desk.evaluated == 1
    assert np.array_equal(again, fresh)


def test_a_cancelled_prompt_goes_on_where_it_was_stopped(desk: Desk) -> None:
    tokens = words(1, 800)
    fresh = desk.read(tokens)
    desk.drop()
    asked = iter(range(100_000))
    with pytest.raises(Cancelled):
        desk.read(tokens, cancelled=lambda: next(asked) > 300)
    done = sum(len(desk.ledger.line(sequence)) for sequence in range(LINES))
    assert 0 < done < 800
    again = desk.read(tokens)
    assert desk.evaluated == 800 - done
    assert np.allclose(again, fresh, atol=CUT_TOLERANCE)


class Both:
    """The same done to llama.cpp and to the cache that the ledger's tests count on."""

    def __init__(self, context: Context, window: int) -> None:
        self.context = context
        self.slots = SlotCache(context.length, window)
        self.lengths = dict.fromkeys(range(3), 0)

    def write(self, sequence: int, count: int) -> None:
        tokens, start = words(count, count), self.lengths[sequence]
        try:
            self.slots.write(sequence, start, tokens)
        except CacheFull:
            with pytest.raises(ModelError):
                self.context.decode(tokens, start, sequence)
            return
        self.context.decode(tokens, start, sequence)
        self.lengths[sequence] += count

    def copy(self, source: int, target: int, share: float) -> None:
        if source != target:
            self.forget(target, 0)
            end = round(share * self.lengths[source])
            if self.slots.first(source) > 0 or not end:
                return
            self.slots.copy(source, target, 0, end)
            self.context.copy(source, target, 0, end)
            self.lengths[target] = end

    def forget(self, sequence: int, share: float) -> None:
        start = round(share * self.lengths[sequence])
        start = max(start, self.slots.first(sequence)) if share else 0
        self.slots.forget(sequence, start, -1)
        self.context.forget(sequence, start, -1)
        self.lengths[sequence] = start

    def check(self) -> None:
        for sequence in self.lengths:
            assert self.context.first(sequence) == self.slots.first(sequence)
            assert (
                self.context.end(sequence) == max(self.slots.sliding.of(sequence), default=-1) + 1
            )


sequences = st.integers(0, 2)
doings = st.lists(
    st.one_of(
        st.tuples(st.just("write"), sequences, st.integers(1, 512)),
        st.tuples(st.just("write"), sequences, st.sampled_from([255, 256, 511, 512])),
        st.tuples(st.just("copy"), sequences, sequences, st.floats(0, 1)),
        st.tuples(st.just("forget"), sequences, st.floats(0, 1)),
    ),
    min_size=8,
    max_size=24,
)


SHARED_SLOTS_IN_THE_WAY: list[tuple[Any, ...]] = [
    ("write", 2, 256),
    ("write", 0, 512),
    ("write", 0, 200),
    ("copy", 0, 1, 1.0),
    ("forget", 2, 0.0),
    ("write", 2, 300),
]


@settings(max_examples=30, deadline=None)
@given(doings)
@example(SHARED_SLOTS_IN_THE_WAY)
def test_llama_gives_out_its_slots_as_the_tests_of_the_ledger_assume(
    weights: Weights, done: list[tuple[Any, ...]]
) -> None:
    # Batches of 512, which only flash attention reads at once; the slots are the same.
    long_batches = Settings(context_tokens=1024, threads=1, flash_attention=True)
    context = Context(weights, long_batches, SEQUENCES)
    context.set_threads(1)
    both = Both(context, weights.window_tokens)
    try:
        for name, *arguments in done:
            getattr(both, name)(*arguments)
            both.check()
    finally:
        context.close()
