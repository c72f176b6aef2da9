"""A sound to copy that is not here: "match the reverb in the other scene I sent you".

Another scene, song, take or episode that nobody opened beside this one cannot be heard. What asks
for its tone, its width, its dynamics or its loudness is read as a match, which asks for the file.
The words are data: the `other_models` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_WORK = 3
"""Words from "other" to what it is: "last week's show"."""
_TO_THE_SENDER = 3

_listed = lists_of("other_models")


def likens_elsewhere(said: Sequence[Token], language: str) -> bool:
    """Whether a clause wants to be like what only another file holds."""
    texts = [token.text for token in said]
    link = next((k for k, text in enumerate(texts) if _links(texts, k, language)), None)
    if link is None or not _listed("told", language).isdisjoint(texts):
        return False
    matches = texts[link] in _listed("matching", language)
    if matches and not _listed("matched", language).isdisjoint(texts):
        return False
    return any(_is_elsewhere(texts, at, language) for at in range(link + 1, len(texts)))


def _links(texts: Sequence[str], at: int, language: str) -> bool:
    """ "Like", "same", and "from" behind "give it the reverb"."""
    if texts[at] in _listed("links", language):
        return True
    given = not _listed("giving", language).isdisjoint(texts[:at])
    return given and texts[at] in _listed("from", language)


def _is_elsewhere(texts: Sequence[str], at: int, language: str) -> bool:
    works = _listed("works", language)
    if texts[at] in _listed("other", language) and texts[at - 1] not in _listed("any", language):
        named = texts[at + 1 : at + 1 + _TO_THE_WORK]
        return any(word in works for word in named)
    if texts[at] not in works:
        return False
    after = texts[at + 1 : at + 1 + _TO_THE_SENDER]
    if after and after[0].isdigit():
        return not _listed("formats", language).intersection(after)
    sent = any(word in _listed("sent", language) for word in after)
    return sent and not _listed("persons", language).isdisjoint(after)
