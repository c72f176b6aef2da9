"""Which take of a turn is kept."""

from __future__ import annotations

from talkbox.outcome import Rank


def test_a_take_that_met_the_goal_beats_one_that_did_not_whatever_else_was_wished_for() -> None:
    met, nearly = Rank(True, 0.4, 3.0, 4), Rank(False, 0.9, 0.0, 1)
    assert met.beats(nearly) and not nearly.beats(met)


def test_among_equals_the_one_that_moved_less_is_kept_then_the_shorter_then_the_earlier() -> None:
    first = Rank(True, 0.99, 1.0, 2)
    assert Rank(True, 1.0, 0.5, 3).beats(first)
    assert Rank(True, 0.98, 1.05, 1).beats(first)
    assert not Rank(True, 1.0, 1.0, 2).beats(first)
    assert not Rank(True, 0.9, 0.0, 1).beats(first)
