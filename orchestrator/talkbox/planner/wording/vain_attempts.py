"""What was tried in vain: "I tried boosting the highs but now it's harsh" orders no more highs.

Where somebody tells of an own deed and the next clause what came of it ("now it's thin", "it just
got muddy", "still boxy"), the deed is done or undone and asks for nothing. The words are data: the
`vain_attempts` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_LONGEST_SUBJECT = 4
_TO_THE_FINDING = 3
"""Words from the joint to the one that finds: "and it still"."""

_listed = lists_of("vain_attempts")


def with_vain_attempts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what was tried, and with what came of it as what is there now."""
    if not _listed("joints", language):
        return list(line)
    said = (each for each in stretches(line, _listed("joints", language)) if each.of(line))
    for tried, came in pairwise(said):
        rest = line[tried.end :]
        if _is_vain(tried, came, line, language) and speaks_of_sound(rest, language):
            return [*line[: tried.start], *_found(rest, came.end - tried.end, language)]
    return list(line)


def _is_vain(tried: Stretch, came: Stretch, line: Sequence[Token], language: str) -> bool:
    said = [token.text for token in tried.of(line)]
    following = [token.text for token in came.of(line)]
    if not _tries(said, language) or not _listed("wishing", language).isdisjoint(said):
        return False
    found = _listed("findings", language).intersection(following[:_TO_THE_FINDING])
    return bool(found) and _listed("imperatives", language).isdisjoint(following)


def _tries(said: Sequence[str], language: str) -> bool:
    """ "I've tried", "added some highs": somebody and a deed, or a deed that is surely past."""
    if said[:1] and said[0] in _listed("deeds", language):
        return True
    for length in range(min(_LONGEST_SUBJECT, len(said) - 1), 0, -1):
        if " ".join(said[:length]) in _listed("subjects", language):
            done = _listed("deeds", language) | _listed("own_deeds", language)
            return not done or said[length] in done
    return False


def _found(rest: Sequence[Token], end: int, language: str) -> list[Token]:
    """What came of it: "it just got muddy" tells how it is."""
    grown = _listed("grown", language)
    is_now = lexicon.grammar(language)["vain_attempts"].get("is_now", ())
    told: list[Token] = []
    for at, token in enumerate(rest):
        became = at < end and token.text in grown
        told += [Token(word, "word") for word in is_now] if became else [token]
    return told
