"""What an engineer's wish does to a plan: attacks that stay, and lows where a source has them."""

from __future__ import annotations

from collections.abc import Mapping

from source_clips import scene

from talkbox.planner.moves.planning import plan
from talkbox.planner.moves.sparing import spared
from talkbox.planner.reading import read


def calls(clip: str, text: str) -> list[Mapping[str, object]]:
    """The arguments of every call that the text leads to on a clip."""
    reading, found = read(text), scene(clip)
    made = spared(plan(reading.requests, found), reading.keeps, found)
    return [step.arguments for step in made.steps]


def kinds(clip: str, text: str) -> list[object]:
    return [each["kind"] for each in calls(clip, text)]


def test_an_attack_that_is_to_survive_gets_back_what_it_loses_with_the_highs() -> None:
    assert "transient_shaper" in kinds("drums", "darker, but the attack has to survive")
    assert "transient_shaper" not in kinds("drums", "darker")
    assert "transient_shaper" not in kinds("drums", "brighter, but the attack has to survive")


def test_lows_are_rolled_off_where_the_source_has_them() -> None:
    (low_cut,) = calls("voice", "low cut")
    (rolled,) = calls("voice", "roll the lows off")
    assert float(str(rolled["frequency_hz"])) > float(str(low_cut["frequency_hz"]))
    (numbered,) = calls("voice", "roll the lows off at 60 Hz")
    assert numbered["frequency_hz"] == 60


def test_an_expanders_ratio_may_be_said_either_way_round() -> None:
    (one,) = (each for each in calls("drums", "1:2 expander") if "ratio" in each)
    (other,) = (each for each in calls("drums", "2:1 expander") if "ratio" in each)
    assert one["ratio"] == other["ratio"] == 2
