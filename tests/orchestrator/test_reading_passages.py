"""Parts of a recording, the times when a fault is heard, and what is praised."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "my second sentence comes out way louder than the first one, can those two match",
        "the chorus is miles louder than the verse",
        "my guest is way quieter than me",
        "one minute she whispers, the next she's shouting",
        "wish every bass note was the same loudness",
        "could all my words be the same level",
        "i have to keep riding the volume knob",
    ],
)
def test_passages_that_are_not_equally_loud_are_to_be_evened_out(text: str) -> None:
    assert words(text) == ["evener"]


def test_a_level_that_is_to_stay_or_is_ordered_is_no_unevenness() -> None:
    assert words("make the guest louder than me") == ["louder"]
    assert read("brighter but at the same volume").keeps == ("louder",)
    assert words("all of it brighter but the same volume") == ["brighter"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every time he hits that low string it booms and the whole room hums along", "less_boomy"),
        ("it's like chewing sandpaper whenever the chorus guitars and hats come in", "smoother"),
        ("it booms each time the bass comes in", "less_boomy"),
        ("any time the choir comes in it's harsh", "smoother"),
    ],
)
def test_every_time_that_it_is_heard_asks_for_nothing_of_its_own(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["my desk shakes", "all the doors are rattling", "the whole house hums along"],
)
def test_what_shakes_in_a_house_tells_of_too_much_boom(text: str) -> None:
    assert words(text) == ["less_boomy"]


@pytest.mark.parametrize(
    ("text", "asked", "kept"),
    [
        (
            "the bottom is great, hands off that. it's only the top that's dull",
            "brighter",
            "more_bass",
        ),
        ("the low end is lovely. just the top that's dull", "brighter", "more_bass"),
        ("love the low end, don't you dare touch it, make it silkier", "silkier", "more_bass"),
        ("more air please, but do NOT mess with the bass", "airier", "more_bass"),
    ],
)
def test_what_is_praised_is_kept_and_only_the_rest_is_worked_on(
    text: str, asked: str, kept: str
) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == [asked]
    assert kept in reading.keeps


def test_only_before_what_is_wrong_is_no_filter() -> None:
    assert words("it's only the mids that are a bit honky") == ["less_nasal"]
    assert words("only the mids please") == ["band_pass"]


@pytest.mark.parametrize(
    "text",
    [
        "we come over thin, more like six singers than thirty",
        "it sounds thin, more like two violins than an orchestra",
        "two listeners said it's thin",
    ],
)
def test_how_many_people_there_are_is_no_setting(text: str) -> None:
    assert words(text) == ["fuller"]
    assert not read(text).unread


def test_a_number_in_words_that_may_be_a_setting_is_not_passed_over() -> None:
    assert read("make it six louder").unread == ("six",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make it harsh and muddy", ["harsher", "muddier"]),
        ("it oughta be creepy and far off", ["dreamy", "distant"]),
        ("make it warm, muddy now", ["warmer", "less_muddy"]),
        ("make it warmer and it's muddy", ["warmer", "less_muddy"]),
    ],
)
def test_a_wish_holds_for_what_is_joined_to_it(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_comparison_behind_so_is_a_wish_and_a_quality_a_complaint() -> None:
    assert words("this plays under the final boss so way nastier") == ["dirtier"]
    assert words("it's so very bright") == ["darker"]


@pytest.mark.parametrize(
    "text",
    [
        "like you're hearing it from the bathroom while the party's on",
        "as if heard from the kitchen",
        "like I'm listening from upstairs",
    ],
)
def test_what_is_heard_from_another_room_is_next_door(text: str) -> None:
    assert words(text) == ["next_door"]


@pytest.mark.parametrize("text", ["she's quiet", "I'm a bit quiet", "he is too quiet"])
def test_a_person_who_is_quiet_is_to_be_louder(text: str) -> None:
    assert words(text) == ["louder"]


def test_too_much_of_a_word_that_nobody_knows_is_not_about_an_instrument_s_level() -> None:
    assert words("the guitar is too zorpy") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make the attacks less spiky", ["softer_attack"]),
        ("i want the plucks to jump out at you", ["snappier", "livelier"]),
        ("the kick doesn't hit hard enough", ["punchier"]),
    ],
)
def test_attacks_are_eased_and_brought_out_as_it_is_said(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so als käm's aus Omas altem Küchenradio", ["vintage", "radio"]),
        ("Die Stimme springt in der Lautstärke rum", ["evener"]),
        ("klingt wie in einer Blechdose, kannst du das retten?", ["fuller"]),
        ("suena como metido en una lata, a ver si lo puedes arreglar", ["fuller"]),
        ("el volumen sube y baja", ["evener"]),
        ("como de los años 60", ["vintage"]),
        ("les cymbales me percent les oreilles", ["smoother"]),
        ("la chitarra è un filo troppo squillante per i miei gusti", ["smoother"]),
        ("il volume della voce va su e giù", ["evener"]),
        ("com cara de anos 80", ["vintage"]),
        ("声の音量がバラバラなので揃えて", ["evener"]),
    ],
)
def test_complaints_and_likenesses_are_told_in_other_languages_too(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_aus_ends_an_order_and_begins_a_place() -> None:
    (order,) = read("mach den Hall aus").requests
    assert (order.word, order.deed) == ("reverb", "bypass")
    assert all(each.deed == "apply" for each in read("als ob es aus einem Telefon kommt").requests)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("right now its a demo. i want an actual record", ["modern"]),
        ("this is just a sketch, make it sound like a real single", ["modern"]),
        ("less church, more living room", ["room"]),
        ("where has all the treble gone", ["more_treble"]),
        ("the neighbours complained about the bass", ["less_bass"]),
        ("my dog goes mad at the highs", ["less_treble"]),
        ("all i hear is pick clack, it distracts me from singing along", ["softer_attack"]),
    ],
)
def test_what_is_to_go_and_what_is_to_come_are_told_apart(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_more_of_what_was_praised_is_a_wish_and_no_more_than_that() -> None:
    assert words("love the reverb, more of it") == ["reverb"]
    assert words("the warmth is great, a bit more please") == ["warmer"]
    reading = read("love the low end, more sparkle")
    assert reading.keeps == ("more_bass",)
    assert [request.word for request in reading.requests] == ["airier"]
