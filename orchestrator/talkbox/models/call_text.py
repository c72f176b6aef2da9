"""Planned steps as a language model reads them: tool, then name=value.

Written plainly, and not in any model's own format of calls, so that every dialect can say it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from talkbox.models.situation_text import setting
from talkbox.planner.plan import Step
from talkbox_prompts.texts import table
from talkbox_tools.dsp.specs import FAMILIES


def calls_text(steps: Iterable[Step]) -> str:
    """The steps as a line says them; nothing for no step.

    Several are numbered and counted: small models otherwise make the first one only.
    """
    words, calls = table("briefing")["guide"], [_call(step) for step in steps]
    if len(calls) <= 1:
        return "".join(words["calls"].format(calls=call) for call in calls)
    numbered = [
        words["call_numbered"].format(number=number, call=call)
        for number, call in enumerate(calls, start=1)
    ]
    told = words["between"].join(numbered)
    return str(words["calls_many"].format(count=len(calls), calls=told))


def _call(step: Step) -> str:
    """Tool, then name=value."""
    pair, hidden = table("briefing")["situation"]["parameter"], _hidden(step.tool)
    values = [
        pair.format(name=name, value=_value(value))
        for name, value in step.arguments.items()
        if name not in hidden
    ]
    words = table("briefing")["guide"]
    return str(words["call"].format(tool=step.tool, arguments="".join(values)))


def _value(value: object) -> str:
    """A value; text that looks like a number is quoted, so that it stays text."""
    text = setting(value)
    digits = isinstance(value, str) and not text.isidentifier()
    return str(table("briefing")["guide"]["text_value"].format(value=text)) if digits else text


@cache
def _hidden(tool: str) -> frozenset[str]:
    """Arguments of a family's tool that models are not shown: experts' parameters."""
    used = [parameter for effect in FAMILIES.get(tool, ()) for parameter in effect.parameters]
    return frozenset(each.name for each in used) - {each.name for each in used if not each.expert}
