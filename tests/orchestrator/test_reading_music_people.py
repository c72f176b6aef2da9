"""How producers, players and singers write: reasons, likings, choices, sources, numbers beside."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("non mi piace il riverbero, toglilo quasi tutto", "drier"),
        ("não gosto do reverb, tira quase tudo", "drier"),
        ("no me gusta la reverb, quítala casi toda", "drier"),
        ("ich mag den Hall nicht, nimm ihn fast ganz weg", "drier"),
        ("リバーブがあまり好きじゃない", "drier"),
    ],
)
def test_what_somebody_does_not_like_is_taken_away_in_every_language(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "mi piace il riverbero ma è troppo scuro",
        "gosto do reverb mas tá escuro",
        "me gusta el reverb pero está oscuro",
        "j'aime bien la reverb mais c'est trop sombre",
        "ich mag den Hall, aber es ist zu dunkel",
    ],
)
def test_what_somebody_likes_is_kept_and_not_added(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["brighter"]
    assert reading.keeps == ("reverb",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it's for kids so soften the attacks", "softer_attack"),
        ("its for my mum so sweeten it a bit", "softer"),
        ("it's for sleep, so quieten it down", "quieter"),
        ("it's for a horror score so scare me", "dreamy"),
    ],
)
def test_an_order_behind_so_is_no_complaint(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I'd rather have it too dark than too bright", "darker"),
        ("I'd rather have it too dry than too wet, so less reverb", "drier"),
        ("lieber zu dunkel als zu hell, also noch etwas dunkler", "darker"),
        ("meglio troppo scuro che troppo brillante", "darker"),
        ("mejor demasiado seco que con demasiada reverb", "drier"),
    ],
)
def test_of_two_evils_the_lesser_is_wished_for(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "hertz"),
    [
        ("on my car system there's nothing below 50", "low_shelf", 50),
        ("it has nothing above 8k", "high_shelf", 8000),
        ("nothing happening below 60", "low_shelf", 60),
    ],
)
def test_where_nothing_is_heard_something_is_missing(text: str, word: str, hertz: float) -> None:
    request = only(text)
    said = request.quantity("hz")
    assert said is not None
    assert (request.word, said.value) == (word, hertz)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the kick is boomy, clean that up", "less_boomy"),
        ("the low mids build up when i palm mute, clean that up", "less_muddy"),
        ("è fangoso, pulisci", "less_muddy"),
    ],
)
def test_cleaning_up_what_was_found_dirty_is_no_second_wish(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the recording makes me sound like a kid", "pitch_down"),
        ("it makes me sound like a chipmunk", "pitch_down"),
        ("this mic makes my voice sound like a robot", "less_dirty"),
    ],
)
def test_what_makes_somebody_sound_like_that_is_complained_about(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("add vinyl crackle quietly", "vinyl_crackle"),
        ("add reverb quietly", "reverb"),
        ("add quiet tape hiss", "more_noise"),
        ("mach leise Hall drauf", "reverb"),
        ("põe um reverb bem baixinho", "reverb"),
        ("ponle eco bajito", "echo"),
    ],
)
def test_how_softly_something_is_added_is_its_dose(text: str, word: str) -> None:
    request = only(text)
    assert (request.word, request.strength) == (word, 1.0)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("we play this at church, make it warmer", "warmer"),
        ("i play this in my dj set, needs more bass", "more_bass"),
        ("we sing this at weddings, make it warmer", "warmer"),
        ("nós tocamos isso na igreja, deixa mais quente", "warmer"),
        ("on joue ça à l'église, plus chaud", "warmer"),
        ("la usamos en la radio, más brillo", "brighter"),
    ],
)
def test_where_it_is_always_played_is_no_wish_and_no_refusal(text: str, word: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert reading.beyond is None


@pytest.mark.parametrize(
    ("text", "word", "decibels"),
    [
        ("the 808 is eating everything, turn it down by 3 db", "low_shelf_cut", 3),
        ("the bass is too loud, tuck it in 3 dB", "less_bass", 3),
        ("the bass is too quiet, push it up 3 dB", "more_bass", 3),
        ("the bass is too quiet, raise it 3 dB", "more_bass", 3),
        ("tone down the top end slightly, say 1.5 dB above 10k", "high_shelf_cut", 1.5),
        ("darker, 2 dB above 5k", "high_shelf_cut", 2),
        ("etwas dunkler, so 2 dB über 8k", "high_shelf_cut", 2),
    ],
)
def test_a_number_behind_a_finding_turns_what_was_found(
    text: str, word: str, decibels: float
) -> None:
    request = only(text)
    said = request.quantity("db")
    assert said is not None
    assert (request.word, said.value) == (word, decibels)


def test_a_finding_that_tells_its_own_amount_stays_beside_an_exact_filter() -> None:
    assert set(words("the bass is too loud, cut 2 dB and add 3 dB at 8k")) == {"less_bass", "bell"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("less of that plasticky digital shine", {"warmer", "darker"}),
        ("lose that harsh digital shine", {"smoother", "warmer", "darker"}),
        ("menos desse brilho metálico", {"darker", "smoother"}),
    ],
)
def test_there_is_less_of_every_quality_of_a_thing(text: str, found: set[str]) -> None:
    assert set(words(text)) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("can you get the rumble from the subway out", "less_rumble"),
        ("can you get the hum from the amp out", "less_hum"),
        ("get the hiss from the tape out", "less_noise"),
    ],
)
def test_a_noise_is_taken_out_wherever_it_comes_from(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("turn the verb up until it's almost too much", "reverb"),
        ("push the bass until it's nearly too much", "more_bass"),
        ("mais reverb até ficar quase demais", "reverb"),
    ],
)
def test_what_may_go_almost_too_far_is_wished_for(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "my bandmate says the guitars are muddy but honestly I just want it a bit louder",
            "louder",
        ),
        ("my producer wants it brighter but I'd rather have it warmer", "warmer"),
        ("meu baterista diz que tá abafado, mas eu só quero mais grave", "more_bass"),
    ],
)
def test_what_others_say_is_not_done_against_the_own_wish(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("cut everything under 120, it's only a shaker", "high_pass"),
        ("brighter, it's only a piano", "brighter"),
        ("das ist nur ein Klavier, mach es wärmer", "warmer"),
    ],
)
def test_naming_the_only_instrument_asks_for_none_alone(text: str, word: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [word]
    assert reading.beyond is None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("wide chorus, 0.6 hz", "hz", 0.6),
        ("wide reverb, 2 seconds", "s", 2),
        ("it stabs at you around 2.5k", "hz", 2500),
        ("auto pan, one cycle in two bars at 90 bpm", "hz", 0.19),
    ],
)
def test_a_number_reaches_the_word_that_takes_it(text: str, unit: str, value: float) -> None:
    found = [request.quantity(unit) for request in read(text).requests]
    assert value in [said.value for said in found if said is not None]


@pytest.mark.parametrize(
    ("text", "semitones"),
    [("it was tuned to 432, fix it", 0.32), ("the piano is at 440, it was tuned to 432", 0.32)],
)
def test_how_it_was_tuned_is_mended_and_not_done(text: str, semitones: float) -> None:
    (request,) = read(text).requests
    said = request.quantity("st")
    assert said is not None
    assert (request.word, said.value) == ("pitch_up", semitones)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("wanna flip this into something spooky", "dreamy"),
        ("just get the levels even", "evener"),
        ("warmer, like it was ripped off youtube", "warmer"),
        ("get rid of the metronome bleed in the background", "gate"),
        ("glue it with some compression", "glue"),
        ("o violão tá muito estalado, amacia um pouco", "smoother"),
        ("knock the top off", "darker"),
        ("make it evolve over time", "movement"),
        ("la voglio enorme", "bigger"),
        ("the voice disappears when the band comes in", "louder"),
        ("tame the s", "less_sibilant"),
    ],
)
def test_a_phrase_of_the_trade_does_one_thing(text: str, word: str) -> None:
    reading = read(text)
    assert word in [request.word for request in reading.requests]
    assert len([r for r in reading.requests if r.word not in ("lo_fi", word)]) == 0
    assert reading.beyond is None
