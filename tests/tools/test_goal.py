"""Goals put together: what binds is kept, what should only stay if it can gives way."""

from __future__ import annotations

from talkbox_tools.goal import Aim, Goal

STAYS = Aim("integrated_lufs", "keep", within=1.0, optional=True)
QUIETER = Aim("integrated_lufs", "at", target=-19.0, within=0.5)
BRIGHTER = Aim("treble_db", "up")


def test_a_level_that_should_stay_if_it_can_gives_way_to_one_that_is_asked_for() -> None:
    for goal in (Goal((BRIGHTER, STAYS)) + Goal((QUIETER,)), Goal((QUIETER,)) + Goal((STAYS,))):
        assert STAYS not in goal.aims and QUIETER in goal.aims


def test_what_should_stay_is_held_to_once_where_nothing_else_is_asked_of_it() -> None:
    assert (Goal((BRIGHTER, STAYS)) + Goal((STAYS,))).aims == (BRIGHTER, STAYS)


def test_a_level_that_must_stay_is_not_dropped() -> None:
    must = Aim("integrated_lufs", "keep", within=1.0)
    assert must in (Goal((must,)) + Goal((QUIETER,))).aims
