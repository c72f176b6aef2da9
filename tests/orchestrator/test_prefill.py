"""Reading a prompt in pieces: how soon it ends when asked, and what is left then."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import Literal

import numpy as np
import pytest
from cache_slots import CacheFull, SlotCache
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.messages import Cancelled
from talkbox.models.llama.batch import Embeddings
from talkbox.models.llama.ledger import Ledger
from talkbox.models.llama.prefill import Pace, Prefill
from talkbox.models.llama.threads import Crew, Threads

SIZE = 4000
HEED_SECONDS = 0.3


CORES = 4


class FourCores:
    """The cores of a machine; a neighbour may take one of them."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def cores(self) -> int:
        return CORES

    def busy_cores(self) -> float:
        return float(self._machine.now_seconds >= self._machine.neighbour_at_seconds)


class Machine:
    """Evaluates at a given speed, on a clock of its own; what is asked of it is kept."""

    def __init__(self, tokens_per_second: float, *, stoppable: bool, slots: int = SIZE) -> None:
        self.cache = SlotCache(slots, 0)
        self.ledger = Ledger(self.cache, lines=1, context_tokens=SIZE)
        self.now_seconds = 0.0
        self.pieces: list[int] = []
        self.logits: list[str] = []
        self._per_token_seconds = 1 / tokens_per_second
        self.neighbour_at_seconds = float("inf")
        self.computing = 0
        self._stoppable = stoppable
        self._asked: Callable[[], bool] | None = None
        self._running_seconds = 0.0
        self.threads = Threads(None, FourCores(self))
        pace = Pace(512, stoppable=stoppable)
        crew = Crew(self.threads, [self])
        crew.begin()
        self.prefill = Prefill(self, self.ledger, pace, crew.read, self.clock)

    def clock(self) -> float:
        return self.now_seconds

    def decode(
        self,
        tokens: Sequence[int],
        first_position: int,
        sequence: int,
        logits: Literal["none", "last", "all"] = "none",
    ) -> None:
        """Stoppable, it looks up a hundred times in a batch; else it returns before it is done."""
        seconds = len(tokens) * self._per_token_seconds
        if self.now_seconds >= self.neighbour_at_seconds and self.computing == CORES:
            seconds *= 65
        self.pieces.append(len(tokens))
        self.logits.append(logits)
        for _ in range(100 if self._stoppable else 0):
            self.now_seconds += seconds / 100
            if self._asked is not None and self._asked():
                self.cache.write(sequence, first_position, tokens[:1])
                raise Cancelled
        self._running_seconds = 0 if self._stoppable else seconds
        self.cache.write(sequence, first_position, tokens)

    def decode_embeddings(self, embeddings: Embeddings, first_position: int, sequence: int) -> None:
        """Each vector holds the id of its position."""
        ids = [int(row[0]) for row in embeddings]
        self.decode(ids, first_position, sequence)

    def finish(self) -> None:
        self.now_seconds += self._running_seconds

    def set_threads(self, count: int) -> None:
        self.computing = count

    def abort_when(self, asked: Callable[[], bool] | None) -> None:
        self._asked = asked

    def read(self, tokens: Sequence[int], cancel_at_seconds: float = float("inf")) -> list[float]:
        """The shares reported. Afterwards nothing is asked any more and the ledger is right."""
        shares: list[float] = []
        place = self.ledger.place(tokens)
        try:
            self.prefill.read(
                place,
                tokens,
                cancelled=lambda: self.now_seconds >= cancel_at_seconds,
                watch=shares.append,
                sound=lambda start, stop: _clip(tokens, start),
            )
        finally:
            assert self._asked is None
            assert self.cache.line(place.sequence) == list(self.ledger.line(place.sequence))
        return shares


def _clip(tokens: Sequence[int], start: int) -> Embeddings:
    """What is heard from there to the next text."""
    end = next(place for place in range(start, len(tokens)) if tokens[place] >= 0)
    return np.array(tokens[start:end], dtype=np.float32)[:, None]


@settings(max_examples=60, deadline=None)
@given(
    lengths=st.lists(st.tuples(st.integers(1, 300), st.integers(1, 300)), min_size=1, max_size=4),
    speed=st.floats(100, 20_000),
    stoppable=st.booleans(),
    cancel_at_seconds=st.floats(0, 5),
)
def test_a_clip_is_there_whole_or_not_at_all(
    lengths: list[tuple[int, int]], speed: float, stoppable: bool, cancel_at_seconds: float
) -> None:
    machine = Machine(speed, stoppable=stoppable)
    tokens: list[int] = []
    for text, sound in lengths:
        tokens += range(text)
        tokens += range(-1, -1 - sound, -1)
    tokens.append(7)
    with suppress(Cancelled):
        machine.read(tokens, cancel_at_seconds)
    assert machine.now_seconds <= cancel_at_seconds + HEED_SECONDS or machine.logits[-1] == "last"
    line = list(machine.ledger.line(0))
    assert line == tokens[: len(line)]
    assert line == tokens or tokens[len(line)] >= 0 or not line or line[-1] >= 0
    machine.read(tokens)
    assert list(machine.ledger.line(0)) == tokens and machine.logits[-1] == "last"


@settings(max_examples=60, deadline=None)
@given(
    speed=st.floats(4, 20_000),
    stoppable=st.booleans(),
    cancel_at_seconds=st.floats(0, 5),
)
def test_a_cancel_is_heeded_within_0_3_s_at_any_speed(
    speed: float, stoppable: bool, cancel_at_seconds: float
) -> None:
    machine = Machine(speed, stoppable=stoppable)
    tokens = list(range(min(SIZE, int(speed * 10))))
    with pytest.raises(Cancelled):
        machine.read(tokens, cancel_at_seconds)
        # It was through before the cancel, or with the piece that the cancel fell into.
        assert machine.now_seconds <= cancel_at_seconds + HEED_SECONDS
        raise Cancelled
    assert machine.now_seconds <= cancel_at_seconds + HEED_SECONDS


def test_after_a_cancel_only_what_was_not_completed_is_evaluated() -> None:
    machine = Machine(100, stoppable=True)
    tokens = list(range(500))
    with pytest.raises(Cancelled):
        machine.read(tokens, cancel_at_seconds=2.5)
    done = len(machine.ledger.line(0))
    assert done >= 150
    machine.pieces.clear()
    machine.read(tokens)
    assert sum(machine.pieces) == 500 - done


def test_whoever_cancels_before_it_begins_evaluates_nothing() -> None:
    machine = Machine(100, stoppable=True)
    with pytest.raises(Cancelled):
        machine.read([1, 2, 3], cancel_at_seconds=0)
    assert machine.pieces == []


@pytest.mark.parametrize(("stoppable", "seconds"), [(True, 1.0), (False, 0.1)])
def test_pieces_settle_at_the_time_that_one_may_take(stoppable: bool, seconds: float) -> None:
    machine = Machine(300, stoppable=stoppable)
    machine.read(list(range(3000)))
    assert all(seconds / 2 < size / 300 <= seconds for size in machine.pieces[4:-1])


def test_pieces_shrink_when_the_machine_slows_down() -> None:
    pace = Pace(512, stoppable=False)
    for _ in range(10):
        pace.measured(pace.tokens, pace.tokens / 10_000)
    assert pace.tokens == 512
    pace.measured(512, 10.0)
    assert pace.tokens == 4
    pace.measured(4, 60.0)
    assert pace.tokens == 1


def test_only_the_last_token_has_logits_and_progress_ends_at_one() -> None:
    machine = Machine(1000, stoppable=True)
    shares = machine.read(list(range(2000)))
    assert machine.logits == ["none"] * (len(machine.pieces) - 1) + ["last"]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_an_evaluation_that_fails_leaves_what_was_done_before_it() -> None:
    machine = Machine(1000, stoppable=True, slots=1000)
    with pytest.raises(CacheFull):
        machine.read(list(range(2000)))
    assert len(machine.ledger.line(0)) == sum(machine.pieces[:-1]) > 500


def test_ctrl_c_ends_the_piece_and_is_raised_where_it_belongs() -> None:
    machine = Machine(100, stoppable=True)
    tokens = list(range(500))

    def press() -> bool:
        if machine.now_seconds >= 1.0:
            signal.raise_signal(signal.SIGINT)
        return False

    place = machine.ledger.place(tokens)
    with pytest.raises(KeyboardInterrupt):
        machine.prefill.read(place, tokens, cancelled=press, watch=lambda share: None)
    assert machine.now_seconds <= 1.0 + HEED_SECONDS
    assert machine.cache.line(0) == list(machine.ledger.line(0))
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_prompt_can_be_read_outside_the_main_thread() -> None:
    machine = Machine(1000, stoppable=True)
    reader = Thread(target=machine.read, args=(list(range(100)),))
    reader.start()
    reader.join()
    assert len(machine.ledger.line(0)) == 100


def test_a_neighbour_that_comes_while_a_prompt_is_read_slows_one_piece_only() -> None:
    machine = Machine(300, stoppable=True)
    machine.neighbour_at_seconds = 3.0
    machine.read(list(range(3000)))
    assert machine.computing == CORES - 1
    assert machine.now_seconds < 3000 / 300 + 1.0 * 65 + 5.0


def test_a_prompt_read_without_neighbours_keeps_all_threads() -> None:
    machine = Machine(300, stoppable=True)
    machine.read(list(range(3000)))
    assert machine.computing == CORES


@pytest.mark.parametrize("speed", [20.0, 200.0])
def test_a_slow_processor_is_not_slowed_by_ever_shorter_pieces(speed: float) -> None:
    machine = Machine(speed, stoppable=True)
    machine.read(range(1000))
    assert min(machine.pieces[:-1]) >= 64
