"""What a phrase is taken for because of another in its clause, and what is only a reason."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("those attacks are too spiky, round them off", "softer_attack"),
        ("the hits are a bit sharp", "softer_attack"),
        ("the transients are way too aggressive", "softer_attack"),
        ("the pick attacks are poking out", "softer_attack"),
        ("the attack is too slow", "punchier"),
        ("the attacks are too soft", "punchier"),
    ],
)
def test_hard_and_blunt_are_said_of_attacks(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mute the hum", ("less_hum", "apply")),
        ("mute the noise between the words", ("gate", "apply")),
        ("silence the hiss", ("less_noise", "apply")),
        ("kill the noise in the pauses", ("gate", "apply")),
        ("mute the reverb", ("reverb", "bypass")),
    ],
)
def test_what_is_wrong_is_taken_away_and_what_is_a_stage_switched_off(
    text: str, expected: tuple[str, str]
) -> None:
    assert (only(text).word, only(text).deed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("put it in a big empty hall", ["hall"]),
        ("a small wooden room", ["room"]),
        ("a slow sweeping phaser", ["phaser"]),
        ("make it dark like a cathedral", ["darker", "cathedral"]),
    ],
)
def test_what_stands_before_a_room_or_an_effect_says_which(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_adjective_that_scolds_is_no_dirt() -> None:
    assert words("there's a nasty honk") == ["less_nasal"]
    assert words("make it nasty") == ["dirtier"]


def test_it_is_getting_so_is_a_complaint_and_get_it_so_a_wish() -> None:
    assert words("it's getting dull") == ["brighter"]
    assert words("get it dark") == ["darker"]


def test_as_sleepy_as_is_a_wish_and_so_sleepy_a_complaint() -> None:
    assert words("as sleepy as a sunday") == ["softer"]
    assert words("it's so sleepy") == ["livelier"]


@pytest.mark.parametrize(
    "text",
    [
        "cut 3 dB at 300, it's too muddy",
        "pull 300 back a couple of dB, it's getting cloudy down there",
        "it sounds boxy, take 2 dB out at 500",
    ],
)
def test_a_complaint_beside_an_exact_filter_is_its_reason(text: str) -> None:
    assert words(text) == ["bell_cut"]


def test_an_order_beside_an_exact_filter_is_one_more() -> None:
    assert words("2 dB off at 300 and make it less muddy") == ["bell_cut", "less_muddy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fill it out in the middle", ["fuller"]),
        ("too compressed, open it up", ["more_dynamic"]),
        ("keep the volume steady", ["evener"]),
        ("stop the bass from booming", ["less_boomy"]),
        ("notes should ring for longer", ["more_sustain"]),
        ("from all that low end it rattles", ["less_bass"]),
        ("crisp, like biting an apple", ["crisper"]),
    ],
)
def test_one_thing_is_asked_for_in_these(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.keeps == ()


@pytest.mark.parametrize(
    ("text", "word", "value", "unit"),
    [
        ("chop off the first second and a half", "trim", 1.5, "s"),
        ("trim a second and a quarter from the end", "trim", 1.25, "s"),
        ("cut the first two and a half seconds", "trim", 2.5, "s"),
        ("repeat it every quarter of a second", "echo", 0.25, "s"),
        ("an echo a third of a second apart", "echo", 0.3333, "s"),
        ("ease it in over two seconds", "fade_in", 2.0, "s"),
        ("bring it up over two seconds", "fade_in", 2.0, "s"),
        ("turn it down over the last 2 seconds", "fade_out", 2.0, "s"),
        ("shelve the lows down 4 dB below 150", "low_shelf_cut", 150.0, "hz"),
        ("drop the highs 3 dB above 7000", "high_shelf_cut", 7000.0, "hz"),
        ("boost it by six", "louder", 6.0, ""),
        ("20 cents sharp", "pitch_up", 0.2, "st"),
        ("knock it down a tone and a half", "pitch_down", 3.0, "st"),
        ("take the last three quarters of a second off", "trim", 0.75, "s"),
        ("only the middle two seconds", "trim", 2.0, "s"),
        ("a two second fade at the front", "fade_in", 2.0, "s"),
        ("resample to 11 kHz", "downsample", 11_000.0, "hz"),
        ("-18 lufs with peaks under -1 dB", "loudness", -1.0, "dbtp"),
        ("cut 250 a bit", "bell_cut", 250.0, "hz"),
        ("2 dB of gain reduction", "compress", 2.0, "reduction_db"),
    ],
)
def test_numbers_as_people_say_them(text: str, word: str, value: float, unit: str) -> None:
    quantity = only(text).quantity(unit)
    assert only(text).word == word
    assert quantity is not None
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("get rid of the first 600 milliseconds", "first"),
        ("lose the last half second", "last"),
        ("remove the first second and a half", "first"),
        ("drop the last 300 ms", "last"),
    ],
)
def test_what_is_to_go_is_cut_from_its_own_side(text: str, side: str) -> None:
    assert only(text).word == "trim"
    assert only(text).marks & {"remove", "less"}
    assert only(text).marks & {"first", "last"} == {side}


def test_a_level_without_time_is_no_fade() -> None:
    assert words("bring it up 2 dB") == ["louder"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flip it so the end comes first", "reverse"),
        ("run it in reverse order", "reverse"),
        ("flip left and right", "swap_sides"),
        ("like grandma's gramophone", "gramophone"),
        ("an old record player", "vinyl"),
        ("let the tweeters do some work", "more_treble"),
        ("give the woofers something to do", "more_bass"),
        ("an old war-time broadcast", "radio"),
        ("for broadcast", "broadcast"),
        ("as loud as you can get it without clipping", "maximize"),
        ("somebody put a pillow over it, that sort of thing", "darker"),
        ("run it through a rotary speaker", "rotary"),
        ("carve away some of the top", "darker"),
        ("carve some of the top away", "darker"),
        ("peel away a bit of the bass", "less_bass"),
        ("squeeze the width to about half", "narrower"),
        ("it sounds like a cheap phone, fatten it", "fatter"),
        ("the upper mids need taming", "less_presence"),
        ("the low end needs boosting", "more_bass"),
        ("dampen the highs", "less_treble"),
        ("put a lid on the treble", "less_treble"),
        ("that's painfully quiet", "louder"),
        ("I want the room to shake", "more_sub"),
        ("let it disappear slowly over the last second", "fade_out"),
        ("make it come out of the right speaker", "pan_right"),
    ],
)
def test_everyday_names_of_things(text: str, expected: str) -> None:
    assert expected in words(text)
    assert len(set(words(text))) <= 2


@pytest.mark.parametrize("text", ["darker and 12 of those", "brighter, five notches"])
def test_a_number_that_nobody_can_place_is_told(text: str) -> None:
    assert read(text).unread


@pytest.mark.parametrize("text", ["make it one notch brighter", "warmer like that one"])
def test_what_holds_no_number_is_no_riddle(text: str) -> None:
    assert read(text).unread == ()
