"""What stands around a wish: who else works on it, what goes over it, how far away it is."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mastering house wants 6 dB headroom and mine kisses zero, sort it", ["headroom"]),
        ("mix engineer needs 3 dB headroom", ["headroom"]),
        ("radio station says it's too dull", ["brighter"]),
        ("duck it a few dB, announcer sits on top of this", ["quieter"]),
        ("narrator goes over this, pull it down 4 dB", ["quieter"]),
        ("announcer talks over the bed, 6 dB lower", ["quieter"]),
        ("a bit louder than it is now", ["louder"]),
        ("brighter than it was", ["brighter"]),
        ("NR pass on the dialog, no underwater artifacts tho", ["less_noise"]),
        ("denoise without swirly artefacts", ["less_noise"]),
        ("remove the hiss but no underwater sound", ["less_noise"]),
    ],
)
def test_bystanders_ask_for_nothing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("master it", ["streaming"]),
        ("make it sound like an old radio", ["radio"]),
        ("the vocal should sit on top of it", ["more_presence"]),
        ("make it sound underwater", ["underwater"]),
    ],
)
def test_the_same_words_elsewhere_still_do(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_artifacts_alone_are_what_is_to_be_repaired() -> None:
    assert read("no artifacts").beyond == "restore"


def test_the_farther_away_the_stronger() -> None:
    near, far = only("set him like a metre off mic"), only("set him like five metres off mic")
    assert near.word == far.word == "distant"
    assert near.strength < far.strength
    assert words("three meters back") == ["distant"]


@pytest.mark.parametrize(
    "text",
    [
        "leave me a 4 sec tail hanging off the last hit",
        "give it a 4 second tail",
        "tail 4 s on the final chord",
        "reverb tail of 4 s",
    ],
)
def test_a_tail_with_a_time_is_a_room(text: str) -> None:
    request = only(text)
    decay = request.quantity("s")
    assert request.word == "reverb"
    assert decay is not None and decay.value == 4


@pytest.mark.parametrize(
    ("text", "lufs", "dbtp"),
    [
        ("R128 please, -23 and max -1 TP", -23, -1),
        ("EBU R128, -23 LUFS, -1 dBTP max", -23, -1),
        ("streaming spec: -14 int, -1 dBTP", -14, -1),
        ("spotify: -14 integrated, TP -1", -14, -1),
        ("deliver at -24 LKFS, true peak -2", -24, -2),
        ("bring it to -16 LUFS integrated with a -1 ceiling", -16, -1),
    ],
)
def test_a_specification_is_a_loudness_and_a_peak(text: str, lufs: float, dbtp: float) -> None:
    request = only(text)
    loudness, peak = request.quantity("lufs"), request.quantity("dbtp")
    assert loudness is not None and loudness.value == lufs
    assert peak is not None and peak.value == dbtp
    assert not read(text).unread


@pytest.mark.parametrize(
    "text",
    ["bypass everything, straight bounce", "straight bounce please", "no processing, just bounce"],
)
def test_a_straight_bounce_changes_nothing(text: str) -> None:
    follow = read(text).follow
    assert follow is not None and follow.kind == "clear"
    assert not read(text).requests


@pytest.mark.parametrize("text", ["tempo-map it and mail me the midi", "warp it to the grid"])
def test_what_is_beyond_all_tools_is_no_edit(text: str) -> None:
    assert read(text).beyond is not None
    assert not read(text).requests
