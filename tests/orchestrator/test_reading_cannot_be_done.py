"""Wishes to which the right answer is to change nothing, and what stands close to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import words
from test_acting_exactly import done

from talkbox.planner.reading import read
from talkbox.planner.sound.parts import placed
from talkbox.planner.sound.scene import Scene


@pytest.mark.parametrize(
    "text",
    [
        "add a gunshot at 0:05",
        "add a soft ukulele bed under the narration",
        "mix in the ambience I recorded yesterday",
        "can we have some vinyl scratching between the phrases",
        "add a door slam after he says goodbye",
        "need a warm string pad under this",
        "add a tambourine to the chorus",
        "a bit of rain behind her would be nice",
        "setz einen weichen Streicherteppich drunter",
        "mach noch ein Klavier dazu",
        "añade un piano suave debajo",
        "pon nuestra cortina al principio",
        "ajoute un piano doux derrière",
        "mets de la pluie en arrière-plan",
        "adiciona um piano suave por baixo",
        "metti il nostro jingle all'inizio",
        "背景に犬の鳴き声を入れて",
        "後ろに柔らかいピアノを足して",
    ],
)
def test_a_sound_that_is_not_in_the_file_is_declined_whatever_it_is_like(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "compose")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("add a bit of reverb and a choir behind it", "reverb"),
        ("add echo and a gunshot at 2 seconds", "echo"),
        ("make it warmer, and applause at 3 seconds", "warmer"),
        ("lauter, und am Ende Applaus drauf", "louder"),
        ("más fuerte y aplausos al final", "louder"),
        ("mais alto e aplausos no final", "louder"),
        ("più forte e un applauso alla fine", "louder"),
    ],
)
def test_a_sound_that_is_wished_for_beside_an_order_is_declined_and_the_order_done(
    text: str, word: str
) -> None:
    reading = read(text)
    assert ([each.word for each in reading.requests], reading.beyond) == ([word], "compose")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("put the piano in a big hall", "hall"),
        ("add some sparkle to the piano", "airier"),
        ("put the applause on the left", "pan_left"),
        ("add a heartbeat-like pulse", "tremolo"),
        ("like she's whispering in my ear", "closer"),
        ("setz das Klavier in eine Kirche", "cathedral"),
        ("ajoute un peu de corps à la guitare", "fuller"),
        ("ギターに厚みを足して", "fatter"),
    ],
)
def test_an_instrument_that_is_named_for_its_sound_is_changed(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "next time use less reverb",
        "later on we'll make it brighter",
        "tomorrow I want to try it darker",
        "for the next song I want more bass",
        "nächstes Mal bitte lauter",
        "la próxima vez hazlo más fuerte",
        "la prochaine fois plus fort",
        "da próxima vez mais alto",
        "amanhã eu quero mais escuro",
        "la prossima volta più forte",
        "次回はもっと大きくして",
    ],
)
def test_what_is_put_off_is_not_done_now(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "later")


@pytest.mark.parametrize(
    ("text", "word", "beyond"),
    [
        ("mehr Bass und nächstes Mal weniger Hall", "more_bass", "later"),
        ("next time I'll use a brighter mic, for now clean it up", "cleaner", None),
        ("make it louder, I'll send it to my boss tomorrow", "louder", None),
        ("demain je le publie, monte le volume", "louder", None),
        ("明日公開するので音量を上げて", "louder", None),
    ],
)
def test_beside_what_is_put_off_the_rest_is_done(text: str, word: str, beyond: str | None) -> None:
    reading = read(text)
    assert ([each.word for each in reading.requests], reading.beyond) == ([word], beyond)


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("tune the flat note", "tune"),
        ("autotune the high note only", "tune"),
        ("stimm den schiefen Ton", "tune"),
        ("the drummer drags in bar 8, fix it", "time"),
        ("can you bring up the second violin", "separate"),
        ("make the interviewer quieter than the guest", "separate"),
        ("get rid of the second speaker", "separate"),
        ("nur die Altstimmen leiser, die übertönen die Tenöre", "separate"),
        ("monte le second violon", "separate"),
        ("alza il secondo violino", "separate"),
        ("第二バイオリンを上げて", "separate"),
        ('take out the breath before "hello"', "spoken"),
        ("enlève le gros mot", "spoken"),
        ("corta onde ela fala hum", "spoken"),
        ("add reverb to the vocals only", "part"),
        ("fade in the second chorus", "part"),
        ("set the bpm metadata to 120", "outside"),
    ],
)
def test_what_one_file_cannot_part_or_show_is_declined(text: str, beyond: str) -> None:
    reading = read(text)
    assert (reading.beyond, [r for r in reading.requests if beyond != "part"]) == (beyond, [])


@pytest.mark.parametrize(
    ("text", "word", "beyond"),
    [
        ("de-ess it and remove the swear words", "less_sibilant", "spoken"),
        ("speed it up 5% and fix the wrong note", "faster", "tune"),
        ("più punch, e correggi le note stonate", "punchier", "tune"),
    ],
)
def test_beside_what_cannot_be_done_the_rest_is_done_and_not_claimed_as_all(
    text: str, word: str, beyond: str
) -> None:
    reading = read(text)
    assert ([each.word for each in reading.requests], reading.beyond) == ([word], beyond)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it's too loud turn it down", "quieter"),
        ("if it's too loud turn it down, otherwise leave it", "quieter"),
        ("es ist zu laut mach es leiser", "quieter"),
        ("está muy fuerte bájalo", "quieter"),
        ("si c'est trop fort baisse-le, sinon laisse", "quieter"),
        ("è troppo forte abbassalo", "quieter"),
        ("está muito alto abaixa", "quieter"),
        ("if it's too harsh soften it", "smoother"),
        ("it might be too quiet for the radio, fix that", "louder"),
    ],
)
def test_an_order_behind_a_complaint_without_a_comma_is_its_cure(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "should I make it louder?",
        "check the loudness",
        "soll ich es lauter machen?",
        "est-ce que je devrais le monter ?",
        "dovrei alzarlo?",
    ],
)
def test_whether_something_should_be_done_is_a_question(text: str) -> None:
    reading = read(text)
    assert reading.question is not None or not reading.requests
    assert reading.requests == ()


def test_an_order_behind_what_is_to_be_checked_is_carried_out() -> None:
    assert words("check the levels and make it -14") == ["loudness"]


@pytest.mark.parametrize(
    "text",
    [
        "I recorded this in my kitchen",
        "we recorded this last night in the church",
        "ich hab das gestern in der Küche aufgenommen",
        "lo grabé anoche en la cocina",
    ],
)
def test_where_it_was_recorded_alone_asks_for_no_such_room(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(("kind", "left"), [("voice", 0), ("drums", 1), (None, 1)])
def test_a_player_who_is_surely_not_in_the_file_is_not_turned_down(
    kind: str | None, left: int
) -> None:
    scene = Scene(48_000, 1, 4.0, (), {}, {}, kind=kind)
    reading = placed(read("turn down the drummer"), scene)
    assert len(reading.requests) == left
    assert (reading.beyond == "separate") is (left == 0)


def test_a_wish_that_is_done_in_part_is_not_claimed_as_met(tmp_path: Path) -> None:
    document = done(tmp_path, "darker, and next time use less reverb")
    assert document["status"] == "partly"
    assert "another time" in str(document["reply"])


@pytest.mark.parametrize(
    "text",
    [
        "it's not too loud",
        "it doesn't need more bass",
        "nothing is distorted",
        "es ist nicht zu laut",
        "no está muy fuerte",
        "ce n'est pas trop fort",
        "non ha bisogno di più bassi",
        "não precisa de mais grave",
    ],
)
def test_what_is_found_not_to_be_wrong_stays(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it doesn't need more bass, just more air", ["airier"]),
        ("it's not too loud it's too bright", ["darker"]),
        ("not too loud please", ["quieter"]),
        ("it doesn't need to be this loud", ["quieter"]),
    ],
)
def test_beside_what_is_fine_the_fault_is_mended(text: str, found: list[str]) -> None:
    assert words(text) == found
