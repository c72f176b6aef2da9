"""What is left of a turn that is too long: what was asked, which calls were made, the outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from talkbox.messages import Assistant, ToolResult, User
from talkbox.models.briefing import Briefed, BriefedTurn
from talkbox_prompts.texts import table

LONGEST = 200
"""Characters that are left of a long text."""


def shortened(turn: BriefedTurn) -> list[Briefed]:
    """The turn without measurements, guidance and the details of results.

    What was spoken stays, for it is what was asked.
    """
    asked = User(_cut(turn.request), recordings=turn.user.recordings)
    return [asked, *(_short(message) for message in turn.past()[1:])]


def without_first_answer(turn: BriefedTurn) -> BriefedTurn:
    """The turn without its first answer and what became of it, and with a line that says so."""
    note = table("briefing")["situation"]["answer_left_out"]
    text = turn.user.text if note in turn.user.text else f"{note}\n{turn.user.text}"
    return replace(turn, user=replace(turn.user, text=text), exchanges=turn.exchanges[1:])


def left_out(turns: int) -> str:
    """The line that says how many turns are gone."""
    return str(table("briefing")["situation"]["left_out"].format(turns=turns))


def _short(message: Briefed) -> Briefed:
    match message:
        case Assistant():
            return replace(message, text=_cut(message.text))
        case ToolResult():
            return replace(message, content=_outcome(message.content))
        case _:
            return message


def _outcome(content: Mapping[str, Any]) -> dict[str, Any]:
    """One word of how it came out."""
    if "error" in content:
        return {"error": _cut(str(content["error"]))}
    verdict = content.get("verdict")
    return {"verdict": verdict["status"]} if verdict else {"done": True}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
