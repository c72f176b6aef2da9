"""A filter that is told exactly is what the word beside it means, and is not done on top of it."""

from __future__ import annotations

import pytest
from readings import only, words


@pytest.mark.parametrize(
    ("text", "word", "db", "hz"),
    [
        ("a little brighter, maybe 1.5 dB at 10k", "bell", 1.5, 10_000),
        ("warmer, maybe 2 dB at 200", "bell", 2, 200),
        ("brighter, like +3 at 8k", "bell", 3, 8_000),
        ("darker, -3 dB at 8k", "bell_cut", -3, 8_000),
        ("less muddy, maybe cut 3 dB at 300", "bell_cut", 3, 300),
        ("more air, 3 dB at 12k shelf", "high_shelf", 3, 12_000),
    ],
)
def test_the_exact_filter_stands_for_the_word(text: str, word: str, db: float, hz: float) -> None:
    request = only(text)
    gain, frequency = request.quantity("db"), request.quantity("hz")
    assert gain is not None
    assert frequency is not None
    assert (request.word, gain.value, frequency.value) == (word, db, hz)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("brighter and cut 3 dB at 300", {"brighter", "bell_cut"}),
        ("warmer and +2 at 3k", {"warmer", "bell"}),
        ("punchier and +3 at 60hz", {"punchier", "bell"}),
    ],
)
def test_a_filter_elsewhere_is_a_wish_of_its_own(text: str, found: set[str]) -> None:
    assert set(words(text)) == found
