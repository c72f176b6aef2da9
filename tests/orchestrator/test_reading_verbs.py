"""Verbs that turn a part of the sound up or down: a reversed one would be the worst misreading."""

from __future__ import annotations

import pytest
from readings import words

_UP = (
    "fill in, swell, hike up, hoist, feature, extend, support, recover, rescue, unveil, intensify, "
    "juice up, revive, beef up, spice up, expand, boost, lift, raise, push, reinforce, highlight"
)
_DOWN = (
    "carve, slash, sink, suck out, drain, deflate, skim, pare, cull, bin, sacrifice, weaken, "
    "reel in, nip, smother, choke, throttle, bury, hide, slice, chop, snip, squash, flatten, "
    "cool down, knock off, starve, cut, drop, lower, shave, trim, dial back"
)


@pytest.mark.parametrize("verb", _UP.split(", "))
def test_verbs_of_raising_raise_the_part_they_name(verb: str) -> None:
    assert words(f"{verb} the treble") in (["more_treble"], ["brighter"])


@pytest.mark.parametrize("verb", _DOWN.split(", "))
def test_verbs_of_lowering_lower_the_part_they_name(verb: str) -> None:
    assert words(f"{verb} the treble") in (["less_treble"], ["darker"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("squash the drums", ["squash"]),
        ("flatten it", ["squash"]),
        ("swell it in", ["fade_in"]),
        ("slice off the first second", ["trim"]),
        ("smother it in reverb", ["reverb"]),
        ("expand the stereo image", ["wider"]),
    ],
)
def test_the_same_verbs_keep_their_own_meaning_elsewhere(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("senk die Höhen ab", "less_treble"),
        ("drück die Höhen", "less_treble"),
        ("kapp die Höhen", "less_treble"),
        ("zähm die Höhen", "less_treble"),
        ("apaga los agudos", "less_treble"),
        ("rabote les aigus", "less_treble"),
        ("abafa os agudos", "less_treble"),
        ("smorza gli acuti", "less_treble"),
        ("高音を控えめに", "less_treble"),
    ],
)
def test_verbs_of_other_languages_turn_the_same_way(text: str, expected: str) -> None:
    assert words(text) == [expected]
