"""Places, moods, reasons and stories said plainly, and orders that come with half a story."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it'll be background music so take the level down", "quieter"),
        ("he's too far from the mic so bring him forward", "closer"),
        ("it's for a meditation app, so calm it down", "calmer"),
        ("the mix is cold so warm it up a bit", "warmer"),
        ("it's for the radio so make it punchy", "punchier"),
        ("so please turn it down", "quieter"),
        ("it's so bright", "darker"),
        ("it sounds so dull", "brighter"),
        ("it's so quiet i can hardly hear it", "louder"),
    ],
)
def test_so_before_an_order_joins_and_finds_nothing_too_much(text: str, word: str) -> None:
    assert word in words(text)
    assert read(text).conflict is None


def test_a_strengthening_so_still_complains() -> None:
    assert "smoother" in words("it's so warm it hurts")
    assert words("so much bass") == ["less_bass"]


@pytest.mark.parametrize(
    "text",
    [
        "ease the level off, i'm putting this under narration",
        "i'm putting this under narration, ease the level off",
        "it's going under a voiceover",
        "it's background music",
    ],
)
def test_what_lies_under_a_voice_is_to_be_quieter(text: str) -> None:
    assert only(text).word == "quieter"


def test_what_it_is_for_asks_for_nothing_beside_an_order() -> None:
    assert words("it's going under narration, brighten it") == ["brighter"]
    assert words("i'm going to rap over this so take some mids out") == ["scooped"]
    assert words("we'll be playing it in a church, so make it clearer") == ["clearer"]
    assert words("play it in a big hall") == ["hall"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("can u make what he says a bit clearer", "clearer"),
        ("make what she's saying a bit louder", "louder"),
        ("what he says is hard to follow", "clearer"),
        ("what the teacher is saying is too quiet", "louder"),
    ],
)
def test_what_somebody_says_is_the_voice(text: str, word: str) -> None:
    assert only(text).word == word


@pytest.mark.parametrize("text", ["tell me what he says", "write down what she says a bit clearer"])
def test_the_words_themselves_are_not_written_down(text: str) -> None:
    assert read(text).beyond == "listen" and not read(text).requests


def test_a_vibe_is_the_one_that_is_named_before_it() -> None:
    assert words("i want that old worn record vibe") == ["vinyl"]
    assert words("give it more vibe") == ["livelier"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("that made it worse, undo it", "undo"),
        ("nice! a bit more of that", "more"),
        ("go back to how it was", "off"),
        ("nothing else, thanks", "thanks"),
    ],
)
def test_a_text_may_end_in_a_step(text: str, kind: str) -> None:
    follow = read(text).follow
    assert follow is not None and follow.kind == kind and not read(text).requests


def test_what_is_still_missing_is_all_that_is_asked_for() -> None:
    reading = read("nearly there, just take off a bit of treble")
    assert reading.follow is None and reading.requests[0].word == "less_treble"
    assert read("can you email it, thanks").beyond == "outside"


def test_a_deed_that_is_only_told_of_is_refused_only_alone() -> None:
    assert read("i'm using this for a wedding video so make it romantic").beyond is None
    assert read("recorded on an old cassette, lots of hiss").beyond is None
    assert read("record it again").beyond == "outside"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the problem is the bass", "less_bass"),
        ("the trouble is there's no bass", "more_bass"),
        ("i'd be happy if you could take the hiss out", "less_noise"),
        ("is there any way you can reduce the echo", "drier"),
        ("make it sound cheap, like a toy", "thinner"),
        ("it sounds cheap, like a toy", "fuller"),
        ("add a small room, it's too dry", "room"),
        ("the dialogue is drowned in the room", "drier"),
    ],
)
def test_blame_and_likeness_have_their_way(text: str, word: str) -> None:
    assert only(text).word == word
