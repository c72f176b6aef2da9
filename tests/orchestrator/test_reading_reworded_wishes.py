"""The same wishes in other words: why something is turned, what is only cut, what comes beside."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


def _of(text: str) -> set[str]:
    return set(words(text))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("turn the bass down, it's so loud", {"less_bass"}),
        ("less reverb, it's so loud", {"drier"}),
        ("make it warmer and turn the bass down, it's too loud", {"warmer", "less_bass"}),
        ("baja los graves, están muy altos", {"less_bass"}),
        ("turn the bass down, the clip is too loud", {"less_bass", "quieter"}),
    ],
)
def test_why_a_part_is_turned_down_turns_nothing_else_down(text: str, asked: set[str]) -> None:
    assert _of(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "only cut everything below 100 Hz",
        "the rest stays as it is, only remove everything below 100 Hz and add reverb",
        "nimm nur alles unter 100 hz weg",
        "solo quita todo lo que esté por debajo de 100 hz",
        "togli solo tutto sotto i 100 hz",
        "só tira tudo abaixo de 100 Hz",
        "enlève seulement tout en dessous de 100 hz",
    ],
)
def test_only_cutting_what_lies_below_keeps_what_lies_above(text: str) -> None:
    assert "high_pass" in _of(text)
    assert "lows_only" not in _of(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("too cold, some bass please", {"warmer", "more_bass"}),
        ("too dull, some sparkle please", {"brighter", "airier"}),
        ("zu dünn, etwas wärme bitte", {"fuller", "warmer"}),
        ("it's too harsh, a touch of warmth would help, and make it louder",
         {"smoother", "warmer", "louder"}),
        ("too much hiss, some hum and a bit of crackle",
         {"less_noise", "less_hum", "less_clicks"}),
    ],
)  # fmt: skip
def test_an_amount_behind_a_complaint_is_wished_for(text: str, asked: set[str]) -> None:
    assert _of(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("make it warmer, so low pass around 5k", {"warmer", "low_pass"}),
        ("it's dry, so reverb please", {"reverb"}),
        ("so softer attacks please", {"softer_attack"}),
        ("i want it so bright and wide", {"brighter", "wider"}),
        ("it's so bass heavy", {"less_bass"}),
        ("don't make it so loud", {"quieter"}),
    ],
)
def test_so_before_a_wish_turns_nothing_round(text: str, asked: set[str]) -> None:
    assert _of(text) == asked


@pytest.mark.parametrize(
    ("text", "asked", "guarded"),
    [
        ("it could be brighter as long as it doesn't turn harsh", {"brighter"}, "harsher"),
        ("the bass could be stronger as long as it doesn't get boomy", {"more_bass"}, "boomier"),
        ("I'd like it not to get dull, but the hiss ought to come down", {"less_noise"}, "darker"),
    ],
)
def test_what_shall_not_come_of_a_wish_takes_its_place_beside_it(
    text: str, asked: set[str], guarded: str
) -> None:
    assert _of(text) == asked
    assert guarded in read(text).avoids


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("leave the bass alone, only the clicks have to go", {"less_clicks"}),
        ("my amp puts a hum on here, get it out", {"less_hum"}),
        ("make it warmer, and my interface adds a hiss", {"warmer", "less_noise"}),
        ("there's an annoying mains hum behind me", {"less_hum"}),
        ("the fan of my pc shouldn't be so loud", {"less_noise"}),
        ("the hiss level is too high", {"less_noise"}),
        ("the tape hiss 10 dB weaker and more bass", {"less_noise", "more_bass"}),
        ("the vocal sits too far forward", {"less_presence"}),
        ("that echo needs to disappear", {"drier"}),
    ],
)
def test_troubles_told_in_other_words_are_what_goes(text: str, asked: set[str]) -> None:
    assert _of(text) == asked


@pytest.mark.parametrize(
    ("text", "word", "unit", "value"),
    [
        ("play it at four fifths of the original tempo", "slower", "percent", 20),
        ("spiel es mit vier fünfteln der geschwindigkeit", "slower", "percent", 20),
        ("ponlo a cuatro quintos de la velocidad", "slower", "percent", 20),
        ("mets le aux trois quarts de la vitesse", "slower", "percent", 25),
        ("tremolo with five pulses per second", "tremolo", "hz", 5),
        ("4 times per second, tremolo", "tremolo", "hz", 4),
        ("autopan please, roughly one cycle in ten seconds", "auto_pan", "hz", 0.1),
        ("can you make the volume wobble at 5 hz", "tremolo", "hz", 5),
        ("it should last ten seconds, stretch it", "slower", "s", 10),
        ("slow it down till it lasts 12 seconds", "slower", "s", 12),
        ("everything below 200 hz 4 dB softer", "low_shelf_cut", "db", 4),
        ("near 200 it booms, take it down", "less_boomy", "hz", 200),
        ("I'd like it pumping on every quarter like with a sidechain, tempo's 128", "pumping",
         "hz", 2.13),
        ("attack up 4 dB", "punchier", "db", 4),
    ],
)  # fmt: skip
def test_a_figure_told_in_other_words_belongs_to_its_wish(
    text: str, word: str, unit: str, value: float
) -> None:
    request = only(text)
    said = request.quantity(unit)
    assert request.word == word
    assert said is not None
    assert said.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("at 120 bpm, leave me just bars one and two", 0.0, 4.0),
        ("only bars three and four please, at 120 bpm", 4.0, 8.0),
        ("keep bars 3-4 at 120 bpm", 4.0, 8.0),
    ],
)
def test_bars_named_by_number_are_a_stretch(text: str, start: float, end: float) -> None:
    said = only(text).quantity("s")
    assert said is not None
    assert (said.value, said.until) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["make verse one brighter", "in chorus two the bass should be brighter", "drop two is too dry"],
)
def test_a_section_counted_by_its_number_is_one_part(text: str) -> None:
    assert read(text).beyond == "part"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("lose the hum at 50, plus a soft high cut at eight k", {"low_pass", "less_hum"}),
        ("ACX, noise floor lower than -60, the RMS from -23 to -18", {"audiobook"}),
    ],
)
def test_two_places_or_a_norm_are_no_change_from_one_to_the_other(
    text: str, asked: set[str]
) -> None:
    assert _of(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "I keep wandering off the mic so the level goes up and down all the time",
        "she keeps turning away from the mic",
        "i keep leaning back so it gets quieter",
    ],
)
def test_somebody_who_keeps_leaving_the_microphone_is_evened_out(text: str) -> None:
    assert _of(text) == {"evener"}


@pytest.mark.parametrize(
    "text",
    [
        "fade at each end, 1 second at the start and 2 at the end",
        "make it brighter, fade at both ends, 1 s at the start and 2 s at the end",
    ],
)
def test_a_fade_at_each_end_has_a_time_of_its_own(text: str) -> None:
    said = {each.word: each.quantity("s") for each in read(text).requests}
    fades = [said[word] for word in ("fade_in", "fade_out")]
    assert [each.value for each in fades if each is not None] == [1.0, 2.0]
