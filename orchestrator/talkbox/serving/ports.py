"""Ports of this machine: which are free, and who answers on one that is not."""

from __future__ import annotations

import json
import socket
import sys
from http.client import HTTPConnection, HTTPException
from typing import Any

from talkbox.messages import ModelError
from talkbox.serving.plan import HOST, Plan

USUAL_PORT = 8080
"""llama-server's own."""
ANSWER_SECONDS = 1.0
_LONGEST_ANSWER = 1_000_000


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether a server could listen on it now."""
    with socket.socket() as listener:
        if sys.platform != "win32":  # there it would share the port with whoever has it
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            return False
        return True


def check_free(plan: Plan) -> None:
    """Raise ModelError when the plan's port is taken, with who has it and what to do."""
    if is_free(plan.port):
        return
    served = served_names(plan.port)
    if plan.name in served:
        raise ModelError(
            f"{plan.name} is served on port {plan.port} already; use it with --model "
            f"{plan.address}, or serve it once more with --port 0."
        )
    who = f"a server of {', '.join(served)}" if served else "another program"
    raise ModelError(f"Port {plan.port} is taken by {who}; --port 0 takes one that is free.")


def served_names(port: int) -> list[str]:
    """The models of the OpenAI-compatible server on this port; none where there is no such."""
    try:
        _, body = ask(port, "/v1/models")
        document: Any = json.loads(body)
        return [str(model["id"]) for model in document["data"]]
    except (OSError, HTTPException, ValueError, TypeError, LookupError):
        return []


def ask(port: int, path: str) -> tuple[int, bytes]:
    """The status and the body that a server on this port answers with.

    Raises OSError or HTTPException where nobody answers in HTTP.
    """
    connection = HTTPConnection(HOST, port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read(_LONGEST_ANSWER)
    finally:
        connection.close()
