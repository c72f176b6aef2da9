"""People who are no music professionals: what they tell of voices, silences and noises is done."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Her voice is much louder than his",
        "my sister's voice is louder than mine, can you even it out please?",
        "i'm so much louder than my guest",
    ],
)
def test_one_person_louder_than_another_is_evened_out(text: str) -> None:
    assert words(text) == ["evener"]


def test_a_wish_beside_two_voices_is_kept() -> None:
    assert words("her voice is louder than mine so make mine brighter") == ["evener", "brighter"]


@pytest.mark.parametrize(
    ("text", "end", "seconds"),
    [
        ("there are 4 seconds of nothing at the start, cut it to 1", "first", 3),
        ("the first 3 seconds are silent, make that only 1 second", "first", 2),
        ("about 5 seconds of silence at the end, please shorten it to 2 seconds", "last", 3),
    ],
)
def test_a_silence_is_cut_down_to_the_length_told(text: str, end: str, seconds: float) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("trim", seconds)
    assert end in request.marks


def test_a_silence_that_is_too_short_is_made_longer() -> None:
    request = only("there is 1 second of silence before i speak, make it 3 seconds")
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("silence_before", 2)


@pytest.mark.parametrize(
    ("text", "word", "hz"),
    [
        ("the low pass is at 8k, it should be 6k", "low_pass", 6000),
        ("my high pass is at 100 hz but should be 60 hz", "high_pass", 60),
        ("the bees start around 200, roll off everything below that", "high_pass", 200),
        ("the crickets are at 4k, cut everything above that", "low_pass", 4000),
        ("the hiss starts at 8k, cut everything above that", "low_pass", 8000),
        ("take out everything below 200 Hz, they start at around 300", "high_pass", 200),
    ],
)
def test_the_figure_that_is_ordered_counts(text: str, word: str, hz: float) -> None:
    request = only(text)
    said = request.quantity("hz")
    assert said is not None
    assert (request.word, said.value) == (word, hz)
    assert not read(text).unread


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i recorded the frogs at night, cut below 200 Hz", ["high_pass"]),
        ("we taped the monkeys at the zoo, remove everything below 100 Hz", ["high_pass"]),
        ("There's a buzz in it from my guitar amp and it drives me mad", ["less_hum"]),
        ("the bell at the end should fade out slower, over like 8 seconds", ["fade_out"]),
        ("people listen in noisy rooms", ["clearer"]),
    ],
)
def test_what_was_recorded_and_what_it_does_to_somebody_orders_nothing(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("I accidentally recorded it twice as fast, put it back to normal", "tape_slower", 50),
        ("it's running at half speed, fix it", "tape_faster", 100),
    ],
)
def test_a_speed_doubled_by_accident_is_put_right(text: str, word: str, percent: float) -> None:
    request = only(text)
    said = request.quantity("percent")
    assert said is not None
    assert (request.word, said.value) == (word, percent)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("take the bass out a little", "less_bass"),
        ("take the highs out by 3 dB", "less_treble"),
        ("my students cant hear me at the back", "louder"),
        ("she speaks softly", "louder"),
        ("my voice is hoarse", "smoother"),
        ("can you make me sound deep and scary", "monster"),
        ("only keep the highs", "highs_only"),
        ("make her sound as if she was in the next room, muffled", "next_door"),
        ("it sounds like a phone call, i hate it", "fuller"),
        ("when i laugh it's way too loud", "evener"),
        ("Make it sound old, like the record my grandma used to play", "vinyl"),
        ("my left speaker is broken", "mono"),
        ("i'm deaf in my right ear", "mono"),
    ],
)
def test_the_way_that_is_meant_is_taken(text: str, expected: str) -> None:
    assert words(text) == [expected]


def test_a_sleepier_sound_is_no_livelier_one() -> None:
    assert words("I'd like it to feel warmer and sleepier") == ["warmer", "calmer"]


def test_a_sound_from_the_next_room_stays_understandable_where_that_is_wished() -> None:
    reading = read(
        "make her sound as if she was in the next room, muffled but still understandable"
    )
    assert [request.word for request in reading.requests] == ["next_door"]
    assert reading.keeps == ("clearer",)


def test_a_chipmunk_that_is_not_so_high_is_a_gentle_one() -> None:
    gentle, plain = only("chipmunk voice but not so high"), only("chipmunk voice")
    assert (gentle.word, plain.word) == ("chipmunk", "chipmunk")
    assert gentle.strength is not None
    assert gentle.strength < 2


@pytest.mark.parametrize("text", ["trim the ends", "trim both ends"])
def test_both_ends_are_trimmed(text: str) -> None:
    request = only(text)
    assert request.word == "trim_silence"
    assert "last" not in request.marks or "first" in request.marks


@pytest.mark.parametrize(
    "text",
    [
        "make the dog barking quieter",
        "the dog barking is too loud",
        "please make the dog barking in the back quieter, but leave my voice",
        "the clock is ticking all the time",
        "remove the hiss from 1:10 to 1:25",
        "trim off the bit at 0:03",
        "please remove the part around 12 seconds",
    ],
)
def test_a_noise_that_cannot_be_reached_turns_nothing_down(text: str) -> None:
    assert words(text) == []
    assert read(text).beyond


def test_a_noise_at_a_time_turns_that_time_down() -> None:
    request = only("a plane flies over from 1:10 to 1:25, can you make that part quieter?")
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value, said.until) == ("part_quieter", 70, 85)


def test_how_long_a_recording_is_does_not_speed_it_up() -> None:
    request = only("the sermon is 42 minutes and the first two minutes are hymns, cut those out")
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("trim", 120)
