"""Speeds: of an effect that moves, of the clip at its pitch, of a tape that takes both along."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "rate_hz"),
    [
        ("amp tremolo, medium speed", 5),
        ("tremolo, not too fast", 5),
        ("slow tremolo", 2.5),
        ("medium speed vibrato", 5),
        ("phaser at medium speed", 0.5),
        ("leslie, slow speed", 2.75),
        ("make it pulse, moderate pace", 5),
        ("tremolo at 4 Hz", 4),
    ],
)
def test_a_speed_beside_an_effect_is_its_rate(text: str, rate_hz: float) -> None:
    (said,) = only(text).quantities
    assert (said.unit, said.value) == ("hz", rate_hz)


@pytest.mark.parametrize("text", ["fast tremolo", "tremolo, more speed", "tremolo, fast"])
def test_a_fast_effect_is_faster_than_its_own_rate(text: str) -> None:
    said = only(text).quantity("hz")
    assert said is not None
    assert said.value > 5


@pytest.mark.parametrize(
    "text",
    [
        "trémolo d'ampli, vitesse moyenne",
        "mittelschnelles Tremolo",
        "trémolo de ampli, velocidad media",
        "tremolo da ampli, velocità media",
        "tremolo de amp, velocidade média",
    ],
)
def test_a_medium_speed_asks_for_no_other_tempo(text: str) -> None:
    assert words(text) == ["tremolo"]
    assert not read(text).unread


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("up five semitones, tempo stays put", "pitch_up", "faster"),
        ("up five semitones at the original tempo", "pitch_up", "faster"),
        ("three semitones down, the speed must not change", "pitch_down", "faster"),
        ("10% faster, pitch stays put", "faster", "pitch_up"),
        ("10% slower in the original key", "slower", "pitch_up"),
        ("tres semitonos arriba, el tempo se queda igual", "pitch_up", "faster"),
        ("deux demi-tons plus bas, même vitesse", "pitch_down", "faster"),
        ("10% più veloce, stessa tonalità", "faster", "pitch_up"),
        ("10% mais rápido, mesmo tom", "faster", "pitch_up"),
    ],
)
def test_what_stays_put_is_kept_and_not_moved(text: str, word: str, kept: str) -> None:
    assert words(text) == [word]
    assert read(text).keeps == (kept,)


@pytest.mark.parametrize(
    ("text", "word", "amount"),
    [
        ("speed it up 10% tape style", "tape_faster", (10, "percent")),
        ("slow it 20 percent and let the pitch fall with it", "tape_slower", (20, "percent")),
        ("varispeed up 3 semitones", "tape_faster", (3, "st")),
        ("varispeed, two semitones down", "tape_slower", (2, "st")),
        ("down two semitones, let the tempo drag down with it", "tape_slower", (2, "st")),
    ],
)
def test_a_tape_takes_pitch_and_tempo_along(
    text: str, word: str, amount: tuple[float, str]
) -> None:
    request = only(text)
    (said,) = request.quantities
    assert (request.word, (said.value, said.unit)) == (word, amount)


@pytest.mark.parametrize(
    "text", ["slow it down like a record, pitch and all", "vinyl slowdown, pitch drops too"]
)
def test_a_record_that_slows_down_is_one_wish(text: str) -> None:
    assert words(text) == ["tape_slower"]


@pytest.mark.parametrize(
    "text",
    [
        "get rid of the blank at both ends",
        "crop the silence either side",
        "take off the lead-in silence",
        "cut the room tone off both ends",
        "snip the quiet at the beginning",
        "coupe les blancs au début et à la fin",
        "schneide die leeren Stellen am Anfang und Ende weg",
        "recorta el vacío al principio y al final",
        "taglia i vuoti all'inizio e alla fine",
        "corta o vazio no começo e no fim",
        "前後の無音を切って",
    ],
)
def test_the_nothing_at_the_ends_is_cut_off_under_every_name(text: str) -> None:
    request = only(text)
    assert (request.word, request.deed) == ("trim_silence", "apply")


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("up five semitones with the tempo intact", "pitch_up", ("faster",)),
        ("louder with the bass intact", "louder", ("more_bass",)),
        ("brighter with the vocal untouched", "brighter", ("more_presence",)),
    ],
)
def test_what_stays_in_the_same_breath_leaves_the_wish(
    text: str, word: str, kept: tuple[str, ...]
) -> None:
    assert words(text) == [word]
    assert read(text).keeps == kept


@pytest.mark.parametrize("text", ["the lows should stay", "leave the bass exactly how it is"])
def test_what_stays_alone_asks_for_nothing(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.keeps) == ((), ("more_bass",))


def test_no_time_stretching_is_no_wish_for_a_tempo() -> None:
    reading = read("pitch it up 3, no time stretching")
    assert [request.word for request in reading.requests] == ["pitch_up"]
    assert reading.avoids == ("slower",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("cut it to half time without touching pitch", "half_speed"),
        ("drop it to half speed", "half_speed"),
        ("desce dois semitons", "pitch_down"),
        ("desciende dos semitonos", "pitch_down"),
        ("calalo di un semitono", "pitch_down"),
    ],
)
def test_a_verb_that_lowers_turns_no_speed_round_and_lowers_the_pitch(text: str, word: str) -> None:
    assert words(text) == [word]
