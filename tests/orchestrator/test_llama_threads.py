"""The number of threads follows the cores that are really free."""

from __future__ import annotations

from pathlib import Path

import pytest

from talkbox.models.llama.threads import MachineLoad, Threads, quota_cores


class StatedLoad:
    """A machine of which is known what it does."""

    def __init__(self, cores: int, busy: float = 0.0) -> None:
        self._cores = cores
        self.busy = busy

    def cores(self) -> int:
        return self._cores

    def busy_cores(self) -> float:
        return self.busy


@pytest.mark.parametrize(
    ("cores", "busy", "threads"),
    [(1, 0, 1), (2, 0, 2), (2, 1, 1), (2, 2, 1), (8, 0.2, 8), (8, 0.5, 7), (8, 2.4, 5), (4, 9, 1)],
)
def test_cores_that_others_use_are_left_to_them(cores: int, busy: float, threads: int) -> None:
    assert Threads(None, StatedLoad(cores, busy)).begin() == threads


def test_every_answer_looks_anew() -> None:
    load = StatedLoad(4, busy=2)
    threads = Threads(None, load)
    assert threads.begin() == 2
    load.busy = 0
    assert threads.begin() == 4


def test_a_neighbour_in_the_middle_of_an_answer_costs_one_thread() -> None:
    threads = Threads(None, StatedLoad(4))
    threads.begin()
    assert [threads.took(0.003) for _ in range(10)][-1] == 4
    assert [threads.took(0.19) for _ in range(3)] == [4, 4, 3]
    assert [threads.took(0.004) for _ in range(10)][-1] == 3


def test_neighbours_may_take_all_threads_but_one() -> None:
    threads = Threads(None, StatedLoad(3))
    threads.begin()
    threads.took(0.003)
    assert [threads.took(0.19) for _ in range(30)][-1] == 1


def test_a_single_pause_and_a_slow_drift_change_nothing() -> None:
    threads = Threads(None, StatedLoad(4))
    threads.begin()
    seconds = 0.003
    for token in range(200):
        seconds *= 1.02
        assert threads.took(seconds if token % 20 else 1.0) == 4


def test_a_number_that_the_user_set_is_kept() -> None:
    threads = Threads(3, StatedLoad(8, busy=8))
    assert threads.begin() == 3
    threads.took(0.003)
    assert [threads.took(1.0) for _ in range(10)][-1] == 3


def test_this_machine_has_a_core_and_counts_no_more_as_busy_than_there_are() -> None:
    load = MachineLoad()
    assert load.cores() >= 1
    assert 0 <= load.busy_cores() <= 4096


def test_one_slow_piece_of_a_prompt_costs_the_cores_that_are_taken_by_then() -> None:
    load = StatedLoad(8)
    threads = Threads(None, load)
    threads.begin()
    assert [threads.read(256, 1.0) for _ in range(3)] == [8, 8, 8]
    load.busy = 3
    assert threads.read(256, 20.0) == 5
    load.busy = 0
    assert threads.read(256, 20.0) == 4


def test_a_user_s_number_is_kept_while_a_prompt_is_read() -> None:
    threads = Threads(3, StatedLoad(8, busy=8))
    threads.begin()
    threads.read(256, 1.0)
    assert threads.read(256, 20.0) == 3


def test_reading_that_slows_with_its_length_or_in_short_pieces_costs_nothing() -> None:
    threads = Threads(None, StatedLoad(4))
    threads.begin()
    seconds = 0.6
    for _ in range(40):
        seconds *= 1.3
        assert threads.read(256, seconds) == 4
    assert threads.read(3, seconds) == 4


def test_a_short_pause_while_a_prompt_is_read_costs_nothing() -> None:
    threads = Threads(None, StatedLoad(4))
    threads.begin()
    threads.read(64, 0.01)
    assert threads.read(64, 0.4) == 4


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        ("max 100000\n", None),
        ("200000 100000\n", 2.0),
        ("50000 100000\n", 0.5),
        ("", None),
        ("soon", None),
        ("100000 0", None),
    ],
)
def test_the_quota_of_a_container_is_read_in_cores(
    tmp_path: Path, text: str, cores: float | None
) -> None:
    path = tmp_path / "cpu.max"
    assert quota_cores(path) is None
    path.write_text(text)
    assert quota_cores(path) == cores


def test_a_container_s_quota_bounds_the_cores(tmp_path: Path) -> None:
    path = tmp_path / "cpu.max"
    all_cores = MachineLoad(path).cores()
    path.write_text("50000 100000")
    assert MachineLoad(path).cores() == 1
    path.write_text("max 100000")
    assert MachineLoad(path).cores() == all_cores
