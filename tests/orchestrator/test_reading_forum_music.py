"""How people who make music write: notes on a mix, what they tried, what was cut too far."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("get more low end out of the kick", "more_bass"),
        ("could you get a bit more sparkle out of the mandolin", "airier"),
        ("i'd like a little more clarity out of the choir", "clearer"),
        ("coax some warmth out of it", "warmer"),
        ("tire plus de chaleur de cette guitare", "warmer"),
        ("take more bass out of it", "less_bass"),
        ("get more of the hum out of it", "less_hum"),
    ],
)
def test_what_shall_come_out_of_a_sound_is_added_and_what_is_taken_goes(
    text: str, word: str
) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("you rolled off too much low end, put some back", "more_bass"),
        ("too much treble was removed", "more_treble"),
        ("the filter took away too much high end", "brighter"),
        ("i cut too many highs, bring some back", "more_treble"),
        ("du hast zu viele Höhen weggenommen", "more_treble"),
        ("tu as coupé trop de graves", "more_bass"),
        ("le has quitado demasiados agudos", "more_treble"),
        ("don't let it ring, there's too much bass", "less_bass"),
    ],
)
def test_what_was_cut_too_far_comes_back(text: str, word: str) -> None:
    assert word in words(text)
    assert not {"less_bass", "less_treble", "darker"} & set(words(text)) - {word}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("i tried adding highs but now it sounds harsh", "smoother"),
        ("i boosted the lows and it just got muddy", "less_muddy"),
        ("i turned up the bass but that just sounds muddier", "less_muddy"),
        ("tried cutting 400, still boxy", "less_boxy"),
        ("added some reverb, now it's too dark", "brighter"),
        ("ich hab versucht mehr Bass zu geben, jetzt ist es matschig", "less_muddy"),
        ("j'ai ajouté de la réverb mais maintenant ça sonne lointain", "closer"),
    ],
)
def test_what_was_tried_in_vain_is_not_done_again(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("now it's boomier", "less_boomy"),
        ("the second take sounds thinner and boxier", "fuller"),
        ("it's now harsher than it was", "smoother"),
        ("make it boomier", "boomier"),
        ("it should sound thinner", "thinner"),
    ],
)
def test_a_flaw_that_has_grown_is_mended_and_one_that_is_ordered_grows(
    text: str, word: str
) -> None:
    assert words(text)[0] == word


@pytest.mark.parametrize(
    ("text", "word", "avoided"),
    [
        ("the synth is flabby instead of punchy", "punchier", ()),
        ("my voice is boomy rather than warm", "warmer", ()),
        ("the mix was mono and distant, rather than present", "more_presence", ()),
        ("es klingt dumpf statt klar", "clearer", ()),
        ("ça sonne sourd au lieu de clair", "clearer", ()),
        ("suena apagado en vez de claro", "clearer", ()),
        ("make it warm instead of harsh", "warmer", ("harsher",)),
    ],
)
def test_instead_of_brings_what_is_wished_behind_a_complaint_and_what_is_not_behind_an_order(
    text: str, word: str, avoided: tuple[str, ...]
) -> None:
    assert word in words(text)
    assert read(text).avoids == avoided


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the flute slips into the background", "closer"),
        ("my voice gets lost in the background", "closer"),
        ("die Stimme verschwindet im Hintergrund", "closer"),
        ("la voix se perd dans le fond", "closer"),
        ("la voz se pierde en el fondo", "closer"),
        ("la voce si perde sullo sfondo", "closer"),
        ("the pads should fade into the background", "distant"),
    ],
)
def test_what_sinks_away_comes_forward_unless_it_shall_sink(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it sounds like it needs more high end", "brighter"),
        ("feels like it needs more punch", "punchier"),
        ("horrid top end", "darker"),
        ("awful low end", "less_bass"),
        ("saturate it until it's warm", "warmer"),
        ("overdrive it so it's warm", "warmer"),
        ("vocals a tad bright", "darker"),
        ("snare a bit loud", "quieter"),
        ("vocals a bit brighter", "brighter"),
        ("the iphone picks up a lot of the bass", "less_bass"),
        ("the guitars muddy up the mix", "less_muddy"),
        ("the transients are getting killed", "punchier"),
    ],
)
def test_notes_ask_for_what_their_writer_misses(text: str, word: str) -> None:
    assert word in words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all mids no lows", ["scooped", "more_bass"]),
        ("all low mids, no top end", ["less_muddy", "brighter"]),
        ("all click no thump", ["softer_attack", "fatter"]),
    ],
)
def test_all_of_one_and_none_of_the_other_is_balanced(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a little harsh, otherwise great job", "smoother"),
        ("low end is loose. thanks for the great work", "tighter"),
        ("the cello is a bit dull, but great work", "brighter"),
        ("viola down 2 db, everything else is great", "quieter"),
    ],
)
def test_praise_of_the_work_takes_no_complaint_back(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "hz"),
    [
        ("boost 2'500 hz", 2500),
        ("cut 6 000 hz by 3 db", 6000),
        ("boost 10.000 hz", 10000),
        ("cut 3-500 hz", 387),
    ],
)
def test_thousands_and_hundreds_are_read_as_people_write_them(text: str, hz: float) -> None:
    (request,) = read(text).requests
    said = request.quantity("hz")
    assert said is not None
    assert said.value == pytest.approx(hz)


@pytest.mark.parametrize("text", ["v3 is too bright", "mix 2 is too bright", "rev 2: too bright"])
def test_the_number_of_a_version_is_no_amount(text: str) -> None:
    reading = read(text)
    assert [(each.word, each.quantities) for each in reading.requests] == [("darker", ())]
    assert not reading.unknown


def test_a_weak_finding_before_another_is_not_left_out() -> None:
    assert words("the mix is a bit narrow, low end is loose") == ["wider", "tighter"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it's warm but muddy", "less_muddy"),
        ("sounds clear but thin", "fuller"),
        ("the accordion is warm and wide but a bit muddy", "less_muddy"),
        ("it's loud but not punchy", "punchier"),
        ("it's warm but not clear enough", "clearer"),
        ("it's warm but could be clearer", "clearer"),
        ("es ist laut aber nicht druckvoll", "punchier"),
        ("suena fuerte pero no tiene punch", "punchier"),
        ("è caldo ma non chiaro", "clearer"),
        ("o som é quente mas não é claro", "clearer"),
    ],
)
def test_what_is_granted_before_a_but_stays_and_what_is_missing_comes(text: str, word: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert not reading.avoids


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("that just makes everything muffled", "clearer"),
        ("it gives the banjo a nasal tone", "less_nasal"),
        ("the limiter makes the tuba flat", "livelier"),
        ("ça rend tout sourd", "brighter"),
        ("la réverb rend la voix boueuse", "less_muddy"),
        ("isso deixa tudo abafado", "clearer"),
        ("I want something that makes it muffled", "muffled"),
    ],
)
def test_a_fault_that_something_makes_is_mended_and_one_that_is_wished_is_made(
    text: str, word: str
) -> None:
    assert words(text) == [word]
