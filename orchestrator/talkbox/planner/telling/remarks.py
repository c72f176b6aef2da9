"""Praise, thanks and talk that change nothing: "so much warmer, thank you", "it's dark on purpose".

Words that settle a matter take back what was said before them; praise and thanks count in a
statement alone ("brighter please, thanks" is an order with a courtesy). An order, a complaint or a
"but" beside them makes a wish of the text. Which words those are is data, the `remarks` of a
language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, items
from talkbox.planner.telling.wondering import sentences_of
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_BIDS = frozenset({"remove", "tame", "make", "dont", "without", "lack", "too"})
_MORE = frozenset({"more", "less", "up", "down"})
_FINDS = frozenset({"low_already", "high_already"})
_FLAWS = frozenset({"faults", "lacks"})
_EXACT = frozenset({"db", "lu", "lufs", "hz", "st", "percent"})
_EXCLAMATION = 2
"""Words of an exclamation."""

_listed = lists_of("remarks")


def only_remarks(line: Sequence[Token], language: str) -> bool:
    """Whether the text praises, thanks or tells, and asks for nothing."""
    if not _listed("settling", language):
        return False
    said = sentences_of(line)
    clauses = [clause for sentence in said for clause in _clauses(sentence, language)]
    settled = [at for at, each in enumerate(clauses) if _has(each, "settling", language)]
    conceded = bool(clauses) and _concedes(clauses[0], language)
    feared = any(_has(clause, "fearing", language) for clause in clauses)
    praised = feared or any(_praises(each, language) for each in said)
    if not settled and not conceded and not praised:
        return False
    end = settled[-1] + 1 if settled else 0
    if any(_bids(each, language) for each in clauses[:end]) or _leaves(clauses[:end], language):
        return False
    return not any(
        _wishes(clause, language, feared=feared)
        for clause in clauses[end:]
        if not _passes(clause, language, conceded=conceded)
    )


def _passes(clause: Sequence[Token], language: str, *, conceded: bool) -> bool:
    """Whether the clause asks for nothing whatever it names: "I know", "wow", "it's a lorry"."""
    if conceded and _begins(clause, "explaining", language):
        return True
    feared = _has(clause, "fearing", language)
    return feared or _concedes(clause, language) or _exclaims(clause, language)


def _clauses(sentence: Sequence[Token], language: str) -> list[list[Token]]:
    """The clauses of a sentence: behind commas, and from a word that turns on."""
    found: list[list[Token]] = [[]]
    settled = _settled(sentence, language)
    for at, token in enumerate(sentence):
        if token.kind == "stop":
            found.append([])
            continue
        turns = token.text in _listed("turning", language) and at not in settled
        if turns and token.text not in _listed("limiting", language):
            found.append([])
        found[-1].append(token)
    return [each for each in found if each]


def _settled(sentence: Sequence[Token], language: str) -> set[int]:
    """The places inside words that settle: the "just" of "that's just how he is"."""
    said = [token.text for token in sentence]
    inside: set[int] = set()
    for phrase in _listed("settling", language):
        words = phrase.split()
        starts = (at for at, word in enumerate(said) if word == words[0])
        for at in starts:
            if said[at : at + len(words)] == words:
                inside |= set(range(at + 1, at + len(words)))
    return inside


def _exclaims(clause: Sequence[Token], language: str) -> bool:
    """ "Oh wow", "brilliant": nothing but praise."""
    return len(clause) <= _EXCLAMATION and _has(clause, "praise", language)


def _has(clause: Sequence[Token], name: str, language: str) -> bool:
    text = f" {' '.join(token.text for token in clause if token.kind != 'stop')} "
    return any(f" {phrase} " in text for phrase in _listed(name, language))


def _begins(clause: Sequence[Token], name: str, language: str) -> bool:
    text = f"{' '.join(token.text for token in clause)} "
    return any(text.startswith(f"{phrase} ") for phrase in _listed(name, language))


def _concedes(clause: Sequence[Token], language: str) -> bool:
    """ "I know it rumbles" is aware of it and asks for nothing."""
    return _has(clause[:3], "conceding", language)


def _praises(sentence: Sequence[Token], language: str) -> bool:
    """Whether the sentence states something good, and denies nothing."""
    praise = _has(sentence, "praise", language) or _has(sentence, "thanks", language)
    stated = _has(sentence, "stating", language)
    return praise and stated and not _has(sentence, "denying", language)


def _bids(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause begins as an order: "make it louder, that's how she likes it"."""
    found = _read(clause, language)
    if any(item.quantity is not None and item.quantity.unit in _EXACT for item in found):
        return True
    if clause[0].text in _listed("imperatives", language):
        return True
    first = next((item for item in found if item.kind not in ("strength", "unknown")), None)
    if first is None or _has(clause[:1], "telling", language):
        return False
    return first.orders or (first.kind == "mark" and first.name in _BIDS - {"too", "lack"} | _MORE)


def _leaves(settled: Sequence[Sequence[Token]], language: str) -> bool:
    """Whether only the work is praised and faults are left: "a bit harsh, otherwise great job"."""
    settling = [each for each in settled if _has(each, "settling", language)]
    applauded = bool(settling) and all(_has(each, "applause", language) for each in settling)
    return applauded and any(_blames(each, language) for each in settled)


def _blames(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause finds a fault that is not gone."""
    found = _read(clause, language)
    marks = {item.name for item in found if item.kind == "mark"}
    gone = any(_has(clause, name, language) for name in ("ceased", "denying", "over"))
    if gone or marks & {"remove", "without", "not", "tame"}:
        return False
    excess = any(_listed("excess", language).intersection(item.text.split()) for item in found)
    return excess or any(item.role in _FLAWS for item in found)


def _wishes(clause: Sequence[Token], language: str, *, feared: bool) -> bool:
    """Whether a clause of such a text asks for something or finds fault."""
    found = _read(clause, language)
    words = [item for item in found if item.kind == "word"]
    marks = {item.name for item in found if item.kind == "mark"}
    states = _has(clause, "stating", language)
    if any(item.quantity is not None and item.quantity.unit in _EXACT for item in found):
        return True
    if clause[0].text in _listed("imperatives", language):
        return True
    turned = clause[0].text in _listed("turning", language) and not feared
    if turned or _begins(clause, "faulting", language):
        return len(clause) > 1 and any(item.kind in ("word", "mark", "unknown") for item in found)
    if _has(clause, "ceased", language) and _has(clause, "denying", language):
        return any(item.role != "faults" for item in words)
    if any(item.compared for item in words) and _has(clause, "than", language):
        marks -= {"too", "without"}  # "so much warmer than the old one"
    if marks & (_BIDS | _FINDS) or any(item.role in _FLAWS or item.orders for item in words):
        return True
    if not words:
        return False
    return not states or _has(clause, "denying", language)


def _read(clause: Sequence[Token], language: str) -> list[Item]:
    return items(" ".join(token.text for token in clause), language)
