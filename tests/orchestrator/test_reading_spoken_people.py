"""How people with spoken recordings say what they want: podcasters, preachers, families."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("Bitte nicht lauter machen, nur verständlicher.", "clearer", "louder"),
        ("mach es nicht leiser, nur wärmer", "warmer", "quieter"),
        ("ne pas rendre plus fort, juste plus clair", "clearer", "louder"),
        ("make it not harsher, just brighter", "brighter", "harsher"),
    ],
)
def test_what_is_only_not_to_be_made_so_is_not_turned_the_other_way(
    text: str, word: str, kept: str
) -> None:
    assert words(text) == [word]
    assert read(text).avoids == (kept,)


def test_nothing_is_done_where_the_only_wish_is_that_it_be_no_louder() -> None:
    assert read("bitte nicht lauter machen").requests == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Brummen muss weg, das Rauschen stört mich nicht", ["less_hum"]),
        ("mich stört das Rauschen nicht, nur das Brummen", ["less_hum"]),
        ("das Zischen ist egal, mach die Stimme wärmer", ["warmer"]),
        ("le souffle ne me dérange pas, mais le ronflement oui", ["less_hum"]),
        ("le bruit ne me dérange pas, juste le ronflement", ["less_hum"]),
        ("no me molesta el siseo, solo quita el zumbido", ["less_hum"]),
        ("non mi dà fastidio il fruscio, togli il ronzio", ["less_hum"]),
        ("the room doesn't bother me but the sibilance does", ["less_sibilant"]),
        ("The tape hiss I can live with, the clicks I can't.", ["less_clicks"]),
        ("the breaths may stay, the clicks may not", ["less_clicks"]),
    ],
)
def test_a_noise_that_bothers_nobody_stays(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("an old recording of grandma, clean it up", "cleaner"),
        ("old recording with lots of hiss", "less_noise"),
        ("alte Aufnahme, entrausche sie", "less_noise"),
        ("ein altes Tonband meines Vaters, weniger Rauschen", "less_noise"),
        ("grabación vieja, quita el ruido", "less_noise"),
        ("vecchia registrazione del nonno, togli il fruscio", "less_noise"),
        ("gravação antiga do meu avô, tira o chiado", "less_noise"),
        ("old answering machine message from my uncle, make it clearer", "clearer"),
    ],
)
def test_that_the_recording_is_old_orders_nothing_old(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the s's are too sharp after the exciter I used", ["less_sibilant"]),
        ("it got harsh after my de-esser, smooth it", ["smoother"]),
        ("since the limiter it sounds squashed", ["more_dynamic"]),
        ("seit dem Kompressor klingt es gequetscht", ["more_dynamic"]),
        ("it sounds underwater after noise reduction", ["clearer"]),
    ],
)
def test_an_effect_that_was_on_it_before_is_not_put_on_again(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("less bass heavy", "less_bass"),
        ("a bit less treble-heavy please", "less_treble"),
        ("less reverb heavy", "drier"),
        ("My listeners use car speakers, less bass", "less_bass"),
        ("the kids use tablets, make it louder", "louder"),
        ("meine Hörer nutzen Handylautsprecher, klarer bitte", "clearer"),
        ("mis oyentes usan el móvil, más claro", "clearer"),
        ("It needs to be clear on a smart speaker", "clearer"),
        ("doit être clair sur un téléphone", "clearer"),
        ("tiene que ser claro en el móvil", "clearer"),
        (
            "My listeners are mostly on phone speakers so the voice has to cut through",
            "more_presence",
        ),
    ],
)
def test_what_it_is_heavy_with_and_heard_on_is_no_sound_of_its_own(text: str, word: str) -> None:
    reading = read(text)
    assert [each.word for each in reading.requests] == [word]
    assert reading.beyond is None
    assert reading.unmet == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it has to be clear", "clearer"),
        ("the words have to be clear", "clearer"),
        ("this has to sound bright", "brighter"),
        ("tiene que sonar claro", "clearer"),
    ],
)
def test_what_it_has_to_be_is_wished_for(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "old reel to reel, it wobbles, can you steady the pitch",
        "the pitch wavers on my old cassette",
        "the tape wobbles, steady it",
        "there is some flutter on the reel",
        "la bande pleure, stabilise la hauteur",
        "la cinta tiene fluctuaciones de tono, arréglalo",
    ],
)
def test_a_tape_that_wobbles_gets_no_vibrato_and_is_said_to_be_out_of_reach(text: str) -> None:
    reading = read(text)
    assert reading.requests == ()
    assert reading.beyond == "restore"


@pytest.mark.parametrize(
    "text",
    [
        "I drift away from the mic, level it",
        "he fades away when he turns his head, fix the level",
        "I move around a lot so the level changes",
        "ich gehe manchmal vom Mikro weg, gleich das aus",
        "me muevo mucho y el volumen cambia",
        "my voice fades in and out",
    ],
)
def test_who_comes_and_goes_at_the_microphone_is_evened_out(text: str) -> None:
    assert words(text) == ["evener"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't care if it sounds ugly as long as I can understand what he says", ["clearer"]),
        ("it can be noisy as long as the voice is clear", ["clearer"]),
        ("mir egal wie es klingt, solange man ihn versteht", ["clearer"]),
        ("peu importe le bruit tant qu'on comprend les mots", ["clearer"]),
        ("no me importa el ruido mientras se entienda la voz", ["clearer"]),
        ("I don't care about the hiss, just make the words clear", ["clearer"]),
    ],
)
def test_what_is_only_granted_asks_for_nothing(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [each.word for each in reading.requests] == expected
    assert reading.avoids == ()


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("brighter as long as the esses don't get worse", "brighter", "more_sibilant"),
        ("make sure the hiss doesn't get louder, brighten it", "brighter", "more_noise"),
        ("brighter but the esses shouldn't get worse", "brighter", "more_sibilant"),
        (
            "heller, aber die S-Laute dürfen nicht schärfer werden",
            "brighter",
            "more_sibilant",
        ),
    ],
)
def test_a_fault_that_must_not_grow_is_left_as_it_is(text: str, word: str, kept: str) -> None:
    assert words(text) == [word]
    assert read(text).keeps == (kept,)


def test_a_condition_behind_a_wish_guards_it() -> None:
    assert read("make it louder as long as it doesn't distort").avoids == ("distort",)
    assert read("provided it doesn't get harsh, brighten it").avoids == ("harsher",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dark and distant, help", ["brighter", "closer"]),
        ("robotic, fix it", ["less_dirty"]),
        ("loud, help me", ["quieter"]),
        ("sombre, corrige ça", ["brighter"]),
    ],
)
def test_a_bare_quality_that_is_to_be_fixed_is_too_much(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "my voice sounds thin on this one, last week's episode was much fuller",
            ["fuller"],
        ),
        ("Turn it down 3 dB, it's louder than the other episodes", ["quieter"]),
        ("the first episode was a bit warmer, do that", ["warmer"]),
        ("Sie klingt heller als in den anderen Folgen, bitte dunkler", ["darker"]),
        ("es ist lauter als die anderen, bitte leiser", ["quieter"]),
        ("elle est plus sombre que d'habitude, éclaircis-la", ["brighter"]),
    ],
)
def test_what_it_is_compared_with_is_not_made_of_it(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [each.word for each in reading.requests] == expected
    assert reading.conflict is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("no bass please, it's only speech", "less_bass"),
        ("no treble please", "less_treble"),
        ("kein Bass bitte", "less_bass"),
        ("pas de basses s'il te plaît", "less_bass"),
        ("sin graves por favor", "less_bass"),
    ],
)
def test_none_of_a_part_with_a_please_takes_it_away(text: str, word: str) -> None:
    assert only(text).word == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("radio voice from the 40s, but still easy to follow", "radio"),
        ("newsreader from the 1930s", "radio"),
        ("guest was on zoom and sounds like a tin can, make him warmer", "warmer"),
        ("recorded through a laptop mic on teams, less tinny please", "fuller"),
        ("Interview with wind noise, outside at the harbor.", "less_wind"),
        ("I was eating the mic", "less_boomy"),
        ("the t's and k's are hard to hear", "clearer"),
        ("s sounds are too weak", "more_sibilant"),
        ("je veux comprendre ce qu'il dit", "clearer"),
        ("man versteht ihn nicht", "clearer"),
        ("lower the noise", "less_noise"),
        ("lift the voice a bit", "louder"),
        ("Stimme etwas tiefer", "pitch_down"),
        ("Speed it up, my students complain I talk slow", "faster"),
    ],
)
def test_what_speakers_and_those_who_record_them_say_is_read_as_meant(text: str, word: str) -> None:
    assert words(text) == [word]


def test_the_laughs_between_the_talking_are_a_part_of_the_clip() -> None:
    assert words("the laughs are much too loud compared with the talking") == ["part_quieter"]


def test_a_light_that_buzzes_makes_the_cure_no_lighter() -> None:
    assert only("I need it gone, the buzzing from the neon light").strength > 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the voice is clear but distant", ["closer"]),
        ("la voz es clara pero lejana", ["closer"]),
        ("la voix est claire mais lointaine", ["closer"]),
        ("my voice is fine but robotic", ["less_dirty"]),
        ("die Aufnahme ist gut, aber leise", ["louder"]),
        ("the judge is clear but the defendant is muffled", ["clearer"]),
    ],
)
def test_what_is_found_behind_a_but_is_wrong_and_what_is_praised_is_not(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the first minute is fine, the rest is too quiet", ["part_louder"]),
        ("the last 10 seconds are good, the rest is muffled", ["clearer"]),
        ("the first 20 seconds are fine, brighten the rest", ["brighter"]),
    ],
)
def test_seconds_that_are_fine_are_not_all_that_is_kept(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_ending_that_is_missing_is_not_cut_off_once_more() -> None:
    reading = read("the ending is cut off, can you bring the last word back?")
    assert reading.requests == ()
    assert reading.beyond == "restore"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing below 70, nothing above 12k", ["high_pass", "low_pass"]),
        ("se me oye la respiración todo el rato", ["less_breath"]),
        ("the s in my name is too sharp", ["less_sibilant"]),
        ("make side A as loud as side B", ["evener"]),
        ("make the telephone side of the call as full as the studio side", ["fuller"]),
        ("I sound like a kid, lower my voice a tiny bit", ["pitch_down"]),
        ("baisse un peu les s, ils sifflent", ["less_sibilant"]),
    ],
)
def test_bands_breaths_esses_and_sides_of_a_call_are_told_apart(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected
