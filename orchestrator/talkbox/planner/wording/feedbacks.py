"""How much comes back, in words: "phaser, not too much feedback" is a setting of the phaser.

Beside an effect that feeds back it is as much as the words say, and no whistling that is feared.
The words are data: the `feedbacks` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_LONGEST = 4
_PERCENT = Token("percent", "word")
_SHARES = {"none": 0.0, "little": 20.0, "some": 40.0, "much": 65.0}

_listed = lists_of("feedbacks")


def with_feedbacks(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such amount as a share."""
    texts = [token.text for token in line]
    if _listed("effects", language).isdisjoint(texts):
        return list(line)
    kept: list[Token] = []
    for at, token in enumerate(line):
        share = _share(texts, at, kept, language)
        if share is not None:
            kept += [Token(f"{share:g}", "number", share), _PERCENT]
        kept.append(token)
    return kept


def _share(texts: Sequence[str], at: int, kept: list[Token], language: str) -> float | None:
    """The share in percent that the words before "feedback" say, which are taken off `kept`."""
    if texts[at] not in _listed("names", language):
        return None
    if _listed("effects", language).isdisjoint(texts[:at]):
        return None
    for length in range(min(_LONGEST, len(kept)), 0, -1):
        said = " ".join(token.text for token in kept[-length:])
        name = next((name for name in _SHARES if said in _listed(name, language)), None)
        if name is not None:
            del kept[-length:]
            return _SHARES[name]
    return None
