"""No server holds a call to its schema: what is wrong is answered once, and the turn goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fault_proxy import Recorded
from recordings import recording
from server_desk import at_desk, behind_proxy, chunk, shading, words
from wire import DONE, Request, stream

ROUTES = recording("llama-server").routes


def wrong_call(arguments: str) -> bytes:
    function = {"name": "shade", "arguments": arguments}
    call = {"index": 0, "id": "w1", "type": "function", "function": function}
    return stream([chunk({"tool_calls": [call]}), chunk({}, "tool_calls"), DONE])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ('{"gain_db": 400}', ("gain_db", "400", "24")),
        ('{"gain_db": "loud"}', ("gain_db", "loud", "number")),
        ('{"gian_db": -3}', ("gian_db", "there is gain_db")),
    ],
)
def test_a_wrong_argument_is_told_with_what_came_and_what_is_allowed_and_the_edit_is_made(
    tmp_path: Path, arguments: str, named: tuple[str, ...]
) -> None:
    answers = [wrong_call(arguments), shading(-3, "c2"), words("Darker.")]
    told: list[str] = []

    def chat(request: Request) -> bytes:
        newest = request.data["messages"][-1]
        told.append(str(newest["content"]) if newest["role"] == "tool" else "")
        return answers.pop(0)

    with at_desk(tmp_path) as desk, behind_proxy(Recorded(ROUTES, chat)) as (_, model):
        ending = desk.turn(model)
        assert (ending.reason, desk.edits, desk.damage) == ("replied", 1, [])
    assert not told[0] and all(word in told[1] for word in named), told[1]
    assert "error" in told[1] and "error" not in told[2]


@pytest.mark.parametrize(
    ("delta", "cure"),
    [
        ({"content": "<|tool_call>"}, "set a larger reply_tokens."),
        ({"reasoning_content": "Hm."}, "set a larger reply_tokens, or --no-thinking."),
    ],
)
def test_an_answer_that_was_cut_off_before_its_point_is_told_with_the_cure_that_helps(
    tmp_path: Path, delta: dict[str, Any], cure: str
) -> None:
    cut = stream([chunk(delta), chunk({}, "length"), DONE])
    origin = Recorded(ROUTES, lambda request: cut)
    with at_desk(tmp_path) as desk, behind_proxy(origin) as (_, model):
        assert desk.turn(model).reply.endswith(cure)
