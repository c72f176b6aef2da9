"""What a transcriber answered, brought down to the words that were said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.voice.transcribers.words_said import (
    is_imagined,
    is_no_transcript,
    without_loop,
    words_said,
)

DARKER = "Make it darker."


@pytest.mark.parametrize(
    "answer",
    [
        DARKER,
        f"  {DARKER}\n",
        f'"{DARKER}"',
        f"“{DARKER}”",
        f"```text\n{DARKER}\n```",
        f"Transcription: {DARKER}",
        f"**Transcript:** {DARKER}",
        f'The speaker says: "{DARKER}"',
        f"<think>He wants it darker.</think>{DARKER}",
        f"<|channel>thought\nHe wants it darker.<channel|>{DARKER}",
        f"He wants it darker.<channel|>{DARKER}",
        f"{DARKER}<turn|>",
        f"[BLANK_AUDIO] {DARKER} (silence)",
        "Make it\ndarker.",
    ],
)
def test_what_is_wrapped_around_the_words_is_taken_off(answer: str) -> None:
    assert words_said(answer) == DARKER


@pytest.mark.parametrize(
    "answer",
    [
        "",
        " \n",
        "(nothing)",
        "[Silence]",
        "*music playing*",
        "Nothing.",
        "(no speech)",
        "[BLANK_AUDIO]",
        "♪ ♪",
        "...",
        "<think>Is there a word?",
    ],
)
def test_a_remark_that_nothing_was_said_is_no_words(answer: str) -> None:
    assert words_said(answer) == ""


@pytest.mark.parametrize(
    "said",
    [
        "take the silence out",
        "less noise",
        "nothing below 80 hertz",
        "make it 'warm' and 'wide'",
        "-14 LUFS",
        "cut 3 dB (gently)",
        "text me: no",
    ],
)
def test_words_that_were_said_stay_as_they_are(said: str) -> None:
    assert words_said(said) == said
    assert not is_no_transcript(said)


@pytest.mark.parametrize(
    "answer",
    [
        "As an AI language model, I cannot listen to that.",
        "I'm sorry, but I can't process audio files.",
        "I am unable to hear the recording.",
        "I can't directly listen to or transcribe audio files.",
        "No audio was provided.",
        "Please provide the audio you would like me to transcribe.",
        "I'm sorry, I could not transcribe the audio.",
    ],
)
def test_an_answer_about_the_recording_is_known(answer: str) -> None:
    assert is_no_transcript(answer)


@pytest.mark.parametrize(
    "said",
    [
        "I can't hear the vocals",
        "I cannot hear the bass in this recording, turn it up",
        "no audio clipping please",
    ],
)
def test_what_a_producer_cannot_hear_is_an_instruction(said: str) -> None:
    assert not is_no_transcript(said)


def test_what_whisper_hears_in_silence_is_known() -> None:
    assert is_imagined("Thank you.") and is_imagined(" Thanks for watching! ")
    assert is_imagined("a low-pass at 12 kilohertz, -9 LUFS.")
    assert not is_imagined("A low-pass at 12 kilohertz.")
    assert not is_imagined("Less reverb.") and not is_imagined("thank you, now make it darker")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("make it darker " * 9, "make it darker"),
        ("cut the low end and then" + " and then" * 20, "cut the low end and then"),
        ("so make it dark " + "no " * 30 + "n", "so make it dark no"),
    ],
)
def test_a_loop_is_cut_where_it_begins(text: str, cut: str) -> None:
    assert without_loop(text) == cut


@pytest.mark.parametrize("said", ["more more more", "no no no no", "make it darker and wider", ""])
def test_what_may_have_been_said_is_no_loop(said: str) -> None:
    assert without_loop(said) is None


@given(st.text(max_size=300))
def test_any_answer_becomes_one_printable_line(answer: str) -> None:
    words = words_said(answer)
    assert words == " ".join(words.split()) and (words.isprintable() or not words)
    assert len(words) <= len(answer)


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=5), st.integers(8, 20))
def test_any_phrase_that_comes_again_and_again_is_cut(phrase: list[str], times: int) -> None:
    cut = without_loop(" ".join(phrase * times))
    assert cut is not None and len(cut.split()) <= len(phrase)
