"""Work in the background: waited for, watched, and stopped."""

from __future__ import annotations

from threading import Event

import pytest

from talkbox.messages import Cancelled, ModelError
from talkbox.models.llama.loading import Goes, Loading


def never() -> bool:
    return False


def unseen(share: float) -> None:
    pass


def test_whoever_waits_gets_the_result() -> None:
    assert Loading(lambda goes: "loaded").wait(never, unseen) == "loaded"


def test_a_failure_reaches_whoever_waits_each_time() -> None:
    def fail(goes: Goes) -> str:
        raise ModelError("The file is broken.")

    loading = Loading(fail)
    for _ in range(2):
        with pytest.raises(ModelError, match="broken"):
            loading.wait(never, unseen)


def test_the_share_that_is_done_can_be_watched() -> None:
    seen, looked = [], Event()

    def work(goes: Goes) -> str:
        goes(0.5)
        looked.wait()
        return "loaded"

    def watch(share: float) -> None:
        seen.append(share)
        if share == 0.5:
            looked.set()

    assert Loading(work).wait(never, watch) == "loaded"
    assert seen[-1] == 0.5


def test_a_caller_may_stop_waiting_and_come_back_later() -> None:
    go_on = Event()

    def work(goes: Goes) -> str:
        go_on.wait()
        return "loaded"

    loading = Loading(work)
    with pytest.raises(Cancelled):
        loading.wait(lambda: True, unseen)
    go_on.set()
    assert loading.wait(never, unseen) == "loaded"


def test_stopping_ends_the_work_and_tells_what_it_had() -> None:
    def endless(goes: Goes) -> str:
        while goes(0.1):
            pass
        raise Cancelled

    assert Loading(endless).stop() is None
    assert Loading(lambda goes: "loaded").stop() == "loaded"
