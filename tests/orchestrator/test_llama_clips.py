"""What is kept of recordings, whatever is heard in whatever order."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.models.dialect import Heard, Text
from talkbox.models.llama.batch import Embeddings
from talkbox.models.llama.clips import Clips
from talkbox.models.llama.ears import Outline
from talkbox.models.llama.script import script
from talkbox.models.llama.vocabulary import Vocabulary
from talkbox.recording import Recording

pytest_plugins = ("gemma_fixture", "gemma_tokens_fixture")

WIDTH = 4


class CountingEars:
    """Hears each byte of a recording as one position of its own number."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []

    def outline(self, recording: Recording) -> Outline:
        return Outline((7,), len(recording.pcm), (8, 9))

    def embeddings(self, recording: Recording, stop: Callable[[], bool]) -> Embeddings:
        self.heard.append(recording.pcm)
        numbers = np.frombuffer(recording.pcm, np.uint8).astype(np.float32)
        return np.repeat(numbers[:, None], WIDTH, axis=1)


recordings = st.binary(min_size=1, max_size=6).map(Recording)


@given(st.lists(recordings, max_size=30), st.integers(16, 400))
def test_vectors_are_always_right_and_never_more_than_there_is_room_for(
    heard: list[Recording], most_bytes: int
) -> None:
    ears = CountingEars()
    clips = Clips(ears, most_bytes)
    for one in heard:
        vectors = clips.embeddings(one, lambda: False)
        assert vectors[:, 0].astype(np.uint8).tobytes() == one.pcm
        assert clips.kept_bytes <= max(most_bytes, vectors.nbytes)
    assert clips.encoded == len(ears.heard) >= len({one.pcm for one in heard})


def test_what_was_not_heard_for_longest_goes_first() -> None:
    one, other, third = Recording(b"a"), Recording(b"b"), Recording(b"c")
    ears = CountingEars()
    clips = Clips(ears, most_bytes=2 * 4 * WIDTH)
    for each in (one, other, one, third, one):
        clips.embeddings(each, lambda: False)
    assert ears.heard == [b"a", b"b", b"c"]
    clips.embeddings(other, lambda: False)
    assert clips.encoded == 4


def test_a_prompt_has_its_recordings_where_they_stand(gemma_tokens: Vocabulary) -> None:
    one, other = Recording(b"abc"), Recording(b"de")
    clips = Clips(CountingEars())
    found = script([Text("first"), Heard(one), Heard(other), Text("last")], gemma_tokens, clips)
    first, last = (gemma_tokens.encode([Text(text)]) for text in ("first", "last"))
    assert found.tokens == [*first, *clips.ids(one), *clips.ids(other), *last]
    assert found.recordings == {len(first) + 1: one, len(first) + 7: other}
    assert [token < 0 for token in clips.ids(one)] == [False, True, True, True, False, False]
    assert not set(clips.ids(one)[1:4]) & set(clips.ids(other)[1:3])


def test_a_recording_never_vanishes_from_a_prompt(gemma_tokens: Vocabulary) -> None:
    with pytest.raises(ValueError, match="is no text"):
        script([Text("first"), Heard(Recording(b"ab"))], gemma_tokens)
