"""What others find or want, before what one wants oneself: "he says it's muddy but I just want it
louder".

Set against one's own wish by "but", the view of others is told and not shared. Where nothing says
that only the own wish counts ("just", "rather", "all"), or where that names no sound ("I only want
it fixed"), it stays. The words are data: the `others_views` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.wishes import speaks_of_sound

_SENTENCE_ENDS = frozenset({".", ";", "!", "?", "\n"})
_TO_THE_VERB = 5
"""Words of who it is: "the guy in my band"."""
_TO_THE_WISH = 5
""" "But honestly all I want"."""

_listed = lists_of("others_views")


def with_others_views(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such a view before "but"."""
    texts = [token.text for token in line]
    but = next((at for at, text in enumerate(texts) if text in _listed("but", language)), None)
    if but is None or not _is_own_wish(texts[but + 1 : but + 1 + _TO_THE_WISH], language):
        return list(line)
    start = max((at + 1 for at in range(but) if texts[at] in _SENTENCE_ENDS), default=0)
    own = line[but + 1 :]
    dropped = _is_view(texts[start:but], language) and speaks_of_sound(own, language)
    return [*line[:start], *own] if dropped else list(line)


def _is_own_wish(said: Sequence[str], language: str) -> bool:
    own, only = _listed("own", language), _listed("only", language)
    return not own.isdisjoint(said) and not only.isdisjoint(said)


def _is_view(said: Sequence[str], language: str) -> bool:
    """Whether somebody else says or wants something here, and nothing is ordered before."""
    verbs = _listed("verbs", language)
    verb = next((at for at, text in enumerate(said[: _TO_THE_VERB + 1]) if text in verbs), 0)
    return verb > 0 and _listed("own", language).isdisjoint(said[:verb])
