"""Carrying out many runs: in this process, or spread over several that each plan for themselves.

Results come as they are ready. Stopping loses nothing of what was done.
"""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox.evaluation.bench import Bench
from talkbox.evaluation.runs import Run, Task, run
from talkbox.listener import Listener
from talkbox.messages import Cancelled

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

    from talkbox.effort import Effort
    from talkbox.messages import Model

_TASKS_AT_ONCE = 6
_PATIENCE_SECONDS = 0.2


@dataclass
class Workshop:
    """A model with the benches it has been tried on."""

    model: Model
    effort: Effort
    seed: int
    folder: Path
    _benches: dict[str, Bench] = field(default_factory=dict)

    def carry_out(self, task: Task, listener: Listener) -> Run:
        """One run; raises Cancelled when the listener stops it."""
        case, clip = task
        if clip.name not in self._benches:
            # One clip at a time is kept: the tasks come sorted by clip.
            self._benches.clear()
            folder = self.folder / clip.name
            self._benches[clip.name] = Bench(clip, folder, self.model, self.effort)
        return run(case, self._benches[clip.name], self.seed, listener)


def here(tasks: Sequence[Task], workshop: Workshop, listener: Listener) -> Iterator[Run]:
    """The runs one after the other, until the listener stops them."""
    for task in tasks:
        if listener.cancelled():
            return
        try:
            yield workshop.carry_out(task, listener)
        except Cancelled:
            return


def spread(
    tasks: Sequence[Task], jobs: int, effort: str, seed: int, cancelled: Callable[[], bool]
) -> Iterator[Run]:
    """The planner's runs over `jobs` processes, until `cancelled` says to stop."""
    context = get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_begin, initargs=(effort, seed, stop)
    )
    try:
        waiting = {pool.submit(_several, piece) for piece in _pieces(tasks)}
        while waiting and not cancelled():
            done, waiting = wait(waiting, _PATIENCE_SECONDS, FIRST_COMPLETED)
            for future in done:
                yield from future.result()
        stop.set()
        for future in waiting:
            if not future.cancel():
                yield from future.result()
    finally:
        stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _pieces(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """A few tasks of one clip at a time, so that a process seldom changes clips."""
    for _, same in groupby(tasks, key=lambda task: task[1].name):
        piece = list(same)
        for start in range(0, len(piece), _TASKS_AT_ONCE):
            yield piece[start : start + _TASKS_AT_ONCE]


_workshop: Workshop | None = None
_listener = Listener()
_scratch: tempfile.TemporaryDirectory[str] | None = None


def _begin(effort: str, seed: int, stop: Event) -> None:
    """In a new process: leave Ctrl-C to the parent, and make a workshop that ends with it."""
    from talkbox.effort import EFFORTS
    from talkbox.planner import Planner

    global _listener, _scratch, _workshop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _listener = Listener(cancelled=stop.is_set)
    _scratch = tempfile.TemporaryDirectory(prefix="talkbox-eval-")
    _workshop = Workshop(Planner(seed), EFFORTS[effort], seed, Path(_scratch.name))


def _several(tasks: list[Task]) -> list[Run]:
    assert _workshop is not None, "the pool's initializer has run"
    return list(here(tasks, _workshop, _listener))
