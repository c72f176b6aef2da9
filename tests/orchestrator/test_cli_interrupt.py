"""Ctrl-C: a question for whoever asks, and the usual end for everyone else."""

from __future__ import annotations

import signal
import sys

import pytest

from talkbox.cli.interrupt import Interrupt

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")


def _press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_whoever_asks_is_told() -> None:
    with Interrupt() as interrupt:
        assert not interrupt()
        _press()
        assert interrupt()


def test_where_nobody_asks_it_stops_at_once() -> None:
    with Interrupt(), pytest.raises(KeyboardInterrupt):
        _press()


def test_pressed_again_it_stops_at_once() -> None:
    with Interrupt() as interrupt:
        interrupt()
        _press()
        with pytest.raises(KeyboardInterrupt):
            _press()


def test_afterwards_everything_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupt():
        pass
    assert signal.getsignal(signal.SIGINT) is before
