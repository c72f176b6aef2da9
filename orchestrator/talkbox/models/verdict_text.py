"""A verdict as the data that a model reads in the result of its last call.

Status, a few lines of numbers, and what to do next; the program's judgement, not the model's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from talkbox.messages import Measured
from talkbox.models.situation_text import Values, moves
from talkbox.planner.replies import number, value_text
from talkbox.verdict import least_change
from talkbox_prompts.texts import table
from talkbox_tools.goal import Aim

AIMS_SHOWN = 5
NUMBERS_SAID = 3
_AIM = ("measure", "want", "by", "target", "within", "optional")


def verdict_data(measured: Measured, before: Values, calls: str = "") -> dict[str, Any]:
    """The verdict as native data.

    `before` is the measurement that the turn began with; `calls` is what would correct it.
    """
    status = str(measured.verdict["status"])
    return {
        "status": status,
        "measured": "; ".join(_lines(measured, before)),
        "next": _next(status, measured, before, calls),
    }


def _lines(measured: Measured, before: Values) -> Iterator[str]:
    verdict = measured.verdict
    if verdict["status"] == "failed":
        yield str(verdict.get("message", measured.text))
        return
    aims = _telling(verdict)
    if aims:
        yield from (_aim(aim) for aim in aims[:AIMS_SHOWN])
    else:
        yield from moves(before, measured.measured) or [table("briefing")["verdict"]["no_change"]]
    yield from (_regression(found) for found in verdict.get("regressions", ()))


def _telling(verdict: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The aims that bind first; once all are met, what missed beside them only distracts."""
    aims = sorted(verdict.get("aims", ()), key=lambda aim: bool(aim["optional"]))
    met = verdict["status"] == "met"
    return [aim for aim in aims if aim["met"] or not (met and aim["optional"])]


def _aim(data: Mapping[str, Any]) -> str:
    words, aim = table("briefing")["verdict"], Aim(**{name: data[name] for name in _AIM})
    step, target = f"{least_change(aim):.3g}", value_text(aim.measure, aim.target)
    line = words["aim"].format(
        measure=aim.measure,
        before=value_text(aim.measure, data["before"]),
        after=value_text(aim.measure, data["after"]),
        want=words[aim.want].format(by=step, target=target),
        outcome=words["met" if data["met"] else "missed"],
    )
    return str(line + (words["side"] if aim.optional else ""))


def _regression(found: Mapping[str, Any]) -> str:
    before, after = (value_text(found["measure"], found[when]) for when in ("before", "after"))
    values = {**found, "before": before, "after": after}
    return str(table("briefing")["verdict"]["regression"].format(**values))


def _next(status: str, measured: Measured, before: Values, calls: str) -> str:
    """What to do now: stop, correct, or answer because no round is left."""
    form = _form(status, measured, bool(calls))
    text = table("briefing")["verdict"][f"next_{form}"]
    numbers = _numbers(measured, before)
    return str(text.format(rounds=measured.rounds_left, calls=calls, numbers=numbers))


def _numbers(measured: Measured, before: Values) -> str:
    """What a sentence about it would say; small models repeat it, so it must be true as it is."""
    binding = [aim for aim in _telling(measured.verdict) if not aim["optional"]]
    told = [number(aim) for aim in binding[:NUMBERS_SAID]]
    told = told or moves(before, measured.measured)[:NUMBERS_SAID]
    return ", ".join(told or [table("briefing")["verdict"]["no_change"]])


def _form(status: str, measured: Measured, correctable: bool) -> str:
    if measured.rounds_left <= 0:
        return "met" if status == "met" else "last"
    if status == "failed":
        return "failed"
    if correctable:
        return "mend" if status == "met" else "call"
    held = bool(measured.verdict.get("aims"))
    if status != "met" and (held or measured.verdict.get("regressions")):
        return "again"
    return "met" if held else "open"
