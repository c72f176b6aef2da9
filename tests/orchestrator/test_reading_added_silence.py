"""Silence that is asked for is added where it is asked for; silence that is there is cut there."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read

BEFORE, AFTER, AROUND = "silence_before", "silence_after", "silence_around"


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("put half a second of silence in front", BEFORE, (0.5, "s")),
        ("pad the start with 500 ms of silence", BEFORE, (500, "ms")),
        ("give it a second of silence before the voice starts", BEFORE, (1, "s")),
        ("add a second of silence at the end", AFTER, (1, "s")),
        ("extend the end with 3 seconds of silence", AFTER, (3, "s")),
        ("add a second of silence at the start and at the end", AROUND, (1, "s")),
        ("half a second of silence at both ends please", AROUND, (0.5, "s")),
        ("füge am anfang eine sekunde stille hinzu", BEFORE, (1, "s")),
        ("ajoute une demi-seconde de silence au début", BEFORE, (0.5, "s")),
        ("añade dos segundos de silencio al final", AFTER, (2, "s")),
        ("adiciona um segundo de silêncio no começo", BEFORE, (1, "s")),
        ("aggiungi un secondo di silenzio alla fine", AFTER, (1, "s")),
        ("最初に無音を1秒追加して", BEFORE, (1, "s")),
    ],
)
def test_silence_is_added_as_long_as_it_is_said_where_it_is_said(
    text: str, word: str, said: tuple[float, str]
) -> None:
    request = only(text)
    (quantity,) = request.quantities
    assert (request.word, request.deed) == (word, "apply")
    assert (quantity.value, quantity.unit) == said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("put a pause at the start", BEFORE),
        ("make the gap at the start longer", BEFORE),
        ("more silence at the end", AFTER),
        ("無音を最後に入れて", AFTER),
    ],
)
def test_silence_without_a_length_is_added_too(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("darker and add a second of silence at the end", ["darker", AFTER]),
        ("add a second of silence at the start and fade out the end", [BEFORE, "fade_out"]),
        ("add a bit of silence before the music so it doesn't start so suddenly", [BEFORE]),
    ],
)
def test_what_else_is_asked_for_beside_the_silence_is_read(text: str, found: list[str]) -> None:
    assert sorted(words(text)) == sorted(found)


def test_silence_of_which_nobody_says_where_is_asked_about() -> None:
    reading = read("add 2 seconds of silence")
    assert (reading.requests, reading.vague) == ((), "silence")


@pytest.mark.parametrize(
    "text",
    [
        "cut the silence at the start",
        "i want the silence at the start gone",
        "no more silence at the end",
        "get rid of the dead air before i start talking",
        "schneide die stille am anfang weg",
    ],
)
def test_silence_that_is_there_is_still_cut(text: str) -> None:
    assert words(text) == ["trim_silence"]


@pytest.mark.parametrize("text", ["add a gap between the words", "silence the first second"])
def test_silence_elsewhere_is_no_silence_at_an_end(text: str) -> None:
    assert not {BEFORE, AFTER, AROUND} & set(words(text))
