"""Talk around a wish that asks for nothing does not change what is done."""

from __future__ import annotations

import pytest

from talkbox.planner.reading import read

WISHES = {
    "en": (
        "make it darker",
        "add a bit of reverb",
        "punchier drums",
        "it's too harsh",
        "less boomy",
        "fade out the last 2 seconds",
        "high pass at 80 Hz",
    ),
    "de": ("mach es dunkler", "3 dB lauter", "das brummen muss weg", "10% schneller"),
    "es": ("hazlo más oscuro", "súbelo 3 dB", "quita el siseo", "más graves"),
    "fr": ("rends-le plus sombre", "monte de 3 dB", "enlève le souffle", "plus de basses"),
}
FRAMES = {
    "en": (
        "X right away",
        "X at last",
        "X and we're done",
        "X, one pass is enough",
        "X, the tempo is 132",
        "X, 44.1k 24 bit",
        "X, it's a stereo file",
        "X, the rest is perfect",
        "X, as discussed on the phone",
        "X, take your time",
        "X, I'd be very happy",
        "X, it's an audition tape",
        "X, my wife plays the harp here",
        "X for our website",
        "Love it. X",
        "The performance is great. X",
        "Great so far. X",
        "My sister sings on this. X",
        "Taped in the garage last summer. X",
        "English isn't my first language. X",
        "I like it but X",
        "sounds good but X",
        "long story short: X",
        "small favour: X",
        "the timing is right, X",
    ),
    "de": (
        "X jetzt sofort",
        "X überall",
        "X, die Datei ist mono",
        "X, sie war erkältet",
        "X und exportieren",
        "so nah dran, X",
        "Meine Nachbarin meinte: X",
        "guten Abend, X",
    ),
    "es": (
        "X ahora mismo",
        "X, el archivo es estéreo",
        "X, estaba resfriado",
        "X para nuestra película",
        "Mi vecina dice: X",
        "un pequeño favor: X",
        "mmm, X",
    ),
    "fr": (
        "X, d'accord ?",
        "X, prends ton temps",
        "X et exporte-le",
        "X, le fichier est stéréo",
        "X, j'avais un rhume",
        "petite demande : X",
        "Mon voisin a dit : X",
    ),
}
FRAMED = [
    (wish, frame) for tongue, said in FRAMES.items() for frame in said for wish in WISHES[tongue]
]


def meant(text: str) -> tuple[list[tuple[object, ...]], str | None]:
    reading = read(text)
    return sorted(
        (each.word, each.against or "", each.quantities) for each in reading.requests
    ), reading.beyond


@pytest.mark.parametrize(("wish", "frame"), FRAMED)
def test_talk_around_a_wish_changes_nothing_of_it(wish: str, frame: str) -> None:
    assert meant(frame.replace("X", wish)) == meant(wish)


@pytest.mark.parametrize(
    "thing", ["podcast", "voicemail", "theremin", "jingle", "whoosh", "master", "ambience"]
)
@pytest.mark.parametrize("wish", ["make X darker", "compress X gently", "speed X up by 10%"])
def test_what_the_file_is_called_is_no_wish(thing: str, wish: str) -> None:
    assert meant(wish.replace("X", f"the {thing}")) == meant(wish.replace("X", "it"))


@pytest.mark.parametrize(
    "wish", ["make it darker", "less boomy", "compress it gently", "speed it up 10%"]
)
def test_everywhere_behind_an_order_finds_nothing_amiss(wish: str) -> None:
    assert meant(f"{wish} everywhere") == meant(wish)


@pytest.mark.parametrize("heading", ["rough mix", "voice memo", "feedback from the band"])
def test_a_heading_before_an_order_is_no_wish(heading: str) -> None:
    assert meant(f"{heading}: make it wider") == meant("make it wider")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("sounds good but less harsh", "smoother"),
        ("less boomy right now", "less_boomy"),
        ("klingt gut, aber weniger scharf", "smoother"),
    ],
)
def test_less_of_a_fault_is_never_more_of_it(text: str, word: str) -> None:
    assert [each.word for each in read(text).requests] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "quita el zumbido, bájalo dos semitonos",
        "tira o zumbido, depois abaixa dois semitons",
        "togli il ronzio e abbassa di due semitoni",
    ],
)
def test_semitones_behind_a_repair_turn_the_pitch(text: str) -> None:
    repair, pitch = read(text).requests
    assert repair.word == "less_hum" and not repair.quantities
    assert (pitch.word, pitch.quantities[0].value) == ("pitch_down", 2.0)


@pytest.mark.parametrize("text", ["compress it gently, make it sound like a telephone"])
def test_a_likeness_that_is_ordered_beside_an_effect_is_done_too(text: str) -> None:
    assert [each.word for each in read(text).requests] == ["compress", "telephone"]


def test_a_figure_behind_praise_is_an_order_and_before_it_is_none() -> None:
    assert [each.word for each in read("love it. high pass at 90 Hz").requests] == ["high_pass"]
    assert not read("the 3 dB at 10k did it. love it").requests


@pytest.mark.parametrize(
    "text",
    ["it sounds warm, just remove the hiss", "The voice sounds warm and nice, remove the hiss"],
)
def test_what_pleases_is_not_turned_round_beside_an_order(text: str) -> None:
    assert [each.word for each in read(text).requests] == ["less_noise"]


@pytest.mark.parametrize("text", ["can it get any warmer?", "could it get any warmer"])
def test_a_question_for_more_of_what_pleases_wishes_for_it(text: str) -> None:
    assert [each.word for each in read(text).requests] == ["warmer"]


@pytest.mark.parametrize("guard", ["no distortion please", "make sure it doesn't get harsh"])
@pytest.mark.parametrize("wish", ["more bass", "make it wider", "brighten it up"])
def test_what_a_wish_is_not_to_bring_is_no_second_wish(wish: str, guard: str) -> None:
    reading = read(f"{wish}, {guard}")
    assert meant(f"{wish}, {guard}") == meant(wish)
    assert reading.avoids


@pytest.mark.parametrize("text", ["no distortion please", "make sure it doesn't boom"])
def test_what_is_not_to_be_is_taken_out_where_nothing_else_is_asked(text: str) -> None:
    (request,) = read(text).requests
    assert request.word in ("less_dirty", "less_boomy")


@pytest.mark.parametrize(
    ("text", "word"),
    [("turn it down, 3 semitones", "pitch_down"), ("louder, 2 semitones", "pitch_up")],
)
def test_semitones_behind_a_comma_say_that_the_pitch_is_meant(text: str, word: str) -> None:
    (request,) = read(text).requests
    assert request.word == word


@pytest.mark.parametrize("text", ["brighten it w/o making it boomy", "brighter w/o harshness"])
def test_w_o_is_without(text: str) -> None:
    reading = read(text)
    assert [each.word for each in reading.requests] == ["brighter"]
    assert reading.avoids


def test_a_complaint_behind_a_measured_cut_is_its_reason() -> None:
    assert [each.word for each in read("cut 3 dB at 4k, too harsh").requests] == ["bell_cut"]
