"""Starts that grow: "it should start quietly and grow over the first 5 seconds".

That is a fade in of so many seconds, or a sound that gets louder where no time is said: neither is
the whole to be quiet nor are the seconds cut. A start that is found too quiet is left, and so is
one that is to be mended ("it starts quiet and gets louder, even it out"). It must be the start
itself that grows ("begin with a quiet reverb and build up the bass" is none), and without a time it
must be wished for: "it starts soft and grows" may only tell how it is. The words are data: the
`growing_starts` of a language's grammar; a language that lists none has no such rule, and one that
does not list what may stand between start and growth takes any.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch
from talkbox_prompts import lexicon

_BESIDE = 4
"""Words from the start to how quiet it is: "start it off quietly"; before it stands one alone:
"leise anfangen".
"""
_TO_GROWTH = 10
_TO_TIME = 6

_listed = lists_of("growing_starts")


def with_growing_starts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such start as a fade in, or as a sound that gets louder."""
    for at, token in enumerate(line):
        if token.text not in _listed("starts", language):
            continue
        span = _span(line, at, language)
        if span is not None and not _is_mended(line, span, language):
            return [*line[: span.start], *_told(span.of(line), language), *line[span.end :]]
    return list(line)


def _span(line: Sequence[Token], at: int, language: str) -> Stretch | None:
    """From the quiet start at `at` to its growth and how long it takes; None where none grows."""
    near = range(max(at - 1, 0), min(at + _BESIDE + 1, len(line)))
    quiet = next((k for k in near if line[k].text in _listed("quiet", language)), None)
    if quiet is None:
        return None
    first, last = min(at, quiet), max(at, quiet)
    ahead = range(last + 1, min(last + 1 + _TO_GROWTH, len(line)))
    grown = next((k for k in ahead if line[k].text in _listed("grows", language)), None)
    if grown is None or any(_parts(line[k], language) for k in range(first, grown)):
        return None
    if not _grows_itself(line[last + 1 : grown], line[grown + 1 :], language):
        return None
    late = range(grown + 1, min(grown + 1 + _TO_TIME, len(line)))
    times = [k + _seconds(line, k, language)[1] for k in late if _seconds(line, k, language)[1]]
    manners, end = _listed("manners", language), grown + 1
    while end < len(line) and line[end].text in manners:
        end += 1
    span = Stretch(first, times[0] if times else end)
    return span if times or _is_wished(line, span, language) else None


def _grows_itself(before: Sequence[Token], behind: Sequence[Token], language: str) -> bool:
    """Whether nothing else grows, and the start becomes nothing but louder."""
    between, manners = _listed("between", language), _listed("manners", language)
    if not between:
        return True
    if any(token.kind == "word" and token.text not in between for token in before):
        return False
    following = next((token for token in behind if token.text not in manners), None)
    if following is None or following.kind != "word":
        return True
    return following.text in _listed("leading", language)


def _is_wished(line: Sequence[Token], span: Stretch, language: str) -> bool:
    """Whether its clause orders it: by a word that wishes, or beginning with the order itself."""
    begins = max((at + 1 for at in range(span.start) if line[at].kind == "stop"), default=0)
    said = {token.text for token in line[begins : span.end]}
    ordered = begins == span.start and not said & _listed("told_of", language)
    wishing = _listed("wishing", language)
    return ordered or not wishing or bool(said & wishing)


def _is_mended(line: Sequence[Token], span: Stretch, language: str) -> bool:
    beside = [*line[: span.start], *line[span.end :]]
    return not _listed("mending", language).isdisjoint(token.text for token in beside)


def _parts(token: Token, language: str) -> bool:
    """Whether the token ends the sentence, or finds the start too quiet."""
    return token.text in _listed("unless", language) or (token.kind == "stop" and token.text != ",")


def _seconds(line: Sequence[Token], at: int, language: str) -> tuple[float, int]:
    """The seconds that are said at `at` and their tokens; none where something else is."""
    said = quantity_at(line, at, language)
    return (said[0].value, said[1]) if said is not None and said[0].unit == "s" else (0.0, 0)


def _told(span: Sequence[Token], language: str) -> list[Token]:
    seconds = max(_seconds(span, at, language)[0] for at in range(len(span)))
    words = lexicon.grammar(language)["growing_starts"]["timed" if seconds else "untimed"]
    told = [Token(folded(text), "word") for phrase in words for text in phrase.split()]
    time = [Token(f"{seconds:g}", "number", seconds), Token("s", "word")]
    return [*told, *time] if seconds else told
