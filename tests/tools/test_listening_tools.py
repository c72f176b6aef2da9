"""The tools that tell and state: what is heard, how takes differ, and a goal."""

from __future__ import annotations

from typing import Any

import pytest
from tool_desk import (
    refusal,
)

from talkbox_tools import builtin
from talkbox_tools.context import Context, Take
from talkbox_tools.goal import Aim, Goal
from talkbox_tools.measures import MEASURES
from talkbox_tools.tool import InvalidArguments


def measured(**values: float | None) -> dict[str, float | None]:
    return {**dict.fromkeys(MEASURES), **values}


def test_listening_tells_before_and_now_and_names_only_what_is_heard() -> None:
    context = Context(
        source=measured(integrated_lufs=-18.04, treble_db=-12, crest_db=14, side_mid_db=None),
        now=measured(integrated_lufs=-14.0, treble_db=-15, crest_db=14.2, side_mid_db=None),
    )
    assert builtin.listen.call(context, {}).report == {
        "integrated_lufs": "-18.04 -> -14 LUFS, louder",
        "crest_db": "14 -> 14.2 dB",
        "treble_db": "-12 -> -15 dB, less treble",
    }


def test_takes_are_compared_pair_by_pair_at_what_differs() -> None:
    takes = (
        Take("take 0", "", measured(treble_db=-12, bass_db=-6)),
        Take("take 1", "darker", measured(treble_db=-15, bass_db=-6)),
        Take("take 2", "more bass", measured(treble_db=-15, bass_db=-3)),
    )
    report = builtin.listen.call(Context(takes=takes), {"what": "compare"}).report
    assert report == {
        "take 1 against take 0": {"asked": "darker", "treble_db": "-12 -> -15 dB, less treble"},
        "take 2 against take 1": {"asked": "more bass", "bass_db": "-6 -> -3 dB, more bass"},
    }


def test_there_must_be_two_takes_to_compare() -> None:
    context = Context(takes=(Take("take 0", "", measured()),))
    assert "only one take" in refusal(context, builtin.listen, what="compare")
    assert "no measurements yet" in refusal(Context(), builtin.listen)


@pytest.mark.parametrize(
    ("arguments", "aims", "asked"),
    [
        (
            {"measure": "treble_db", "want": "down"},
            (Aim("treble_db", "down"),),
            "treble_db down",
        ),
        (
            {"measure": "treble_db", "want": "up", "by": 2, "keep": "bass_db, crest_db,treble_db"},
            (Aim("treble_db", "up", by=2), Aim("bass_db", "keep"), Aim("crest_db", "keep")),
            "treble_db up by 2 dB",
        ),
        (
            {"measure": "integrated_lufs", "want": "at", "target": -14},
            (Aim("integrated_lufs", "at", target=-14),),
            "integrated_lufs at -14 LUFS",
        ),
    ],
)
def test_a_stated_goal_is_what_the_program_judges_by(
    arguments: dict[str, Any], aims: tuple[Aim, ...], asked: str
) -> None:
    goal = builtin.state_goal.call(Context(), arguments).goal
    assert goal is not None and Goal.from_json(goal) == Goal(aims, asked)


def test_a_goal_that_cannot_be_judged_is_refused() -> None:
    at = refusal(Context(), builtin.state_goal, measure="crest_db", want="at")
    assert at == "want at needs a target for crest_db, in dB."
    kept = refusal(Context(), builtin.state_goal, measure="crest_db", want="up", keep="punch")
    assert "no measure 'punch'; there is: integrated_lufs" in kept
    with pytest.raises(InvalidArguments, match="measure must be one of integrated_lufs"):
        builtin.state_goal.call(Context(), {"measure": "punch", "want": "up"})


def test_what_a_goal_does_not_use_is_said() -> None:
    arguments = {"measure": "crest_db", "want": "up", "target": 12}
    report = builtin.state_goal.call(Context(), arguments).report
    assert report["ignored"] == "target: not used by want up"
