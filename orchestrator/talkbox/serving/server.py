"""One llama-server of ours: started, waited for, and ended with whoever holds it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from threading import Lock
from time import monotonic

from talkbox.closing import Closing
from talkbox.messages import Cancelled, ModelError
from talkbox.serving.failures import death, no_log, silence
from talkbox.serving.keeper import GRACE_SECONDS
from talkbox.serving.log import new_log
from talkbox.serving.plan import Plan
from talkbox.serving.ports import ask, check_free
from talkbox.serving.program import Program

LOOK_SECONDS = 0.1
"""How often a server that loads is asked whether it is ready."""
LEAST_PATIENCE_SECONDS = 120.0
SLOWEST_BYTES_PER_SECOND = 20e6
"""Of a disk from which a model is still waited for."""
END_SECONDS = GRACE_SECONDS + 2.0
DYING_SECONDS = 1.0
"""From the moment that a server no longer answers until its keeper has seen its end."""
ALMOST = 0.99
"""The share that is shown until the server says that it is ready."""

Goes = Callable[[float], bool]
"""Told the share that is loaded, 0 to 1; false asks to stop waiting."""


class LocalServer(Closing):
    """A server in a process of its own. Close it; it also ends when this process does, killed too.

    Raises ModelError when its port is taken, its log cannot be written, or the program is too old.
    """

    def __init__(self, plan: Plan, program: Program) -> None:
        check_free(plan)
        call = program.call(plan)
        try:
            self.log = new_log(plan.port)
        except OSError as error:
            raise no_log(error) from None
        self.plan = plan
        self.program = program
        self._closing = Lock()
        self._keeper = _kept(self.log, call)

    @property
    def address(self) -> str:
        """What `--model` takes to use it."""
        return self.plan.address

    @property
    def keeper_pid(self) -> int:
        """The process that keeps the server's own, which is its child."""
        return self._keeper.pid

    def wait(self, goes: Goes, patience_seconds: float | None = None) -> None:
        """Until the model is loaded; as long as its size lets expect, unless told how long.

        Raises ModelError when the server ends before, or is not ready in that time, and Cancelled
        when `goes` is false.
        """
        if patience_seconds is None:
            patience_seconds = _patience_seconds(self.plan.model_bytes)
        until = monotonic() + patience_seconds
        while not self._is_healthy():
            if not goes(self._share()):
                raise Cancelled
            if monotonic() > until:
                raise silence(self.plan, patience_seconds, self.log)
            self._look()
        goes(1.0)

    def watch_over(self) -> None:
        """Wait as long as the server lives; raises ModelError with what it died of."""
        self._keeper.wait()
        raise death(self.plan, self._keeper.returncode, self.log)

    def complaint(self) -> ModelError | None:
        """What the server died of; None while it lives."""
        with suppress(subprocess.TimeoutExpired):
            status = self._keeper.wait(0 if self._is_healthy() else DYING_SECONDS)
            return death(self.plan, status, self.log)
        return None

    def close(self) -> None:
        """End the server and give its memory and its port back; twice is as once."""
        with self._closing:
            assert self._keeper.stdin is not None
            with suppress(OSError):
                self._keeper.stdin.close()
            try:
                self._keeper.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                self._keeper.kill()
            _end_group(self._keeper)

    def _look(self) -> None:
        with suppress(subprocess.TimeoutExpired):
            self._keeper.wait(LOOK_SECONDS)
            raise death(self.plan, self._keeper.returncode, self.log)

    def _is_healthy(self) -> bool:
        """llama-server answers 503 while it loads, and before that nobody answers."""
        with suppress(OSError, HTTPException):
            status, _ = ask(self.plan.port, "/health")
            return status == HTTPStatus.OK and self._keeper.poll() is None
        return False

    def _share(self) -> float:
        """How much of the model's file is in memory, which llama-server tells nobody."""
        import psutil

        resident = 0
        with suppress(psutil.Error):
            for process in psutil.Process(self.keeper_pid).children(recursive=True):
                resident += process.memory_info().rss
        return min(ALMOST, resident / max(1, self.plan.model_bytes))


def _kept(log: Path, call: list[str]) -> subprocess.Popen[bytes]:
    """The keeper of a program, out of reach of the terminal's Ctrl-C, which is for its owner."""
    command = [sys.executable, "-P", "-m", "talkbox.serving.keeper", str(log), *call]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _end_group(keeper: subprocess.Popen[bytes]) -> None:
    """Where somebody killed the keeper, what it kept is still there."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.killpg(keeper.pid, signal.SIGKILL)
    keeper.wait()


def _patience_seconds(model_bytes: int) -> float:
    return max(LEAST_PATIENCE_SECONDS, model_bytes / SLOWEST_BYTES_PER_SECOND)
