"""What a request does not ask for: what stays, what is only compared, where a fault is heard."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "keep only the first two seconds",
        "keep only the first 2 s",
        "just the last bar of 3 seconds",
        "keep just the last second",
        "keep only from 1 to 3 s",
        "I just want the last 2 seconds",
        "cut everything but the first 2 seconds",
        "keep nothing but the first 2 seconds",
        "keep the first two seconds",
    ],
)
def test_a_part_that_is_to_be_kept_is_not_cut_away(text: str) -> None:
    request = only(text)
    assert request.word == "trim"
    assert {"only", "keep"} & request.marks


@pytest.mark.parametrize("text", ["trim the first second", "just cut the first second"])
def test_a_part_that_is_to_go_is_cut_away(text: str) -> None:
    assert not {"only", "keep", "to"} & only(text).marks


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("brighter, leave the low end exactly how it is", {"more_bass"}),
        ("brighter but leave the bass alone", {"more_bass"}),
        ("warmer but leave the highs as they are", {"more_treble"}),
        ("more bass but leave the rest wide", {"wider"}),
        ("brighter, the lows should stay", {"more_bass"}),
        ("compress it but don't mess with the level", {"louder"}),
        ("more punch, leave the loudness as it is", {"louder"}),
        ("the highs are fine, just more body please", {"more_treble"}),
        ("no change to the level, just warmer", {"louder"}),
        ("don't touch the loudness, widen it", {"louder"}),
        ("keep the punch and the warmth, less harsh", {"punchier", "warmer"}),
        ("less bass but don't touch the vocals", {"more_presence"}),
        ("menos graves, pero no toques la voz", {"more_presence"}),
    ],
)
def test_what_is_to_stay_is_kept_and_not_asked_for(text: str, kept: set[str]) -> None:
    reading = read(text)
    assert set(reading.keeps) == kept
    assert len(reading.requests) == 1
    assert reading.beyond is None


@pytest.mark.parametrize(
    "text",
    [
        "warmer, keep everything else",
        "make it warm but leave the rest alone",
        "warmer, everything else stays the same",
        "leave everything else how it is but make it warmer",
        "make it warmer and don't change anything else",
    ],
)
def test_everything_else_stays(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["warmer"]
    assert {"louder", "wider"} <= set(reading.keeps)
    assert reading.unknown == ()


def test_what_is_left_over_is_wanted() -> None:
    assert words("leave 3 dB of headroom") == ["headroom"]
    assert words("leave some headroom") == ["headroom"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stereo image is too wide, pull it in", ["narrower"]),
        ("the low end is too boomy, pull it back", ["less_boomy"]),
        ("the top end is harsh, calm it", ["smoother"]),
        ("the upper mids are harsh, ease them", ["smoother"]),
        ("take the harshness off the top", ["smoother"]),
        ("sounds boxy, like it was recorded in a cardboard box", ["less_boxy"]),
        ("boxy vocal, get the cardboard out", ["less_boxy"]),
        ("muffled, like under a blanket", ["clearer"]),
        ("thin, like a phone speaker", ["fuller"]),
        ("harsh, like nails", ["smoother"]),
        ("distant, like it's in another room, bring it closer", ["closer"]),
        ("take the shine off, it's too bright for me", ["darker"]),
    ],
)
def test_a_complaint_is_one_however_often_it_is_said(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.conflict is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slapback like the old records", ["slapback"]),
        ("bitcrush it like an old game console", ["bitcrush"]),
        ("reverb like a big church", ["cathedral"]),
        ("echo like in a canyon", ["echo"]),
        ("clean up the rumble", ["less_rumble"]),
        ("clean up the hiss", ["less_noise"]),
        ("tighten up the mud", ["less_muddy"]),
        ("make it heavy like a machine", ["fatter"]),
        ("make it dark like a cathedral", ["darker", "cathedral"]),
    ],
)
def test_a_comparison_adds_no_effect_of_its_own(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.unknown == ()


def test_only_a_hit_that_is_asked_for_is_refused() -> None:
    assert read("make it slam like a club banger").beyond is None
    assert read("more bass like a real banger").beyond is None
    for text in ("make it a hit", "make it sound like a hit record", "make it sound like drake"):
        assert read(text).beyond == "artist"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hurts my ears when I turn it up", ["smoother"]),
        ("harsh when it gets loud", ["smoother"]),
        ("when it's loud it hurts", ["smoother"]),
        ("if I turn it up it distorts", ["less_dirty"]),
        ("it disappears if I play it quietly", ["more_presence"]),
        ("boomy in my car", ["less_boomy"]),
        ("too boomy on my car stereo", ["less_boomy"]),
        ("on small speakers it's thin", ["fuller"]),
        ("it sounds muddy on my phone", ["less_muddy"]),
        ("sounds boxy when I stand close to the speakers", ["less_boxy"]),
        ("put it in my car", ["room"]),
        ("as if it was playing from a phone", ["telephone"]),
        ("sounds like there's a towel over the speaker", ["brighter"]),
    ],
)
def test_when_and_where_a_fault_is_heard_is_no_order(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.unknown == ()


@pytest.mark.parametrize(
    "text", ["roll off some of the highs, gently", "gently roll off the lows", "a gentle high pass"]
)
def test_a_gentle_filter_is_a_weak_one(text: str) -> None:
    assert only(text).strength <= 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("scoop out the middle", ["scooped"]),
        ("wide, but it must survive a mono speaker", ["wider"]),
        ("make it wider but it has to work in mono", ["wider"]),
        ("not so loud", ["quieter"]),
        ("just hold back the loudest peaks", ["limiter"]),
        ("keep everything below 150 Hz in the middle", ["mono_bass"]),
        ("make it loud as possible", ["maximize"]),
        ("too soft", ["louder"]),
        ("tv", ["radio"]),
        ("put chorus before the reverb", ["chorus"]),
    ],
)
def test_short_requests_mean_what_people_mean(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.conflict is None


def test_a_level_that_is_not_to_rise_is_kept() -> None:
    assert read("brighter but not so loud").keeps == ("louder",)
    assert read("don't make it louder").requests == ()


def test_what_someone_shall_play_is_refused() -> None:
    assert read("let the drummer play a fill before the chorus").beyond == "compose"


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("3 dB more treble and leave everything below 1 kHz alone", "more_treble", "more_bass"),
        ("don't touch anything below 200 Hz, brighten it", "brighter", "more_bass"),
        ("more bass, keep everything above 3 kHz", "more_bass", "more_treble"),
    ],
)
def test_a_range_that_is_to_stay_is_kept_and_not_filtered(text: str, word: str, kept: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert kept in reading.keeps


def test_a_verb_and_its_particle_may_stand_apart() -> None:
    assert words("take 2 dB of the lows away") == ["less_bass"]
    assert words("narrow the lows below 120 Hz") == ["mono_bass"]
    assert words("negative gain of 6 dB") == ["quieter"]
