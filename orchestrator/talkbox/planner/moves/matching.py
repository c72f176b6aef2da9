"""Steps towards a reference: the call that matches, and the calls that refit what it left.

What both files sound like is not known here; the tool works out stages and aims from the sound.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from talkbox.messages import Measured
from talkbox.planner.moves.asked import Unclear
from talkbox.planner.moves.numbers import Refused
from talkbox.planner.plan import Step
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox_prompts.texts import table

if TYPE_CHECKING:
    from talkbox.planner.understanding import Understood

TOOL = "match_reference"
_NAMES_TOLD = 8
_HELD: Mapping[str, frozenset[str]] = {
    "tone": frozenset(
        {"sub_db", "bass_db", "low_mid_db", "mid_db", "presence_db", "treble_db", "air_db"}
    ),
    "width": frozenset({"side_mid_db"}),
    "dynamics": frozenset({"crest_db"}),
    "loudness": frozenset({"integrated_lufs"}),
}
"""What each axis of a match is held to."""


def match_step(request: Request, what: str, scene: Scene) -> Step:
    """The call that brings the sound towards the file; raises Refused or Unclear without one.

    Refused as well is a share of the way that is none, or leads past the file.
    """
    if not 0 < request.share <= 1:
        raise Refused(table("planner")["refusal"]["share"])
    file = request.file or _reference(scene)
    return Step(TOOL, {"file": file, "what": what, "amount": round(request.share, 2)}, request)


def _reference(scene: Scene) -> str:
    """The file that "the reference" means: one opened as such, else the only other one."""
    if scene.references:
        return scene.references[0]
    others = [name for name in scene.files if name != scene.name]
    if not others:
        raise Refused(table("planner")["refusal"]["no_reference"])
    if len(others) > 1:
        question = table("planner")["question"]["file"]
        raise Unclear(question.format(files=", ".join(others[:_NAMES_TOLD])))
    return others[0]


def refits(understood: Understood, heard: Measured) -> list[Step]:
    """The matches of the plan again, for the axes that missed; none beside other requests.

    What was asked for beside a match moves the same measures, and a refit would undo it.
    """
    steps = understood.plan.steps
    if not steps or any(step.tool != TOOL for step in steps):
        return []
    missed = {
        aim["measure"]
        for aim in heard.verdict.get("aims", ())
        if aim["want"] == "at" and not aim["met"] and not aim["optional"]
    }
    made = _rounds(understood)
    again = [step for step in steps if missed & _held(str(step.arguments["what"]))]
    return [
        Step(TOOL, {**step.arguments, "round": made // len(steps) + 1}, step.request)
        for step in again
    ]


def _held(what: str) -> frozenset[str]:
    return frozenset().union(*_HELD.values()) if what == "all" else _HELD[what]


def _rounds(understood: Understood) -> int:
    """How many matches were called for since the instruction."""
    return sum(call.name == TOOL for each in understood.turn.answers() for call in each.calls)
