"""How many threads compute: as many as there are cores with nothing else to do.

All threads wait for the slowest one after every operation, and wait by spinning. One neighbour on
one of two cores made two threads 65 times slower than one thread; so a core that is not free is
better left alone, and threads are given up when a neighbour comes in the middle of an answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Protocol

LOOK_SECONDS = 0.05
SLOWER = 5.0
"""A neighbour has come when tokens take this many times as long as they did."""
SLOW_TOKENS = 3
"""So many in a row, because one slow token may be a pause of the whole machine."""
REMEMBERED_TOKENS = 32
PAUSE_SECONDS = 0.5
"""A part of a prompt that was done sooner than this may have been slow by a pause alone."""
SIMILAR = 2
"""Short parts take longer a token: one is not compared with another this many times as long."""
CPU_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux (cgroup v2) says how much of its cores a container may use."""
BUSY_SHARE = 0.3
"""A core counts as taken when others use more of it than this."""


class Load(Protocol):
    """What is known of the machine's cores."""

    def cores(self) -> int:
        """How many physical cores this process may use."""
        ...

    def busy_cores(self) -> float:
        """How many of them other processes use just now."""
        ...


class MachineLoad:
    """This machine's cores; a look at what the others do takes `LOOK_SECONDS`."""

    def __init__(self, quota: Path = CPU_QUOTA) -> None:
        self._quota = quota

    def cores(self) -> int:
        """How many physical cores this process may use, at least 1."""
        quota = quota_cores(self._quota)
        return _allowed_cores() if quota is None else max(1, min(_allowed_cores(), int(quota)))

    def busy_cores(self) -> float:
        """How many of them other processes used during the look.

        Cores that a quota leaves idle are as good as the others, so neighbours there do no harm.
        """
        import psutil

        own = psutil.Process()
        before = own.cpu_times()
        percent = psutil.cpu_percent(LOOK_SECONDS, percpu=True)
        after = own.cpu_times()
        ours = (after.user + after.system - before.user - before.system) / LOOK_SECONDS
        busy: float = sum(percent[core] for core in _own_cores() if core < len(percent)) / 100
        spare = _allowed_cores() - self.cores()
        return max(0.0, busy - float(ours) - spare)


class Threads:
    """The number of threads from one answer to the next, and within one."""

    def __init__(self, fixed: int | None, load: Load) -> None:
        """`fixed` is what the user wants, come what may; None for what is free."""
        self._fixed = fixed
        self._load = load
        self._usual: deque[float] = deque(maxlen=REMEMBERED_TOKENS)
        self._part: tuple[int, float] | None = None
        self._slow = 0
        self.count = fixed or 1

    def begin(self) -> int:
        """Look at the machine; the number of threads for the answer that begins."""
        self._usual.clear()
        self._part = None
        self._slow = 0
        if self._fixed is None:
            self.count = self._free()
        return self.count

    def read(self, tokens: int, seconds: float) -> int:
        """A part of the prompt took so long; the number of threads for the next.

        One that is slow is enough: with a neighbour, the next one could take a minute.
        """
        before, self._part = self._part, (tokens, seconds / tokens)
        if before is None or seconds < PAUSE_SECONDS or tokens * SIMILAR < before[0]:
            return self.count
        if seconds / tokens > SLOWER * before[1]:
            self._part = before
            if self._fixed is None:
                self.count = max(1, min(self.count - 1, self._free()))
        return self.count

    def took(self, seconds: float) -> int:
        """One token took so long; the number of threads for the next."""
        if self._usual and seconds > SLOWER * median(self._usual):
            self._slow += 1
        else:
            self._slow = 0
            self._usual.append(seconds)
        if self._slow >= SLOW_TOKENS and self._fixed is None:
            self._slow = 0
            self.count = max(1, self.count - 1)
        return self.count

    def _free(self) -> int:
        taken = int(self._load.busy_cores() + 1 - BUSY_SHARE)
        return max(1, self._load.cores() - taken)


class Computer(Protocol):
    """What computes with threads; a `Context` does."""

    def set_threads(self, count: int) -> None:
        """Compute with so many from now on."""
        ...


class Crew:
    """Keeps whatever computes at the right number of threads."""

    def __init__(self, threads: Threads, computers: Sequence[Computer]) -> None:
        self._threads = threads
        self._computers = computers
        self._set = 0

    def begin(self) -> None:
        """An answer begins."""
        self._use(self._threads.begin())

    def read(self, tokens: int, seconds: float) -> None:
        """A part of the prompt took so long."""
        self._use(self._threads.read(tokens, seconds))

    def took(self, seconds: float) -> None:
        """One token took so long."""
        self._use(self._threads.took(seconds))

    def _use(self, count: int) -> None:
        if count != self._set:
            self._set = count
            for computer in self._computers:
                computer.set_threads(count)


def quota_cores(path: Path) -> float | None:
    """How many cores' worth of time a `cpu.max` file allows; None for no limit, or no such file.

    It holds "QUOTA PERIOD" in microseconds, or "max PERIOD"
    (https://docs.kernel.org/admin-guide/cgroup-v2.html).
    """
    try:
        quota, period = path.read_text().split()
        return None if quota == "max" else int(quota) / int(period)
    except (OSError, ValueError, ZeroDivisionError):
        return None


def _allowed_cores() -> int:
    import psutil

    physical = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    return max(1, min(physical, len(_own_cores())))


def _own_cores() -> list[int]:
    """The logical cores this process may run on; all, where the system does not say."""
    import psutil

    affinity = getattr(psutil.Process(), "cpu_affinity", None)
    return list(affinity()) if affinity else list(range(psutil.cpu_count() or 1))
