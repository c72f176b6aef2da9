"""What is understood of a producer's words: which sound words, how strongly, with which numbers."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from types import CodeType, FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from readings import words

from talkbox.planner.parsing.items import items
from talkbox.planner.reading import read
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.spelling import Speller, one_slip
from talkbox.planner.text.tongues import languages
from talkbox_prompts import lexicon

Trace = Callable[[FrameType, str, object], "Trace"]


def numbers(text: str) -> list[tuple[float, str]]:
    return [(each.value, each.unit) for each in read(text).requests[0].quantities]


@pytest.mark.parametrize(
    "text",
    [
        "dark",
        "darker",
        "darken it",
        "more dark",
        "darkness",
        "drker",
        "dakrer",
        "darkker",
        "DARKER!",
    ],
)
def test_a_word_is_known_in_every_form_and_through_one_slip(text: str) -> None:
    assert words(text) == ["darker"]


def test_two_slips_are_one_too_many() -> None:
    assert words("drakre") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it isn't bright enough", "brighter"),
        ("not so bright", "darker"),
        ("less bright", "darker"),
        ("too bright", "darker"),
        ("could use more air", "airier"),
        ("not enough bass", "more_bass"),
        ("turn the bass down", "less_bass"),
        ("the bass is too loud", "less_bass"),
        ("bass -3 dB", "less_bass"),
        ("can't hear the highs", "more_treble"),
        ("it's muddy", "less_muddy"),
        ("muddy low end", "less_muddy"),
        ("make it muddy", "muddier"),
        ("muddier", "muddier"),
        ("boring", "livelier"),
        ("lacks balls", "fuller"),
        ("it sounds thin", "fuller"),
        ("vocals sound distant", "closer"),
        ("sounds like it's next door", "next_door"),
        ("make it sound like an old radio", "radio"),
        ("tape saturation", "saturate"),
        ("add hall reverb", "hall"),
        ("heavy reverb", "reverb"),
        ("turn this thing down", "quieter"),
        ("deeper voice", "pitch_down"),
        ("pan it to the left", "pan_left"),
        ("pan fully right", "hard_right"),
        ("leave 6 dB of headroom", "headroom"),
        ("remove the DC offset", "remove_dc"),
        ("remove 60 Hz", "notch"),
        ("-6 dB", "quieter"),
        ("reduce to 6 bits", "bitcrush"),
    ],
)
def test_what_is_meant_is_found_behind_how_it_is_said(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("darker and wider", ["darker", "wider"]),
        ("a bit less boomy and harsh", ["less_boomy", "smoother"]),
        ("less mud, more air", ["less_muddy", "airier"]),
        ("more highs less lows", ["more_treble", "less_bass"]),
        ("make it warm, punchy and wide", ["warmer", "punchier", "wider"]),
        ("louder and brighter", ["brighter", "louder"]),
        ("-14 LUFS and darker", ["darker", "loudness"]),
        ("make it loud for the club", ["club_master"]),
        ("slow it down 10% and reverse it", ["slower", "reverse"]),
    ],
)
def test_several_requests_are_all_found_and_the_level_comes_last(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4 dB at 300", [(4, "db"), (300, "hz")]),
        ("boost 3k by 4 dB", [(3000, "hz"), (4, "db")]),
        ("minus fourteen lufs", [(-14, "lufs")]),
        ("up an octave and a half", [(18, "st")]),
        ("an octave up", [(12, "st")]),
        ("down a whole step", [(2, "st")]),
        ("compress with ratio 4 to 1", [(4, "ratio")]),
        ("fade out over two and a half seconds", [(2.5, "s")]),
        ("cut the last half second", [(0.5, "s")]),
        ("low pass 1,200 Hz", [(1200, "hz")]),
        ("high-pass at 90, 24 dB/oct", [(90, ""), (24, "db_per_octave")]),
        ("dip 2 dB at 400 Hz, Q of 2", [(2, "db"), (400, "hz"), (2, "q")]),
        ("cut 200-400 Hz", [(283, "hz"), (1.41, "q")]),
        ("30% to the right", [(30, "percent")]),
        ("peaks at -1 dBTP", [(-1, "dbtp")]),
    ],
)
def test_numbers_are_read_with_their_units(text: str, said: list[tuple[float, str]]) -> None:
    assert numbers(text) == said


def test_adverbs_order_the_strength() -> None:
    ladder = ["a hair", "a touch", "a bit", "", "quite", "much", "way"]
    strengths = [read(f"{adverb} darker").requests[0].strength for adverb in ladder]
    assert strengths == sorted(strengths)
    assert len(set(strengths)) == len(ladder)


@pytest.mark.parametrize("text", ["darker, but just a touch", "darker, but not too much"])
def test_an_adverb_that_comes_late_counts_for_what_was_asked(text: str) -> None:
    (request,) = read(text).requests
    assert request.word == "darker"
    assert request.strength < 1.5


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("darker but keep the punch", ("punchier",)),
        ("without losing punch make it darker", ("punchier",)),
        ("same level but darker", ("louder",)),
        ("darker but don't touch the lows", ("more_bass",)),
    ],
)
def test_what_is_to_be_kept_is_no_request(text: str, keeps: tuple[str, ...]) -> None:
    reading = read(text)
    assert (words(text), reading.keeps) == (["darker"], keeps)


@pytest.mark.parametrize("text", ["brighter but not harsh", "brighter without getting harsh"])
def test_what_must_not_come_is_no_request(text: str) -> None:
    reading = read(text)
    assert (words(text), reading.avoids) == (["brighter"], ("harsher",))


@pytest.mark.parametrize("text", ["don't make it darker", "keep it dark"])
def test_a_prohibition_alone_asks_for_nothing(text: str) -> None:
    assert read(text).requests == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("more", "more"),
        ("not that much", "less"),
        ("too much", "less"),
        ("the other way", "opposite"),
        ("back to the first", "first"),
        ("undo that please", "undo"),
        ("ok thanks", "thanks"),
        ("remove all effects", "clear"),
    ],
)
def test_a_follow_up_is_told_from_a_request(text: str, kind: str) -> None:
    reading = read(text)
    assert reading.follow is not None
    assert reading.follow.kind == kind
    assert reading.requests == ()


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("how loud is it?", "loudness"),
        ("what did you do?", "changes"),
        ("is it clipping?", "clipping"),
        ("is it muddy?", "tone"),
    ],
)
def test_a_question_asks_for_no_change(text: str, question: str) -> None:
    reading = read(text)
    assert (reading.question, reading.requests) == (question, ())


@pytest.mark.parametrize("text", ["can you make it darker?", "how about darker?"])
def test_a_polite_request_is_no_question(text: str) -> None:
    assert (read(text).question, words(text)) == (None, ["darker"])


def test_words_that_exclude_each_other_are_named() -> None:
    assert read("brighter and darker").conflict == ("brighter", "darker")
    assert read("high-pass at 90 and more bass").conflict is None


@pytest.mark.parametrize(
    "piece",
    ["a", "-", "1,", "not so ", "get rid of ", "brihgter dakrer ", "~ turn ~ ", "dark and "],
)
def test_no_rule_takes_far_more_than_twice_the_steps_for_twice_the_text(piece: str) -> None:
    for language in languages():  # a strange word loads them all, once for all texts
        phrasebook(language)
    half = piece * (_HALF // len(piece))
    once, twice = steps_of_reading(half), steps_of_reading(half + half)
    assert twice.total() < 2.7 * once.total()
    share = 0.03 * twice.total()
    assert [
        _name(rule) for rule, steps in twice.items() if steps > max(share, 2.7 * once[rule])
    ] == []


_HALF = 240
"""Characters; a rule that looks at every item for each item shows from here on."""


def _name(rule: CodeType) -> str:
    return f"{rule.co_filename}:{rule.co_firstlineno}"


def steps_of_reading(text: str) -> Counter[CodeType]:
    """Lines that reading runs through, by rule: the same however busy the machine is."""
    steps: Counter[CodeType] = Counter()

    def count(frame: FrameType, event: str, value: object) -> Trace:
        steps[frame.f_code] += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return steps


@given(st.text(max_size=200))
@example("everything 5k and")
@settings(max_examples=200, deadline=None)
def test_reading_never_fails(text: str) -> None:
    reading = read(text)
    assert all(0.5 < request.strength < 3.5 for request in reading.requests)
    assert all(request.word in lexicon.names() for request in reading.requests)


@given(st.sampled_from([phrase for phrase in lexicon.phrases() if phrase.role == "says"]))
@settings(max_examples=150, deadline=None)
def test_every_phrase_of_the_data_is_found_as_its_word(phrase: lexicon.Phrase) -> None:
    found = [item for item in items(phrase.text.replace("~ ", "")) if item.kind == "word"]
    assert phrase.word in [item.name for item in found]


@given(st.text("abcdefgh", min_size=5, max_size=9), st.data())
def test_one_slip_is_one_letter_dropped_added_changed_or_two_swapped(
    word: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    variants = {
        word[:at] + word[at + 1 :],
        word[:at] + "x" + word[at:],
        word[:at] + "x" + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    } - {word}
    assert all(one_slip(word, variant) for variant in variants)
    assert not one_slip(word, word)
    assert not one_slip(word, "xx" + word)


def test_common_words_are_not_taken_for_slips() -> None:
    speller = Speller({"thick", "thin", "bright"}, {"think", "thing", "right"})
    assert speller.forms("think") == ()
    assert speller.forms("thikc") == ("thick",)
    assert speller.forms("brightest") == ("bright",)
