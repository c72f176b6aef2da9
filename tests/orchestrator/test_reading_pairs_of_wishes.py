"""Two independent wishes read as both, whichever way they are joined."""

from __future__ import annotations

import pytest

from talkbox.planner.reading import read

Asked = tuple[str, str, tuple[tuple[float, str], ...]]


def _asked(*texts: str) -> list[Asked]:
    """What the texts ask for, each read alone, with the numbers where they belong."""
    return sorted(
        (one.word, one.deed, tuple((said.value, said.unit) for said in one.quantities))
        for text in texts
        for one in read(text).requests
    )


@pytest.mark.parametrize(
    ("first", "joint", "second"),
    [
        ("phaser please", " as well as ", "drop the pitch by 50 cents"),
        ("push it further back", " plus ", "pitch it down two semitones"),
        ("turn it up 3 dB", " plus ", "add 2 seconds of silence at the end"),
        ("it needs some body", ", on top of that ", "more air"),
        ("get rid of the hum", " / ", "cut the first 5 seconds off"),
        ("pan it 30% left", " / ", "chop off the last 3 seconds"),
        ("acelera 10%", " bem como ", "baixa 2 dB"),
        ("meno fango", " e in più ", "suona sottile"),
        ("etwas mehr präsenz", " plus ", "schneide die pausen raus"),
        ("schneide die Pausen raus", " & ", "3 dB lauter"),
        ("tremolo a 5 Hz", " + ", "più bassi"),
    ],
)
def test_joints_other_than_and_join_two_wishes(first: str, joint: str, second: str) -> None:
    assert _asked(f"{first}{joint}{second}") == _asked(first, second)


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("not only warmer but also add a slapback delay", ("warmer", "add a slapback delay")),
        ("not just louder but wider too", ("louder", "wider")),
        ("not only distort it but also remove the rumble", ("distort it", "remove the rumble")),
    ],
)
def test_what_is_wished_not_alone_is_wished(text: str, wishes: tuple[str, ...]) -> None:
    assert _asked(text) == _asked(*wishes)


@pytest.mark.parametrize("text", ["neither brighter nor louder, only wider"])
def test_neither_and_nor_keep_two_things_away(text: str) -> None:
    assert _asked(text) == _asked("wider")
    assert set(read(text).avoids) == {"brighter", "louder"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tighten the low end", "pan it 30% left"),
        ("make it rounder", "high pass at 80 Hz"),
        ("some tape saturation", "it needs some body"),
        ("fade in over 3 seconds", "lo-fi please"),
        ("slow it down to 90%", "a little sparkle"),
        ("double the speed", "make it sound vintage"),
    ],
)
def test_a_too_at_the_end_of_a_wish_is_also(first: str, second: str) -> None:
    assert _asked(f"{first}, and {second} too") == _asked(first, second)


def test_a_second_quality_with_too_is_still_found_too_much() -> None:
    assert _asked("it's bright, and wide too") == _asked("it's too bright", "it's too wide")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("turn up the bass and down the treble", ["less_treble", "more_bass"]),
        ("turn the volume and the bass down", ["less_bass", "quieter"]),
        ("lower the pitch and the volume", ["pitch_down", "quieter"]),
        ("lower the pitch and speed", ["pitch_down", "slower"]),
        ("raise the pitch and the tempo", ["faster", "pitch_up"]),
        ("baja el tono y el volumen", ["pitch_down", "quieter"]),
        ("drop the mids and the highs", ["less_treble", "scooped"]),
        ("lower the mids", ["scooped"]),
        ("boost the bass and the treble", ["smiling"]),
        ("remove hum, hiss and clicks", ["less_clicks", "less_hum", "less_noise"]),
        ("not so harsh and boomy", ["less_boomy", "smoother"]),
    ],
)
def test_a_verb_or_a_denial_that_is_said_once_holds_for_both(text: str, words: list[str]) -> None:
    assert sorted(one.word for one in read(text).requests) == words


@pytest.mark.parametrize(
    "text",
    [
        "cut 2 dB at 300 Hz and 3 dB at 3 kHz",
        "reduce 2 dB at 300 Hz and 3 at 3 kHz",
        "corta 2 dB en 300 Hz y 3 dB en 3 kHz",
        "coupe 2 dB à 300 Hz et 3 dB à 3 kHz",
    ],
)
def test_a_second_cut_without_a_verb_is_no_boost(text: str) -> None:
    assert _asked(text) == _asked("cut 2 dB at 300 Hz", "cut 3 dB at 3 kHz")


def test_a_second_filter_with_a_sign_of_its_own_goes_its_own_way() -> None:
    words = sorted(one.word for one in read("-2 dB at 300 Hz and 3 dB at 3 kHz").requests)
    assert words == ["bell", "bell_cut"]


@pytest.mark.parametrize(
    "text",
    [
        "boost 3 dB at 100, cut 2 at 400",
        "half the tempo. And cut 3 dB at 300 Hz",
    ],
)
def test_numbers_of_two_orders_are_no_change_from_one_to_the_other(text: str) -> None:
    parts = text.replace(". And ", ", ").split(", ")
    assert [one[0] for one in _asked(text)] == [one[0] for one in _asked(*parts)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("trim the first second", "a slow chorus"),
        ("it is muffled", "vibrato, slow"),
        ("remove the hiss", "delay 250 ms, 30% feedback"),
        ("kill the crackle", "pan it 30% left"),
        ("it's too boomy", "noise gate at -40 dB"),
        ("it's too harsh", "10% faster"),
        ("more sustain", "phaser please"),
        ("comprimi", "accelera del 10%"),
        ("add some flanger", "keep only the first minute"),
        ("cut 2 seconds off the end", "make it louder"),
        ("shave 2 seconds off the start", "louder"),
        ("less sibilance", "quieter by 4 dB"),
        ("raise it an octave", "tremolo at 5 Hz"),
    ],
)
def test_numbers_and_rates_stay_with_their_own_wish(first: str, second: str) -> None:
    assert _asked(f"{first}, {second}") == _asked(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the room is too echoey", "pan it 30% left"),
        ("the room is too echoey", "gate the noise between words"),
        ("make it intimate", "the room is too echoey"),
        ("double the speed", "fix the clipping"),
        ("the bass is weak", "de-harsh it"),
        ("the reverb is too long", "turn the music down"),
        ("keep the attack", "gate the noise between words"),
        ("es ist zu schrill", "entferne das Rauschen"),
        ("la voz suena apagada", "distorsiónalo"),
        ("la voix est étouffée", "plus d'air"),
    ],
)
def test_a_finding_and_an_order_beside_it_are_two_things(first: str, second: str) -> None:
    joint = {"es ist": "und", "la voz": "y", "la voix": "et"}.get(
        " ".join(first.split()[:2]), "and"
    )
    assert _asked(f"{first} {joint} {second}") == _asked(first, second)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("più brillante, rendilo più largo e la voce è troppo bassa", "brighter louder wider"),
        ("more sustain, the hi-hats hurt my ears", "more_sustain smoother"),
        ("remove the clicks, normalise to -16 LUFS, phaser please", "less_clicks loudness phaser"),
        ("bitcrush it to 8 bits, de-harsh it, remove the hiss", "bitcrush less_noise smoother"),
    ],
)
def test_no_wish_is_turned_round_by_the_marks_of_another(text: str, words: str) -> None:
    assert sorted(one.word for one in read(text).requests) == words.split()


def test_a_picture_behind_a_complaint_takes_nothing_from_it() -> None:
    text = "the piano is too bright! make it sound vintage!"
    assert _asked(text) == _asked("the piano is too bright", "make it sound vintage")


def test_a_filter_in_its_own_sentence_gives_its_numbers_to_no_other_wish() -> None:
    text = "moins de sifflantes. coupe 3 dB à 300 Hz"
    assert _asked(text) == _asked("moins de sifflantes", "coupe 3 dB à 300 Hz")
