"""What the file is called changes nothing about what is wished of it."""

import pytest
from readings import words

ENGLISH = ("helicopter", "bell tower", "soundcheck", "wedding toast", "guided meditation", "busker")
GERMAN = ("die Durchsage", "das Alphorn", "die Pauke", "die Meditation", "diese alte Aufnahme")
SPANISH = ("el tono de llamada", "la meditación", "la flauta dulce", "el piano de cola")
FRENCH = (
    "la méditation",
    "cette piste stéréo",
    "notre répétition",
    "l'émission de radio",
    "les pas",
)
ITALIAN = ("la telefonata", "la meditazione", "questa vecchia registrazione")
PORTUGUESE = ("a meditação", "esta gravação antiga", "a ligação", "este clipe", "o ao vivo")
JAPANESE = ("留守電", "太鼓", "瞑想", "この古い録音", "ラジオ番組")
LED = {
    "quita los clics de la llamada": ["less_clicks"],
    "¿puedes subir el volumen del audiolibro?": ["louder"],
    "quiero que la lluvia suene más grande": ["bigger"],
    "elimina il ronzio dalla telefonata": ["less_hum"],
    "nimm das Brummen aus dem Hörbuch raus": ["less_hum"],
    "supprime le ronflement du vinyle": ["less_hum"],
}
SOUGHT = {
    "haz que suene como en la llamada": "telephone",
    "es soll klingen wie aus dem Radio": "radio",
    "電話の音にして": "telephone",
    "レコードの音にして": "vinyl",
}
PLAYED = {
    "accelera la chitarra del 10%": ["faster"],
    "accélère la batterie de 10 %": ["faster"],
    "mach meine Gitarre 10 % schneller": ["faster"],
    "blende die Gitarre über 2 Sekunden aus": ["fade_out"],
    "metti un po' di riverbero sull'organo": ["reverb"],
    "coloca um pouco de reverb nas cordas": ["reverb"],
    "togli i clic dalla voce": ["less_clicks"],
    "inverte o piano": ["reverse"],
    "alarga as congas": ["wider"],
}


@pytest.mark.parametrize("thing", ENGLISH)
def test_an_english_name_of_the_file_asks_for_nothing(thing: str) -> None:
    assert words(f"make the {thing} darker") == ["darker"]
    assert words(f"the {thing} sounds muddy") == ["less_muddy"]


@pytest.mark.parametrize("thing", GERMAN)
def test_a_german_name_of_the_file_asks_for_nothing(thing: str) -> None:
    assert words(f"mach {thing} dunkler") == ["darker"]
    assert words(f"{thing} klingt matschig") == ["less_muddy"]


@pytest.mark.parametrize("thing", SPANISH)
def test_a_spanish_name_of_the_file_asks_for_nothing(thing: str) -> None:
    assert words(f"haz {thing} más oscuro") == ["darker"]
    assert words(f"{thing} suena embarrado") == ["less_muddy"]


@pytest.mark.parametrize("thing", FRENCH)
def test_a_french_name_of_the_file_asks_for_nothing(thing: str) -> None:
    assert words(f"rends {thing} plus sombre") == ["darker"]
    assert words(f"rends {thing} un peu plus chaud") == ["warmer"]


@pytest.mark.parametrize("thing", ITALIAN)
def test_an_italian_name_of_the_file_asks_for_nothing(thing: str) -> None:
    assert words(f"rendi {thing} più scuro") == ["darker"]
    assert words(f"{thing} suona impastato") == ["less_muddy"]


@pytest.mark.parametrize("thing", PORTUGUESE)
def test_a_portuguese_name_of_the_file_asks_for_nothing(thing: str) -> None:
    assert words(f"deixa {thing} mais escuro") == ["darker"]
    assert words(f"{thing} está embolado") == ["less_muddy"]


@pytest.mark.parametrize("thing", JAPANESE)
def test_a_japanese_name_of_the_file_asks_for_nothing(thing: str) -> None:
    assert words(f"{thing}をもっと暗くして") == ["darker"]
    assert words(f"{thing}にリバーブをかけて") == ["reverb"]


@pytest.mark.parametrize(("said", "expected"), LED.items())
def test_a_name_behind_a_preposition_asks_for_nothing(said: str, expected: list[str]) -> None:
    assert words(said) == expected


@pytest.mark.parametrize(("said", "sought"), SOUGHT.items())
def test_a_name_that_a_likeness_leads_to_is_the_sound_of_it(said: str, sought: str) -> None:
    assert sought in words(said)


@pytest.mark.parametrize(("said", "expected"), PLAYED.items())
def test_an_instrument_in_an_order_is_only_its_object(said: str, expected: list[str]) -> None:
    assert words(said) == expected
