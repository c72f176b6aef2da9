"""What podcasters, video editors and restorers type: findings of people, noises and media."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the guest sounds like he is underwater", "clearer"),
        ("my caller sounds like she's on the phone", "fuller"),
        ("the narrator sounds like he is in a hall", "drier"),
        ("the piano sounds like it's in the next room", "clearer"),
        ("my interviewee had a robotic sound throughout", "less_dirty"),
        ("der Gast klingt wie am Telefon", "fuller"),
        ("die Anruferin klingt wie unter Wasser", "clearer"),
        ("el invitado suena como por teléfono", "fuller"),
        ("l'invité sonne comme au téléphone", "fuller"),
        ("lei suona come sott'acqua", "clearer"),
        ("a convidada soa como num telefone", "fuller"),
        ("ゲストの声が電話みたいに聞こえる", "fuller"),
    ],
)
def test_what_a_person_sounds_like_now_is_taken_back(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("there is a very high-pitched squeal throughout", "notch"),
        ("a low-pitched rumble all through the recording", "less_rumble"),
        ("there is a strong hum", "less_hum"),
        ("mild hiss in the background", "less_noise"),
        ("a distant hum", "less_hum"),
        ("there's a dull background roar", "less_noise"),
        ("ein helles Pfeifen stört", "notch"),
        ("hay un zumbido grave", "less_hum"),
        ("un ruido sordo de fondo", "less_noise"),
        ("un bruit sourd à chaque pas", "less_noise"),
        ("un fischio acuto", "notch"),
        ("低いハム音がする", "less_hum"),
    ],
)
def test_what_a_noise_is_like_is_no_wish_for_the_sound(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Joe is about twice as loud as everyone else",
        "the guest isn't nearly as loud as the host",
        "either host or guest is significantly lower in volume than the other",
        "at times they are very loud and other times very quiet",
        "my levels from chapter to chapter vary a bit",
        "he gets quieter and quieter as he walks away from the mic",
        "there is a noticeable drop in volume at about 6 seconds",
        "the tape is quiet at the start, level it out",
        "everyone's volume should be the same",
        "keep all the audio within a fairly tight volume range",
    ],
)
def test_levels_that_lie_apart_are_evened_and_not_turned(text: str) -> None:
    assert words(text) == ["evener"]


@pytest.mark.parametrize(
    "text",
    [
        "cut the first 10 and last 10 seconds",
        "cut 3 seconds from the start and 3 seconds from the end",
        "schneide die ersten 5 Sekunden und die letzten 5 Sekunden weg",
        "corta los primeros 5 segundos y los últimos 5 segundos",
        "coupe les 5 premières secondes et les 5 dernières secondes",
        "taglia i primi 5 secondi e gli ultimi 5 secondi",
        "corta os primeiros 5 segundos e os últimos 5 segundos",
    ],
)
def test_as_much_is_cut_at_the_end_as_at_the_start(text: str) -> None:
    request = only(text)
    assert request.word == "trim"
    assert len(request.quantities) == 2
    assert {"first", "last"} <= request.marks


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("keep the guest from sounding tinny", "fuller"),
        ("how to keep my voice from sounding nasal", "less_nasal"),
        ("keep the kick from getting boomy", "less_boomy"),
    ],
)
def test_what_somebody_is_kept_from_is_mended(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("turn it down further", "quieter"),
        ("it needs to be brighter, push it further", "brighter"),
        ("bring the vocals further forward", "more_presence"),
    ],
)
def test_further_behind_a_change_is_no_distance(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("remove the static", "less_noise"),
        ("static on the line", "less_noise"),
    ],
)
def test_static_that_is_heard_is_a_noise(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "the music is covering my voice",
        "the music drowns out the speaker",
        "turn the music down so we can hear the voice",
        "die Musik übertönt die Stimme",
        "la musique couvre la voix",
        "la musica è più forte della voce",
        "a música cobre a voz",
    ],
)
def test_music_that_covers_a_voice_cannot_be_turned_down_alone(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "separate")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("old cassette, remove the hiss", "less_noise"),
        ("crackly old LP, get rid of the scratches", "less_clicks"),
        ("my dad's old LP, get rid of the pops", "less_clicks"),
        ("transferred from an old scratchy 45, clean up the crackle", "less_clicks"),
        ("the lavalier has a hum", "less_hum"),
    ],
)
def test_what_it_was_recorded_on_is_no_wish_where_it_is_to_be_mended(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "one speaker is on the left and the other on the right, make it mono",
        "host in the left ear, guest in the right ear, fix it",
        "ich bin links und der Gast rechts, mach es mono",
        "el entrevistador está a la izquierda y el invitado a la derecha, ponlo en mono",
        "il conduttore è a sinistra e l'ospite a destra, mettilo in mono",
        "a apresentadora está na esquerda e o convidado na direita, deixa em mono",
    ],
)
def test_who_sits_on_which_side_now_pans_nothing(text: str) -> None:
    assert words(text) == ["mono"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("get the noise under -60 dB", "less_noise"),
        ("generate 3 seconds of silence at the start", "silence_before"),
        ("EQ out anything below 80 Hz", "high_pass"),
        ("everything above 10k is just hiss, chop it off", "low_pass"),
        ("everything below 80 Hz is rumble, cut it", "high_pass"),
        ("the levels were way down", "louder"),
        ("pan the left channel over to the middle", "centre"),
        ("the hum ruins the recording", "less_hum"),
        ("that buzz messes up the whole interview", "less_hum"),
    ],
)
def test_a_trouble_is_mended_and_nothing_else_is_done(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("boost the quiet birdsong 12 dB", "louder"),
        ("raise the quiet dialogue by 12 dB", "louder"),
        ("turn the loud music down 12 dB", "quieter"),
    ],
)
def test_how_loud_a_thing_is_does_not_turn_the_order_round(text: str, word: str) -> None:
    request = only(text)
    said = request.quantity("db")
    assert request.word == word
    assert said is not None
    assert said.value == 12


@pytest.mark.parametrize(
    ("text", "opposite"),
    [
        ("less loud and aggressive", "aggressive"),
        ("make it less distorted and crunchy", "crunch"),
        ("I want it less dark and gloomy", "darker"),
        ("menos fuerte y agresivo", "aggressive"),
        ("moins fort et agressif", "aggressive"),
        ("meno forte e aggressivo", "aggressive"),
        ("menos alto e agressivo", "aggressive"),
    ],
)
def test_less_of_two_things_brings_more_of_neither(text: str, opposite: str) -> None:
    reading = read(text)
    assert words(text)
    assert opposite not in words(text)
    assert reading.conflict is None


@pytest.mark.parametrize("text", ["my singing causes it to distort", "it makes my voice distort"])
def test_what_causes_a_fault_asks_for_none(text: str) -> None:
    assert words(text) == ["less_dirty"]


def test_a_fade_is_made_so_that_nothing_just_stops() -> None:
    request = only("fade the music out over the last ten seconds so it doesn't just stop")
    assert (request.word, request.deed) == ("fade_out", "apply")
