"""The facts about listeners: whole, sane, and about words that there are."""

from __future__ import annotations

import pytest

from talkbox_prompts import lexicon, listeners
from talkbox_prompts.listeners import Band, Listeners

SEVEN = ("warmer", "soft", "harsher", "calmer", "loud", "brighter", "fatter")


def facts() -> list[tuple[str, Listeners]]:
    found = [(word, listeners.of(word)) for word in listeners.words()]
    return [(word, known) for word, known in found if known is not None]


def bands(known: Listeners) -> list[Band]:
    schools = [band for school in known.schools for band in school.filters]
    return [*known.filters, *schools, *(band for take in known.takes for band in take)]


def test_of_a_word_that_nobody_was_asked_about_nothing_is_known() -> None:
    assert listeners.of("reverb") is None


def test_every_fact_rests_on_enough_listeners_and_says_where_it_is_from() -> None:
    for word, known in facts():
        assert known.n >= 8, word
        assert "SocialFX" in known.source
        assert -1 <= known.agreement <= 1
        assert 0 <= known.same_way <= 1
        assert known.mean_db <= known.size_db


def test_no_school_is_so_small_that_a_listener_could_be_told() -> None:
    for word, known in facts():
        for school in known.schools:
            assert round(school.share * known.n) >= 3, word


def test_the_schools_of_a_word_are_all_of_its_listeners() -> None:
    for word, known in facts():
        if known.schools:
            assert sum(school.share for school in known.schools) == pytest.approx(1, abs=0.03), word
            assert 2 <= len(known.schools) <= 4


def test_every_filter_is_one_that_the_equaliser_takes() -> None:
    for word, known in facts():
        for band in bands(known):
            assert band.kind in ("low_shelf", "bell", "high_shelf"), word
            assert 20 <= band.frequency_hz <= 20_000
            assert 0 < abs(band.gain_db) <= 8
            assert 0.1 <= band.q <= 2


@pytest.mark.parametrize("word", SEVEN)
def test_the_seven_words_are_in_the_lexicon_and_have_eight_different_takes(word: str) -> None:
    known = listeners.of(word)
    assert known is not None
    assert lexicon.word(word).meaning.moves
    assert len(set(known.takes)) == len(known.takes) == 8


def test_listeners_agree_on_loud_and_heavy_and_hardly_on_calm_and_cold() -> None:
    agreement = {word: known.agreement for word, known in facts()}
    assert min(agreement["loud"], agreement["fatter"]) > 0.6
    assert max(agreement["calmer"], agreement["colder"]) < 0.3
