"""Things that are only named, told apart or blamed, beside what is asked of the sound."""

import pytest
from readings import words

ADORNED = {
    "my old cheap upright sounds too shrill": ["smoother"],
    "the old strings in the garage are dull": ["brighter"],
    "make the wooden flute airier": ["airier"],
    "her bedroom demo is muddy, like in the nineties": ["less_muddy"],
    "in the chorus it's too boomy": ["less_boomy"],
    "the grand piano sounds thin": ["fuller"],
    "a coffee commercial, brighter": ["brighter"],
    "industrial kick, more sub": ["more_sub"],
}
FRONTED = {
    "the bass, cut it": ["less_bass"],
    "the treble, less of it": ["less_treble"],
    "the sparkle, take it down a bit": ["less_airy"],
    "that reverb on the voice, get rid of it": ["drier"],
    "the low mids, bring them up": ["more_low_mids"],
    "sub: turn it down": ["less_sub"],
}
TAKEN = {
    "the compressor ate the esses": ["more_sibilant"],
    "the compressor killed the clarity": ["clearer"],
    "distortion robbed my treble": ["more_treble"],
}
NAMED = {
    "the treble and her esses both hurt": ["less_sibilant"],
    "bass and treble": ["more_bass", "more_treble"],
    "more bass and treble": ["more_bass", "more_treble"],
}
UNTURNED = {
    "the solo needs to poke out": ["more_presence"],
    "the hiss needs to come out": ["less_noise"],
    "can the fiddle sound more excited": ["livelier"],
    "make it boomy and muddy in the lows": ["boomier", "muddier"],
}


@pytest.mark.parametrize(("said", "expected"), ADORNED.items())
def test_what_tells_one_thing_from_another_asks_for_nothing(said: str, expected: list[str]) -> None:
    assert words(said) == expected


@pytest.mark.parametrize("said", ["make it old", "an old radio", "more ring", "make it ring"])
def test_such_a_word_alone_or_turned_is_a_wish(said: str) -> None:
    assert words(said)


@pytest.mark.parametrize(("said", "expected"), FRONTED.items())
def test_an_order_without_a_thing_is_about_what_was_named_first(
    said: str, expected: list[str]
) -> None:
    assert words(said) == expected


@pytest.mark.parametrize(("said", "expected"), TAKEN.items())
def test_what_was_taken_is_missing_and_what_took_it_is_not_asked_for(
    said: str, expected: list[str]
) -> None:
    assert words(said) == expected


@pytest.mark.parametrize(("said", "expected"), UNTURNED.items())
def test_a_wish_behind_a_verb_of_being_is_not_turned_round(said: str, expected: list[str]) -> None:
    assert words(said) == expected


@pytest.mark.parametrize(("said", "expected"), NAMED.items())
def test_a_part_that_is_only_named_is_no_wish_beside_another(
    said: str, expected: list[str]
) -> None:
    assert words(said) == expected
