"""Instructions that name a file to be like: which file, which axes, how much, and what is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.messages import Situation, User
from talkbox.planner.naming import read_said
from talkbox.planner.requests import Reading

FILES = ("song.wav", "hit.wav", "REF.wav", "my mix.wav")


def read(text: str, *references: str) -> Reading:
    situation = Situation(source={"name": "song.wav"}, files=FILES, references=references)
    return read_said(User(text, situation))


@pytest.mark.parametrize(
    "text", ["bit of room on the drums please", "more punch to the drums", "less of the bass"]
)
def test_a_file_called_like_a_player_is_not_meant_by_every_mention(text: str) -> None:
    source = {"name": "song.wav"}
    situation = Situation(source=source, files=("song.wav", "drums.wav", "bass.wav"))
    assert all(each.file is None for each in read_said(User(text, situation)).requests)
    likened = read_said(User("as loud as the drums", situation)).requests
    assert [each.file for each in likened] == ["drums.wav"]


def matches(text: str) -> list[tuple[str, str | None, float]]:
    return [(each.word, each.file, each.share) for each in read(text).requests]


@pytest.mark.parametrize(
    ("text", "axis", "file", "share"),
    [
        ("match the tone of ref.wav", "match_tone", "REF.wav", 1.0),
        ("make it sound like hit.wav", "match", "hit.wav", 1.0),
        ("same loudness as ref", "match_loudness", "REF.wav", 1.0),
        ("as wide as the reference", "match_width", None, 1.0),
        ("50 % towards hit.wav", "match", "hit.wav", 0.5),
        ("match HIT's EQ", "match_tone", "hit.wav", 1.0),
        ('halfway to "my mix.wav"', "match", "my mix.wav", 0.5),
        ("halfway to the reference", "match", None, 0.5),
        ("a bit closer to the reference", "match", None, 0.6),
        ("can you match the dynamics of hit.wav?", "match_dynamics", "hit.wav", 1.0),
        ("bring the loudness to 30% of hit.wav", "match_loudness", "hit.wav", 0.3),
        ("match other.wav", "match", "other.wav", 1.0),
        ("klingt wie hit.wav", "match", "hit.wav", 1.0),
        ("match the tone", "match_tone", None, 1.0),
    ],
)
def test_a_file_is_named_with_what_of_it_is_wanted(
    text: str, axis: str, file: str | None, share: float
) -> None:
    assert matches(text) == [(axis, file, share)]
    assert read(text).unknown == ()


@pytest.mark.parametrize(
    "text", ["match the width and loudness of hit.wav", "match hit.wav in width and loudness"]
)
def test_two_axes_are_two_requests(text: str) -> None:
    assert [match[0] for match in matches(text)] == ["match_width", "match_loudness"]


def test_what_is_to_be_kept_is_left_out_of_the_match() -> None:
    reading = read("make it sound like hit but keep the width")
    assert [each.word for each in reading.requests] == [
        "match_tone", "match_dynamics", "match_loudness",
    ]  # fmt: skip
    assert reading.keeps == ("wider",)


def test_the_loudness_can_be_kept_too() -> None:
    reading = read("50 % towards the reference, but keep the loudness")
    assert [(each.word, each.share) for each in reading.requests] == [
        ("match_tone", 0.5), ("match_width", 0.5), ("match_dynamics", 0.5),
    ]  # fmt: skip
    assert reading.question is None


def test_the_rest_of_the_sentence_is_read_as_ever() -> None:
    reading = read("match the tone of hit.wav, then make it 2 dB louder")
    tone, louder = reading.requests
    assert (tone.word, tone.asked) == ("match_tone", "match the tone of hit.wav")
    assert louder.word == "louder" and louder.quantities[0].value == 2


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make it darker", "darker"),
        ("make it sound like a telephone", "telephone"),
        ("convolution with hit.wav", "convolve"),
        ("for reference, it should be warmer", "warmer"),
    ],
)
def test_other_requests_are_no_matches(text: str, word: str) -> None:
    assert [each.word for each in read(text).requests] == [word]


def test_a_file_s_bare_name_counts_only_where_sounds_are_likened() -> None:
    assert read("make it a hit").requests == ()
    assert matches("as loud as hit") == [("match_loudness", "hit.wav", 1.0)]


def test_two_files_cannot_be_matched_in_the_same_respect() -> None:
    both = ("match the tone of hit.wav", "ref.wav")
    assert read("match the tone of hit.wav and ref.wav").conflict == both
    assert read("match the tone of hit.wav and the width of ref.wav").conflict is None


def test_a_question_about_the_reference_is_no_request() -> None:
    assert read("is it as loud as the reference?").requests == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["match", "the", "tone", "of", "hit.wav", "ref", "reference", "50 %", "and", ",", "'s",
             "loudness", "like", "but", "keep", "darker", '"my mix.wav"', "?", "..", "\ue000"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_no_mixture_of_such_words_is_beyond_reading(words: list[str]) -> None:
    reading = read(" ".join(words))
    assert all(0.0 < each.share <= 1.0 for each in reading.requests)
    assert all(each.file in (None, *FILES) for each in reading.requests)


@pytest.mark.parametrize("text", ["like \ue0007\ue000", "match \ue000\ue000", "\ue000"])
def test_the_sign_that_stands_for_a_file_inside_may_be_typed_too(text: str) -> None:
    assert matches(text) == []
