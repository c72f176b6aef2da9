"""Own words for tests: a file's text, adopted."""

from __future__ import annotations

from pathlib import Path

from talkbox.planner.reading import read
from talkbox.vocabulary.own_words import OwnWords, checked
from talkbox_prompts import own

FILE = Path("words.toml")
SNOW = """
[paisley]
gloss = "bright and soft"
aims = [{ measure = "air_db", want = "up", by = 2 }]
moves = [{ tool = "equalize", kind = "high_shelf", frequency_hz = 9000, gain_db = [2, 4, 7] }]
"""


def words_of(text: str) -> list[str]:
    """The sound words that an instruction is read as."""
    return [request.word for request in read(text).requests]


def adopted(text: str) -> OwnWords:
    """The words of a file without faults, which count from now on."""
    found = checked(text, FILE)
    assert found.faults == ()
    own.adopt(found.entries)
    return found
