"""What a phrase likens to: "like a toy", "wie ein Spielzeug". The words that do are data: the
`likening` of a language's grammar.
"""

from __future__ import annotations

from talkbox.planner.text.lists import lists_of

_listed = lists_of("likening")


def likened(text: str, language: str) -> str | None:
    """What stands behind "like", which may be nothing; None where the text likens nothing."""
    word, _, rest = text.partition(" ")
    return rest if word in _listed("words", language) else None
