"""How producers really talk: complaints with their cures, instruments, similes, slips, rambling."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import words

from talkbox.planner.reading import read
from talkbox_prompts import lexicon


def strength(text: str) -> float:
    return read(text).requests[0].strength


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's too thick, thin it out", ["thinner"]),
        ("too bright, darken it", ["darker"]),
        ("too dark, brighten it up please", ["brighter"]),
        ("it's too muddy, clean it up", ["less_muddy"]),
        ("it's too boomy, tighten the low end", ["less_boomy", "tighter"]),
        ("too much reverb, dry it up", ["drier"]),
        ("this is too bassy, less bass please", ["less_bass"]),
        ("more clarity please, it's a bit of a mess", ["clearer", "cleaner"]),
        ("too much bass, turn it down", ["less_bass"]),
        ("cold and clinical", ["colder"]),
    ],
)
def test_a_complaint_and_its_cure_ask_for_the_same(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == expected
    assert reading.conflict is None


def test_the_cure_says_by_how_much() -> None:
    assert strength("it's too loud, bring it down a touch") == 1.0
    (request,) = read("the bass is too loud, turn it down 3 dB").requests
    assert (request.word, request.quantities[0].value) == ("less_bass", 3)


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("brighter and darker", "brighter", "darker"),
        ("wide and mono", "wide", "mono"),
        ("more bass and less bass", "bass", "less bass"),
        ("faster and slower", "faster", "slower"),
    ],
)
def test_words_that_contradict_each_other_are_both_named(text: str, left: str, right: str) -> None:
    assert read(text).conflict == (left, right)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the hats are too sharp", "smoother"),
        ("kick is boomy", "less_boomy"),
        ("the snare is boxy", "less_boxy"),
        ("the vocal is buried", "more_presence"),
        ("the vocal is too nasal", "less_nasal"),
        ("vocal is spitty", "less_sibilant"),
        ("kick sounds like a basketball", "less_boomy"),
        ("guitars are too fizzy", "smoother"),
        ("her s's are killing me", "less_sibilant"),
        ("my voice sounds boxy", "less_boxy"),
        ("the dialogue is hard to understand", "clearer"),
        ("bass is way too much", "less_bass"),
        ("the bass is eating everything", "less_bass"),
    ],
)
def test_a_complaint_about_an_instrument_s_tone_is_acted_on(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize("text", ["the cymbals are killing me", "the hi hats are too loud"])
def test_an_instrument_that_is_too_much_is_a_matter_of_its_level(text: str) -> None:
    (request,) = read(text).requests
    assert request.word == "quieter"
    assert request.of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("remove the vocals", "separate"),
        ("solo the bass", "separate"),
        ("turn the guitar down but leave the drums alone", "separate"),
        ("write a chorus", "compose"),
        ("more cowbell", "compose"),
    ],
)
def test_what_cannot_be_done_stays_refused(text: str, kind: str) -> None:
    reading = read(text)
    assert reading.requests == ()
    assert reading.beyond == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("sounds like a wasp in a jar", "smoother"),
        ("sounds like there's a towel over the speaker", "brighter"),
        ("it sounds like I'm talking in a tin can", "fuller"),
        ("make it sound like a tin can", "tinny"),
        ("sounds like mud", "less_muddy"),
        ("make it sound like mud", "muddier"),
        ("sounds like it's coming through a wall", "next_door"),
        ("make it feel like a hug", "warmer"),
        ("like she's whispering in my ear", "closer"),
        ("it's drowning in reverb", "drier"),
        ("I sound like I have a cold", "less_nasal"),
        ("make it sound like the 80s", "vintage"),
        ("sounds like it was recorded on a potato", "modern"),
        ("too in my face", "softer"),
        ("slap some verb on", "reverb"),
        ("push it to the back", "distant"),
        ("tuck it in", "less_presence"),
        ("the volume is all over the place", "evener"),
        ("round off the top", "darker"),
    ],
)
def test_a_simile_or_idiom_means_what_people_mean_by_it(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("just a hair darker", "darker", 0.7),
        ("waaay brighter", "brighter", 3.0),
        ("tooo sharp", "smoother", 2.0),
        ("way too bright", "darker", 3.0),
        ("as wide as possible", "wider", 3.0),
        ("double the reverb", "reverb", 3.0),
        ("like 20% more bass", "more_bass", 1.4),
        ("not too much reverb", "reverb", 1.2),
        ("half as bright", "darker", 2.0),
        ("limit it hard", "limiter", 2.7),
        ("just kiss it with compression", "compress", 1.0),
    ],
)
def test_strength_is_heard_in_every_form(text: str, word: str, expected: float) -> None:
    (request,) = read(text).requests
    assert request.word == word
    assert request.strength == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "hey so um could you maybe make it a little bit warmer please",
        "ok so basically can u make dis a little warmer lol, thanks so much",
        "pleeease a little warmer",
        "sorry to be a pain but a little warmer would be great",
        "my client says a little warmer pls",
    ],
)
def test_politeness_and_rambling_change_nothing(text: str) -> None:
    reading = read(text)
    assert [(each.word, each.strength) for each in reading.requests] == [("warmer", 1.0)]
    assert reading.unknown == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("mroe bass", "more_bass"),
        ("make it darkre", "darker"),
        ("more rever please", "reverb"),
        ("add som dealy", "echo"),
        ("lowder", "louder"),
        ("les bass", "less_bass"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nice, now a bit more", "more"),
        ("good but too much", "less"),
        ("almost, just a touch less", "less"),
        ("too much, halve it", "less"),
        ("twice as much", "more"),
        ("i liked it better before", "undo"),
    ],
)
def test_praise_before_a_follow_up_does_not_hide_it(text: str, kind: str) -> None:
    follow = read(text).follow
    assert follow is not None
    assert follow.kind == kind


def test_without_making_it_louder_keeps_the_loudness() -> None:
    reading = read("more punch without making it louder")
    assert [request.word for request in reading.requests] == ["punchier"]
    assert reading.keeps == ("louder",)


@given(
    st.lists(
        st.sampled_from(
            ["too", "bass", "it's", "like", "cymbals", "2", "dB", "out", "so", "waaay", ",",
             "bright", "turn it down", "fast attack", "narrow", "but", "sounds",
             "not", "one", "hundred"]
        ),
        max_size=14,
    )
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_order_of_such_words_raises(pieces: list[str]) -> None:
    reading = read(" ".join(pieces))
    assert all(request.word in lexicon.names() for request in reading.requests)


def test_a_long_ramble_takes_time_linear_in_its_length() -> None:
    def seconds(text: str) -> float:
        best = 9.0
        for _ in range(3):
            read.cache_clear()
            start = time.perf_counter()
            read(text)
            best = min(best, time.perf_counter() - start)
        return best

    piece = "so like rever waaay too dealy, turn it down "
    short, long = seconds(piece * 10), seconds(piece * 40)
    assert long < 12 * short
