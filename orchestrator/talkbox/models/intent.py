"""What an answer in words is meant as: a question, a refusal, or neither.

Only what can be told from the text itself: a question ends in a question mark, a refusal begins
with the word that the system prompt asks for.
"""

from __future__ import annotations

from talkbox.messages import Intent, Reply
from talkbox_prompts.texts import table

_WRAPPING = "*_`\"'“”‘’()[]# \n\t"
"""Quotes and emphasis that may stand around a sentence."""
_QUESTION_MARKS = ("?", "？", "؟")


def intent(reply: Reply) -> Intent | None:
    """What the reply is meant as; with calls it is neither."""
    if reply.calls:
        return None
    said = reply.text.strip(_WRAPPING).replace("’", "'")
    if _declines(said.casefold()):
        return "refusal"
    return "question" if said.endswith(_QUESTION_MARKS) else None


def _declines(said: str) -> bool:
    openings = (opening.casefold() for opening in table("briefing")["intent"]["refusal"])
    return any(
        said.startswith(opening) and not said[len(opening) : len(opening) + 1].isalnum()
        for opening in openings
    )
