"""What differs between the sizes and the revisions of Gemma 4's template, read off its text.

Prompts are written as the revisions since May 2026 have them. The first ones differ in more, and
their files are answered in the later form too: it mends mistakes, and the weights are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from talkbox.models.dialect import Tokens
from talkbox.models.gemma.markers import MARKERS, marker_ids

_EMPTY_THOUGHT = re.compile(r"<\|channel>thought(?:\\n|\n)<channel\|>")


@dataclass(frozen=True, slots=True)
class Revision:
    """The points in which templates differ."""

    null: str = "None"
    """How an absent value is written: "null" since July 2026, before as Python does."""
    reserved_parameters: bool = False
    """Whether parameters called `type`, `description` and so on are declared, as the 12B's template
    has them, or left out."""

    @classmethod
    def of(cls, template: str) -> Revision:
        """What this template does."""
        return cls(
            null="null" if "argument is none" in template else "None",
            reserved_parameters="filter_keys" in template,
        )


def prefills_empty_thought(template: str) -> bool:
    """Whether an answer without thinking begins after an empty thought.

    So for 12B, 26B-A4B and 31B, which else may write one themselves; not for E2B and E4B.
    """
    return _EMPTY_THOUGHT.search(template) is not None


def is_gemma4(template: str, tokens: Tokens) -> bool:
    """Whether a model with this template and vocabulary speaks the format."""
    return "<|tool_call>call:" in template and len(marker_ids(tokens)) == len(MARKERS)
