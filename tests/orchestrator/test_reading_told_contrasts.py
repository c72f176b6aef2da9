"""What is only told beside a wish or a complaint: surpluses, praise, denials, reasons, means."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("there is more echo than voice", "drier"),
        ("there is more bass than treble", "less_bass"),
        ("it has more bass than treble", "less_bass"),
        ("more hiss than speech", "less_noise"),
        ("more treble than bass right now, balance it", "less_treble"),
        ("i want more bass than treble", "more_bass"),
        ("give it more bass than treble", "more_bass"),
        ("more mids than bass please", "more_mids"),
    ],
)
def test_more_of_one_than_of_another_is_too_much_where_it_is_told(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it's nice and bright already, just stop it sounding thin", "fuller"),
        ("it's already bright, just too thin", "fuller"),
        ("a bit thin but nice and clear", "fuller"),
        ("nice and warm but its a bit woolly, fix the woolliness only", "less_muddy"),
        ("great energy, a bit harsh though, calm that down", "smoother"),
        ("great low end, too boomy though", "less_boomy"),
        ("nice and warm", "warmer"),
        ("nice and warm, no mud", "warmer"),
        ("it's already bright", "darker"),
        ("make it nice and bright, it's too dull", "brighter"),
    ],
)
def test_praise_beside_a_complaint_is_no_wish(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("i like the reverb but its a bit much", "drier"),
        ("i don't hate the reverb but there's too much of it", "drier"),
        ("the reverb is nice but there's too much of it", "drier"),
        ("love the reverb, more of it", "reverb"),
    ],
)
def test_what_is_liked_but_too_much_is_a_complaint(text: str, word: str) -> None:
    assert words(text) == [word]
    assert not read(text).keeps


@pytest.mark.parametrize(
    ("text", "word", "avoided"),
    [
        ("it doesn't have to be wider, just deeper", "more_bass", "wider"),
        ("i'm not looking for more treble, just less mud", "less_muddy", "more_treble"),
        ("i'm not after more bass, i'm after tighter bass", "tighter", "more_bass"),
        ("more distortion but not so much that it gets fizzy", "distort", "harsher"),
        ("louder without squashing", "louder", "squash"),
        ("louder without squashing it", "louder", "squash"),
        ("no eq please, only a bit of volume", "louder", "bell"),
        ("no compression, just make it warmer", "warmer", "compress"),
        ("instead of a hall id like a small room", "room", "hall"),
        ("id like a small room instead of a hall", "room", "hall"),
    ],
)
def test_what_is_denied_beside_a_wish_is_avoided(text: str, word: str, avoided: str) -> None:
    assert words(text) == [word]
    assert read(text).avoids == (avoided,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("doesn't need to be louder, needs to be clearer", "clearer"),
        ("it doesn't need to be so loud", "quieter"),
        ("leave everything as it is except the hum", "less_hum"),
        ("leave it all as is apart from the boominess", "less_boomy"),
        ("nothing wrong with the low end but the top is dull", "brighter"),
        ("there's nothing at the end", "trim_silence"),
        ("can you make it brighter so i dont have to crank the treble on my amp", "brighter"),
        ("put the mids back that i scooped out", "more_mids"),
        ("bring back the highs i cut", "more_treble"),
        ("add reverb but keep it subtle and out of the lows", "reverb"),
        ("i turn it up and it still doesn't feel loud", "louder"),
    ],
)
def test_what_is_only_told_asks_for_nothing(text: str, word: str) -> None:
    assert words(text) == [word]


def test_taking_some_bass_out_beside_a_reverb_is_a_wish() -> None:
    assert words("add reverb and take some bass out") == ["reverb", "less_bass"]


@pytest.mark.parametrize(
    "text",
    [
        "add some tape warmth but go easy on it",
        "don't go overboard with the bass but i want more of it",
        "more compression, don't go overboard with it",
    ],
)
def test_going_easy_is_gentle(text: str) -> None:
    (request,) = read(text).requests
    assert request.strength == 1.0


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("less compression, let it breathe", "more_dynamic"),
        ("it's too compressed, give it some breathing room", "more_dynamic"),
        ("let the bass line breathe", "more_dynamic"),
        ("let the beat breathe", "more_dynamic"),
        ("let it breathe", "airier"),
        ("let the vocals breathe", "airier"),
    ],
)
def test_room_to_breathe_is_dynamics_beside_what_squeezes_or_beats(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    ["music is too loud compared to the voice", "the music is louder than the voice"],
)
def test_music_over_a_voice_cannot_be_turned_down_alone(text: str) -> None:
    found = read(text)
    assert not found.requests
    assert found.beyond == "separate"


@pytest.mark.parametrize(
    "text",
    [
        "if you widen it make sure the bass stays in the middle",
        "widen it but make sure the bass stays in the middle",
    ],
)
def test_bass_that_stays_in_the_middle_is_mono(text: str) -> None:
    assert words(text) == ["wider", "mono_bass"]


@pytest.mark.parametrize("text", ["no compression please", "no compression", "no limiting please"])
def test_a_means_that_is_denied_alone_only_takes_its_stage_away(text: str) -> None:
    (request,) = read(text).requests
    assert request.deed == "remove"
