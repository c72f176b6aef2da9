"""What a request does not ask for: what stays, what is only compared, where a fault is heard."""

from __future__ import annotations

from itertools import product

import pytest
from test_planner_phrases import first_call, messages

from talkbox.planner import goal_for
from talkbox.planner.reading import read
from talkbox.planner.requests import Request
from talkbox_prompts import lexicon


def words(text: str) -> list[str]:
    return [request.word for request in read(text).requests]


def only(text: str) -> Request:
    (request,) = read(text).requests
    return request


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


_SHELVES = {"low shelf": "low_shelf", "high shelf": "high_shelf", "bell": "bell"}
_DOWN = {"low_shelf": "low_shelf_cut", "high_shelf": "high_shelf_cut", "bell": "bell_cut"}
_ORDERS = [
    "{name} at 800 Hz, {amount} dB",
    "{name} {amount} dB at 800 Hz",
    "{name}, {amount} dB at 800 Hz",
    "{amount} dB {name} at 800 Hz",
    "{name} at 800 Hz {amount} dB",
    "{name}: {amount} dB, 800 Hz",
    "add a {name} at 800 Hz with {amount} dB gain",
]
_SIGNS = [("-4", -1), ("−4", -1), ("minus 4", -1), ("negative 4", -1), ("+4", 1), ("plus 4", 1)]


@pytest.mark.parametrize(
    ("name", "order", "sign"), list(product(("low shelf", "high shelf", "bell"), _ORDERS, _SIGNS))
)
def test_a_filter_goes_the_way_its_sign_says(name: str, order: str, sign: tuple[str, int]) -> None:
    request = only(order.format(name=name, amount=sign[0]))
    up = _SHELVES[name]
    assert request.word == (up if sign[1] > 0 else _DOWN[up])
    gain, place = request.quantity("db"), request.quantity("hz")
    assert gain is not None and abs(gain.value) == 4
    assert place is not None and place.value == 800


@pytest.mark.parametrize(
    "text",
    [
        "{name} at 800 Hz, 4 dB down",
        "{name} at 800 Hz 4 dB down",
        "{name}, 800 Hz, cut 4 dB",
        "{name} cut of 4 dB at 800 Hz",
        "cut 4 dB with a {name} at 800 Hz",
        "{name} down 4 dB at 800 Hz",
    ],
)
@pytest.mark.parametrize("name", ["low shelf", "high shelf", "bell"])
def test_a_filter_that_is_said_to_cut_cuts(name: str, text: str) -> None:
    assert only(text.format(name=name)).word == _DOWN[_SHELVES[name]]


@pytest.mark.parametrize(
    ("text", "up", "down"),
    [
        ("pitch {} 3 semitones", "pitch_up", "pitch_down"),
        ("transpose by {} 3", "pitch_up", "pitch_down"),
        ("gain {} 3 dB", "louder", "quieter"),
        ("volume: {} 3 dB", "louder", "quieter"),
        ("bass: {} 3 dB", "more_bass", "less_bass"),
        ("treble {} 3 dB", "more_treble", "less_treble"),
        ("tempo {} 3 %", "faster", "slower"),
        ("tilt {} 3 dB", "tilt_bright", "tilt_dark"),
    ],
)
def test_any_amount_goes_the_way_its_sign_says(text: str, up: str, down: str) -> None:
    assert only(text.format("minus")).word == down
    assert only(text.format("plus")).word == up


def test_each_of_two_filters_keeps_its_own_sign() -> None:
    first, second = read("EQ -3 at 250, +2 at 8k").requests
    assert (first.word, second.word) == ("bell_cut", "bell")


@pytest.mark.parametrize(
    "text",
    [
        "notch -6 dB at 300 Hz with a narrow Q",
        "6 dB narrow cut at 300 Hz",
        "narrow cut at 300 Hz, 6 dB",
        "narrow dip of 6 dB at 300 Hz",
        "surgical notch at 300 Hz, 6 dB deep",
    ],
)
def test_a_notch_with_a_depth_is_a_narrow_bell(text: str) -> None:
    request = only(text)
    assert request.word == "bell_cut"
    assert "narrow" in request.marks
    gain = request.quantity("db")
    assert gain is not None and abs(gain.value) == 6


@pytest.mark.parametrize(
    ("text", "word", "unit", "value"),
    [
        ("distort with drive 10 dB", "distort", "drive_db", 10),
        ("saturate it with 8 dB of drive", "saturate", "drive_db", 8),
        ("add chorus with depth 0.5 and rate 2 Hz", "chorus", "depth", 0.5),
        ("add chorus with depth 0.5 and rate 2 Hz", "chorus", "rate_hz", 2),
        ("reverb with room size 0.8", "reverb", "room_size", 0.8),
        ("delay of 300 ms with a mix of 0.15", "echo", "mix", 0.15),
        ("delay 250 ms, feedback 40%", "echo", "feedback", 0.4),
        ("wave shaper with drive 12", "distort", "drive_db", 12),
        ("pulse the volume four times a second", "tremolo", "hz", 4),
        ("tremolo twice a second", "tremolo", "hz", 2),
    ],
)
def test_a_setting_by_its_name_is_that_setting(
    text: str, word: str, unit: str, value: float
) -> None:
    request = only(text)
    assert request.word == word
    said = request.quantity(unit)
    assert said is not None and said.value == value


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


@pytest.mark.parametrize("name", sorted(lexicon.reading()["signed"]))
def test_every_word_with_a_sign_has_a_word_for_down(name: str) -> None:
    assert name == "bell" or lexicon.word(name).opposite is not None


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


@pytest.mark.parametrize("sign", ["-", "+"])
@pytest.mark.parametrize(
    ("text", "parameter", "value"),
    [
        ("low shelf {}5 dB at 150 Hz", "gain_db", 5),
        ("high shelf, {}5 dB above 4 kHz", "gain_db", 5),
        ("bell {}3 at 2k", "gain_db", 3),
        ("tilt {}2 dB", "gain_db", 2),
        ("pitch {}3 semitones", "semitones", 3),
        ("gain {}3 dB", "gain_db", 3),
    ],
)
def test_the_sign_reaches_the_parameter_and_the_goal(
    text: str, parameter: str, value: float, sign: str
) -> None:
    said = text.format(sign)
    expected = -value if sign == "-" else value
    assert first_call(said)[parameter] == expected
    goal = goal_for(messages(said))
    assert goal is not None
    loudness = next((aim.target for aim in goal.aims if aim.want == "at"), None)
    ways = {aim.want for aim in goal.aims if aim.want in ("up", "down")}
    assert ways or loudness is not None
    if parameter == "semitones":
        assert ways == {"down" if expected < 0 else "up"}
