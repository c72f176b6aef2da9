"""What an ending is to do: it fades in whatever words, and is cut only where a cut was ordered."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("last 2 s ought to sink to nothing, no hard stop", 2),
        ("the last two seconds should melt away into silence", 2),
        ("let the final 3 seconds die down to nothing", 3),
        ("i want it to dwindle to nothing over the last second", 1),
        ("last second tapers to zero", 1),
        ("make the last 4 s slide gently down into nothing", 4),
        ("the last 1.5 s needs to ebb away to silence", 1.5),
        ("the last two seconds should sink", 2),
        ("the last 2 s need to slowly disappear", 2),
        ("the last 2 s need to fade out", 2),
        ("i'd like it to gently die off across the final 2 s", 2),
        ("ease the last second into silence", 1),
        ("last 2s: bring it gradually to silence", 2),
        ("wind down the last 3 seconds to nothing", 3),
    ],
)
def test_an_end_that_goes_to_nothing_fades_as_long_as_it_lasts(text: str, seconds: float) -> None:
    request = only(text)
    assert (request.word, request.deed) == ("fade_out", "apply")
    assert [said.value for said in request.quantities] == [seconds]


@pytest.mark.parametrize(
    "text", ["no hard stop", "no sudden ending please", "without an abrupt ending"]
)
def test_an_end_that_must_not_be_hard_fades(text: str) -> None:
    assert words(text) == ["fade_out"]


@pytest.mark.parametrize(
    "text",
    ["chop off the last 2 s", "cut the last 2 seconds", "drop the last 2 s", "last 2 s must go"],
)
def test_an_end_is_cut_where_a_cut_was_ordered(text: str) -> None:
    assert words(text) == ["trim"]


@pytest.mark.parametrize("text", ["the last 2 s should go weird", "first 2 seconds zzyx"])
def test_what_nobody_understood_of_a_part_cuts_nothing(text: str) -> None:
    reading = read(text)
    assert not reading.requests
    assert reading.beyond == "part"
