"""Questions and errands, which change nothing, and the wishes that look or stand like them."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "which mic did they use here, it sounds really crisp",
        "who is the singer on this, she sounds so warm",
        "tell me what tempo this is, i want to play it faster live",
        "what chords are these? the guitar is too quiet to hear",
        "how old is this recording, sounds like vintage tape",
        "where can i buy this record, the bass is insane",
    ],
)
def test_what_is_asked_to_be_told_is_declined_whatever_its_story(text: str) -> None:
    reading = read(text)
    assert not reading.requests
    assert reading.beyond == "listen"


@pytest.mark.parametrize(
    "text",
    [
        "upload it to my channel when you're done, it's loud enough for youtube",
        "can you clear the rights, it's from an old vinyl record",
        "email this to the radio station for me",
        "make me a poster for the gig, something dark and gritty",
        "send this to my manager, she says it's too bright",
        "please write the lyrics down, she mumbles a bit",
    ],
)
def test_a_deed_outside_the_sound_is_declined_whatever_its_story(text: str) -> None:
    reading = read(text)
    assert not reading.requests
    assert reading.beyond == "outside"


@pytest.mark.parametrize(
    "text",
    [
        "is the drummer rushing or am I dragging? be honest",
        "is the singer flat or is it just me? don't spare my feelings",
        "are we out of time here, be honest",
        "what key is this in? my capo is broken and i have to know before sunday",
    ],
)
def test_a_question_with_talk_behind_it_stays_a_question(text: str) -> None:
    reading = read(text)
    assert not reading.requests
    assert reading.question or reading.beyond


@pytest.mark.parametrize(
    "text",
    [
        "in welcher tonart ist das?",
        "wer singt das, sie klingt so warm",
        "lade es bitte auf youtube hoch",
        "¿en qué tono está? tengo que tocarla mañana",
        "súbelo a youtube cuando acabes",
        "c'est quel tempo ce morceau ? il me paraît rapide",
        "envoie-le à mon manager, il le veut fort",
        "chi canta? ha una voce calda",
        "qual é o tom dessa música? preciso tocar",
    ],
)
def test_questions_and_errands_are_declined_in_other_languages(text: str) -> None:
    reading = read(text)
    assert not reading.requests
    assert reading.beyond in ("listen", "outside")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sube los graves", ["more_bass"]),
        ("mets plus de basses", ["more_bass"]),
        ("metti un po' di riverbero", ["reverb"]),
        ("mach es lauter für youtube", ["streaming"]),
        ("put it hard left", ["hard_left"]),
        ("put some reverb on the singer for me", ["reverb"]),
        ("make the video louder", ["louder"]),
        ("put it on spotify level", ["streaming"]),
        ("could it be a bit brighter?", ["brighter"]),
    ],
)
def test_orders_with_the_verbs_of_errands_stay_orders(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make it louder and send it to my manager", ["louder"]),
        ("which mic is this? make the voice warmer", ["warmer"]),
        ("upload it to soundcloud, but cut 3 dB at 300 Hz first", ["bell_cut"]),
    ],
)
def test_an_order_beside_an_errand_is_carried_out(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is there a way to make it brighter?", ["brighter"]),
        ("any way to get it warmer?", ["warmer"]),
        ("why is it so muddy? clean it up", ["less_muddy"]),
        ("where did my bass go? it was fine before", ["more_bass"]),
        ("send it into a huge hall", ["hall"]),
        ("send some of it to a delay", ["echo"]),
        ("make the lyrics clearer", ["clearer"]),
        ("what it needs is more bass", ["more_bass"]),
        ("does it need more air? i think so, add some", ["airier"]),
        ("i'm going to upload this to youtube, get it loud enough", ["streaming"]),
    ],
)
def test_a_wish_in_the_form_of_a_question_or_errand_is_one(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("its mono and boring, can it not be", ["wider", "livelier"]),
        ("it sounds distant. can it not be?", ["closer"]),
        ("it's not mono, can it be", ["mono"]),
    ],
)
def test_what_is_said_to_be_so_is_turned_by_a_sentence_that_denies_it(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected
