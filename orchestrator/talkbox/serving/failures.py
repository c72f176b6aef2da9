"""What became of a server that did not serve, in one sentence with its own words and the cure."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from talkbox.messages import ModelError
from talkbox.serving.keeper import BY_SIGNAL, NOT_STARTED
from talkbox.serving.log import newest_lines
from talkbox.serving.plan import Plan

_LESS = "a smaller --context or a smaller model needs less"
_SAID = (
    (
        ("bind http", "couldn't bind", "address already in use"),
        "another program took its port meanwhile; --port 0 takes one that is free",
    ),
    (
        ("out of memory", "failed to allocate", "unable to allocate", "bad_alloc"),
        f"there is too little memory; {_LESS}",
    ),
    (
        (
            "corrupt",
            "incomplete",
            "invalid magic",
            "failed to read",
            "not within",
            "missing tensor",
        ),
        "the model's file is damaged; fetch it again",
    ),
    (
        ("invalid argument", "unrecognized argument", "unknown argument"),
        "this version of llama-server knows other flags than talkbox; install a newer one",
    ),
)
"""In small letters, what is found in llama.cpp's words, and what it means for people."""
_ENDED = {
    NOT_STARTED: "the program cannot be started",
    BY_SIGNAL + 9: f"somebody killed it, or the system did for want of memory; {_LESS}",
    BY_SIGNAL + 15: "somebody stopped it",
}
"""What the exit status means where the server's words do not tell."""


def death(plan: Plan, status: int, log: Path) -> ModelError:
    """A server that ended by itself, with this status of its keeper."""
    if status < 0:  # the keeper itself was killed
        status = BY_SIGNAL - status
    said = newest_lines(log)
    quoted = f" It said: {'; '.join(said)}." if said else ""
    return ModelError(
        f"The server of {plan.name} ended ({_end(status)}): {_cause(status, said)}.{quoted} "
        f"Its log is {log}"
    )


def silence(plan: Plan, waited_seconds: float, log: Path) -> ModelError:
    """A server that runs and was not ready in time."""
    said = newest_lines(log)
    quoted = f" It last said: {said[-1]}." if said else ""
    return ModelError(
        f"The server of {plan.name} was not ready after {waited_seconds:.0f} s and was stopped."
        f"{quoted} Its log is {log}"
    )


def no_log(error: OSError) -> ModelError:
    """A log that cannot be written."""
    return ModelError(
        f"The log {error.filename} cannot be written ({error.strerror}); mend that, or set "
        "TALKBOX_HOME to a folder that can be."
    )


def _end(status: int) -> str:
    number = status - BY_SIGNAL
    if sys.platform != "win32" and number in {it.value for it in signal.Signals}:
        return f"killed by {signal.Signals(number).name}"
    return f"exit status {status}"


def _cause(status: int, said: list[str]) -> str:
    words = " ".join(said).casefold()
    for marks, meaning in _SAID:
        if any(mark in words for mark in marks):
            return meaning
    return _ENDED.get(status, "it gave up")
