"""What a producer's words say about the last edit: which words it was for, and what was right.

Read from the conversation alone, so that it holds for whoever answered. An opinion on nothing, or
praise that was given for the same take before, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from talkbox.messages import Message, User
from talkbox.planner.followups import means_of
from talkbox.planner.history import Topic, Turn, newest_turn, topic
from talkbox.planner.moves.deeds import amount
from talkbox.planner.naming import read_said
from talkbox.planner.reading import read
from talkbox.planner.requests import Follow, Opinion
from talkbox_prompts import lexicon
from talkbox_tools.builtin.strength import FACTOR

_STOP = re.compile(r"[,.;!:\n。、！]")


@dataclass(frozen=True, slots=True)
class Feedback:
    """An opinion on the last edit."""

    opinion: Opinion
    right: Mapping[str, float]
    """Word -> the strength that was or would have been right, times the plain word."""
    kinds: Mapping[str, frozenset[str]]
    """Word -> the effects of its own that made the edit; those that shall give way only where the
    word knows others."""


def feedback(messages: Sequence[Message]) -> Feedback | None:
    """What the newest message says about the last edit; None where it says nothing of one."""
    turn = newest_turn(messages)
    opinion = opinion_of(turn.user.text)
    if opinion is None or (opinion == "yes" and _praised_before(turn)):
        return None
    about = topic(turn)
    words = _words(about)
    if not words or not (about.stages or about.before):
        return None
    if opinion == "yes" and _asks_again(turn, words):
        return None
    used = means_of(about)
    kinds = {word: used & _kinds(word) for word in words}
    if opinion == "otherwise":
        kinds = {word: found for word, found in kinds.items() if _kinds(word) - found}
    return Feedback(opinion, _right(words, turn), kinds)


def opinion_of(text: str) -> Opinion | None:
    """What the words say about an edit: as a whole, or praise before something else."""
    follow = read(text).follow
    if follow is not None:
        return follow.opinion
    first, found, _ = _partition(text)
    begun = read(first).follow if found else None
    return "yes" if begun is not None and begun.opinion == "yes" else None


def touched(messages: Sequence[Message]) -> frozenset[str]:
    """The words whose taste the newest instruction may need."""
    turn = newest_turn(messages)
    reading = read_said(turn.user)
    named = {request.word for request in reading.requests} | set(reading.avoids)
    if reading.follow is not None:
        named.update(_words(topic(turn)))
    opposites = {lexicon.word(name).opposite for name in named}
    return frozenset(named | {name for name in opposites if name is not None})


def _partition(text: str) -> tuple[str, bool, str]:
    stop = _STOP.search(text)
    return (text, False, "") if stop is None else (text[: stop.start()], True, text[stop.end() :])


def _words(about: Topic) -> tuple[str, ...]:
    """The words of the edit that a strength says anything about."""
    plain = (each.word for each in about.requests if each.deed == "apply" and not each.quantities)
    return tuple(dict.fromkeys(plain))


def _kinds(word: str) -> frozenset[str]:
    """Every effect that a word's moves know."""
    entry = lexicon.word(word)
    meanings = (entry.meaning, *(case for _, case in entry.cases))
    return frozenset(
        move.kind for meaning in meanings for move in (*meaning.moves, *meaning.second)
    )


def _asks_again(turn: Turn, words: Iterable[str]) -> bool:
    """Whether the praise comes with more or less of the same: "yes, but it is too dark"."""
    asked = {request.word for request in read_said(turn.user).requests}
    return any(word in asked or lexicon.word(word).opposite in asked for word in words)


def _praised_before(turn: Turn) -> bool:
    """Whether praise was given already for the take that stands."""
    stages = turn.user.situation.stages
    for user in reversed(turn.earlier):
        if user.situation.stages != stages:
            return False
        if opinion_of(user.text) == "yes":
            return True
    return False


def _right(words: Iterable[str], turn: Turn) -> dict[str, float]:
    """The taste that the edit was made with, times every "more" and "less" since."""
    asked, since = _asked(turn.earlier)
    steps = 1.0
    for user in (*since, turn.user):
        steps *= _step(read(user.text).follow)
    taste = {} if asked is None else asked.situation.taste
    return {word: steps * (taste[word].factor if word in taste else 1.0) for word in words}


def _asked(earlier: Sequence[User]) -> tuple[User | None, Sequence[User]]:
    """The newest message that asked for something in words, and those after it."""
    for place in range(len(earlier) - 1, -1, -1):
        if read_said(earlier[place]).requests:
            return earlier[place], earlier[place + 1 :]
    return None, earlier


def _step(follow: Follow | None) -> float:
    if follow is None or follow.kind not in ("more", "less"):
        return 1.0
    factor = FACTOR[amount(follow.strength)]
    return factor if follow.kind == "more" else 1 / factor
