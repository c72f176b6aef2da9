"""Wishes in German, Spanish and French amid talk of other things, which asks for nothing."""

from __future__ import annotations

import pytest

from talkbox.planner.reading import read

_WISHES = {
    "de": ("mach es dunkler", "die stimme ist dumpf"),
    "es": ("hazlo más oscuro", "la voz suena apagada"),
    "fr": ("rends-le plus sombre", "la voix est étouffée"),
}


def _asked(text: str) -> tuple[tuple[str, ...], str | None]:
    reading = read(text)
    return tuple(request.word for request in reading.requests), reading.beyond


def _told(*frames: str) -> list[str]:
    """The frames with the wishes of their language: "de: X, der Bus kommt"."""
    parted = (frame.split(": ", 1) for frame in frames)
    return [f"{wish}|{frame}" for language, frame in parted for wish in _WISHES[language]]


def _asks_for_the_wish_alone(told: str) -> bool:
    wish, frame = told.split("|")
    return _asked(frame.replace("X", wish)) == _asked(wish)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: X, mein Laptop ist alt",
        "de: X, das Abendessen wird kalt",
        "es: Mi ordenador es muy viejo. X",
        "es: X, el archivo pesa 30 MB",
        "fr: X, mon ordinateur est vieux",
        "fr: X, le repas refroidit",
    ),
)
def test_what_is_said_of_things_that_make_no_sound_asks_for_nothing(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: X, ich bin heute ziemlich müde",
        "es: X, tengo muchísimo sueño",
        "es: X, qué ganas de terminar",
        "fr: X, je suis crevé",
    ),
)
def test_how_somebody_feels_is_no_mood_of_the_sound(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: X, es ist ein Wiegenlied",
        "de: X, das Spiel spielt im Wald",
        "es: X, es una nana para mi sobrina",
        "es: X, trata de un dragón",
        "fr: X, c'est une berceuse bretonne",
        "fr: X, le jeu se passe dans une forêt",
    ),
)
def test_what_a_piece_is_and_is_about_orders_no_such_sound(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: Unsere Kapelle heißt Leise Wolken. X",
        "es: Mi gato se llama Trueno. X",
        "fr: Mon chat s'appelle Tonnerre. X",
        "fr: Je m'appelle Odile. X",
    ),
)
def test_what_somebody_is_called_is_a_name(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: X, das Tempo stimmt",
        "de: das Timing passt, X",
        "fr: X, le tempo est bon",
    ),
)
def test_what_is_found_right_already_is_not_changed(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: X, aufgenommen in einer alten Mühle",
        "de: X, eingespielt auf einem Tascam",
        "es: X, grabado en un molino viejo",
        "fr: X, enregistré dans une vieille ferme",
        "fr: X, enregistré avec mon iPhone",
    ),
)
def test_where_it_was_recorded_orders_no_such_place(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: Laut unserer Dozentin: X",
        "de: X, laut Drehbuch",
        "es: Hoy hace mucho calor. X",
        "es: X, nos invita la abuela, y te invito a una caña",
        "fr: Il fait froid chez nous. X",
        "fr: X, et je t'invite à dîner",
    ),
)
def test_sources_weather_and_rewards_ask_for_nothing(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: Wäre cool: X",
        "de: Alter, X",
        "es: cariño, X",
        "es: hola chicos, X",
        "fr: Ce serait cool : X",
        "fr: X, c'est la seule chose",
    ),
)
def test_a_mere_exclamation_asks_for_nothing_before_a_wish(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: X, liebe Grüße, Petra",
        "es: X, saludos, Dolores Fuertes",
        "fr: X, bisous, Rose Fort",
    ),
)
def test_the_name_below_a_letter_is_no_wish(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    "told",
    _told(
        "de: Ort: Wald. X",
        "de: Szene 7, Keller, Nacht: X",
        "es: Lugar: bosque. X",
        "es: Capítulo 5, La cueva: X",
        "fr: Lieu : forêt. X",
        "fr: Scène 7, cave, nuit : X",
    ),
)
def test_a_caption_only_says_what_the_notes_belong_to(told: str) -> None:
    assert _asks_for_the_wish_alone(told)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("¿podría subir los bajos?", "more_bass"),
        ("¿puedo subir los agudos?", "more_treble"),
        ("posso subir os graves?", "more_bass"),
    ],
)
def test_raising_a_part_of_the_sound_is_no_question_of_rights(text: str, word: str) -> None:
    assert _asked(text) == ((word,), None)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("10% plus rapide, haha", "10% plus rapide"),
        ("@talkbox pasa altos a 80 Hz", "pasa altos a 80 Hz"),
        ("entrauschen, lol", "entrauschen"),
    ],
)
def test_a_short_wish_keeps_its_language_beside_an_exclamation(text: str, wish: str) -> None:
    assert _asked(text) == _asked(wish)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("der Gast ist zu leise, mach es dunkler", {"louder", "darker"}),
        ("el público está muy alto, hazlo más oscuro", {"quieter", "darker"}),
        ("l'invité est trop faible, rends-le plus sombre", {"louder", "darker"}),
    ],
)
def test_a_complaint_of_people_beside_a_wish_is_still_heard(text: str, words: set[str]) -> None:
    asked, _ = _asked(text)
    assert words <= set(asked)


@pytest.mark.parametrize(
    "text", ["mein Hund bellt, mach das weg", "el perro ladró, ¿lo pueden borrar?"]
)
def test_an_animal_that_makes_noise_is_no_aside(text: str) -> None:
    assert _asked(text) == ((), "restore")
