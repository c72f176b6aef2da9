"""Which way a number turns: its sign, the verb beside it, and the setting that it belongs to."""

from __future__ import annotations

from itertools import product

import pytest
from readings import only
from test_planner_phrases import first_call, messages

from talkbox.planner import goal_for
from talkbox.planner.reading import read
from talkbox_prompts import lexicon

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


@pytest.mark.parametrize("name", sorted(lexicon.reading()["signed"]))
def test_every_word_with_a_sign_has_a_word_for_down(name: str) -> None:
    assert name == "bell" or lexicon.word(name).opposite is not None


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


@pytest.mark.parametrize(("amount", "word"), [("-4.5", "softer_attack"), ("+4.5", "punchier")])
def test_a_transient_shaper_goes_the_way_of_its_attack(amount: str, word: str) -> None:
    said = f"transient shaper with {amount} dB attack"
    request = only(said)
    assert request.word == word
    assert first_call(said)["attack_db"] == float(amount)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slight transient shaping for less attack", "softer_attack"),
        ("a slight narrowing of the stereo width", "narrower"),
        ("a slight equaliser cut in the low mids", "less_low_mids"),
        ("a slight equaliser boost in the presence", "more_presence"),
        ("a slight gain reduction", "quieter"),
    ],
)
def test_a_noun_of_means_does_not_contradict_its_direction(text: str, expected: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [expected]
    assert reading.conflict is None and reading.unknown == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("turn it up until it hits -1 dB", "normalize"),
        ("turn it down to -6 dB", "normalize"),
        ("bring it up to -16 dB", "loudness"),
        ("turn it down 6 dB", "quieter"),
    ],
)
def test_a_level_to_reach_is_no_step(text: str, word: str) -> None:
    assert only(text).word == word
