"""What tells of the sound and orders nothing: what keeps happening, how it is now, what it is."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I keep riding the fader on this, make it sit still", ["evener"]),
        ("I keep turning it up and down", ["evener"]),
        ("the cymbals keep hissing at me", ["less_noise"]),
        ("the bass keeps booming", ["less_boomy"]),
        ("he keeps getting buried", ["more_presence"]),
    ],
)
def test_what_keeps_happening_is_a_complaint(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_what_is_ordered_to_be_kept_is_kept() -> None:
    assert "more_bass" in read("keep the bass and make it wider").keeps
    assert "notch" in read("please keep the cymbals ringing").keeps


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nearly mono right now. wider", ["wider"]),
        ("pretty dark right now, make it brighter", ["brighter"]),
        ("currently very dry, more reverb", ["reverb"]),
        ("Dull. Brighter please.", ["brighter"]),
        ("it's basically mono at the moment, open it up", ["wider"]),
        ("it's a warm piano, make it warmer", ["warmer"]),
        ("hard left at the moment, centre it", ["centre"]),
    ],
)
def test_how_it_is_now_is_no_wish_beside_what_it_shall_become(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_two_wishes_in_one_breath_still_exclude_each_other() -> None:
    assert read("brighter and darker").conflict is not None
    assert read("dark and brighter").conflict is not None


@pytest.mark.parametrize(
    "text",
    [
        "it's been crushed to death, can you let it breathe again",
        "somebody compressed the hell out of this, let it breathe",
        "the master is a brick, let it breathe",
        "they squashed it",
    ],
)
def test_what_was_done_to_it_is_taken_back(text: str) -> None:
    assert words(text) == ["more_dynamic"]


def test_letting_it_breathe_alone_is_air() -> None:
    assert words("let it breathe") == ["airier"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make this clip warmer", ["warmer"]),
        ("this clip is too bright", ["darker"]),
        ("make my podcast louder", ["louder"]),
        ("take the noise out of the phone recording", ["less_noise"]),
        ("clip the drums", ["clip"]),
        ("turn this into a podcast", ["podcast"]),
        ("make it like an old phone recording", ["telephone"]),
    ],
)
def test_the_name_of_what_is_worked_on_asks_for_nothing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("lower it 3 dB, actually 2", "quieter", 2.0),
        ("cut 3 dB at 300, sorry, 400", "bell_cut", 400.0),
        ("1 semitone up, sorry, down", "pitch_down", 1.0),
    ],
)
def test_a_slip_is_put_right_by_what_follows(text: str, word: str, value: float) -> None:
    request = only(text)
    assert request.word == word
    assert value in {each.value for each in request.quantities}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brighter, no wait, darker", ["darker"]),
        ("reverb, or rather a delay", ["echo"]),
        ("it's too bright, sorry, could you darken it", ["darker"]),
        ("actually make it louder", ["louder"]),
    ],
)
def test_a_word_takes_the_place_of_a_word_only_after_a_clear_slip(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("暗い", "brighter"),
        ("ちょっと暗い", "brighter"),
        ("暗い音", "darker"),
        ("もっと暗い", "darker"),
    ],
)
def test_an_adjective_that_is_the_whole_sentence_complains(text: str, expected: str) -> None:
    assert words(text) == [expected]
