"""Instructions that name a file to be like: what is asked of it, and the rest read as ever.

A clause with an audio file's name in it, or with "the reference", asks for a match; a file may also
go by its name without the ending where the clause likens one sound to another ("as loud as hit").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from talkbox.messages import User
from talkbox.planner.parsing.conflicts import conflict
from talkbox.planner.parsing.items import items
from talkbox.planner.reading import LONGEST, read
from talkbox.planner.requests import Reading, Request
from talkbox_prompts import lexicon, own

_MARK = "\ue000"
"""Stands in the text where a file is meant, followed by the place of its name and the mark again;
of the private range, and taken out of what people type."""
_MARKED = re.compile(f"{_MARK}(\\d*){_MARK}(?:['’]s)?")
_FILE = re.compile(
    r"[\"“']([^\"“”'\n]{1,120}\.(?:wav|flac|aiff?|ogg|mp3))[\"”']"
    r"|([^\s\"“”',;:]{1,120}\.(?:wav|flac|aiff?|ogg|mp3))(?!\w)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(\s*(?:[,;!?\n]|\.(?=\s|$)|\b(?:and|but|then|plus)\b)\s*)", re.IGNORECASE)
_PERCENT = re.compile(r"((?<!\w)-?\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b)")
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class _Clause:
    """A piece of the text between two breaks, and the break before it."""

    joint: str
    text: str

    @property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return _WORDS.findall(self.text.lower().replace("’", "'"))

    @property
    def likens(self) -> bool:
        """Whether it names a file."""
        return _MARK in self.text


def read_said(user: User) -> Reading:
    """What the user's words ask for, files that they name included."""
    situation = user.situation
    source = str(situation.source.get("name") or "")
    others = [name for name in situation.files if name != source]
    text = user.text.replace(_MARK, " ")
    return _read(text, tuple(dict.fromkeys((*situation.references, *others))))


@own.forgets
@lru_cache(maxsize=512)  # as `read`: asked again for every answer in a conversation
def _read(text: str, files: tuple[str, ...]) -> Reading:
    if len(text) > LONGEST or _asks(text):
        return read(text)
    marked, names = _marked(text, files)
    if _MARK not in marked:
        return read(text)
    clauses = _joined(_clauses(marked))
    likening = [clause for clause in clauses if clause.likens]
    rest = [clause for clause in clauses if not clause.likens]
    left = "".join(clause.joint + clause.text for clause in rest).strip(" ,.;!?\n")
    spared = frozenset(axis for clause in rest if _keeps(clause) for axis in _axes(clause))
    reading = read(left) if _WORDS.search(left) else Reading()
    found = [request for clause in likening for request in _requests(clause, names, spared)]
    if found:  # "but keep the loudness", left alone, would be a question about the loudness
        reading = replace(reading, question=None, vague=None)
    if reading.conflict is None:
        reading = replace(reading, conflict=conflict(found, ()))
    return replace(reading, requests=(*found, *reading.requests))


def _asks(text: str) -> bool:
    """Whether it only asks how things are: "is it as loud as the reference?"."""
    asking = lexicon.grammar()["asking"]
    said = _WORDS.findall(text.lower())
    line = " ".join(said[:6])
    if not said or any(line.startswith(beginning) for beginning in asking["unless"]):
        return False
    return text.rstrip().endswith("?") and said[0] in asking["begins"]


def _marked(text: str, files: Sequence[str]) -> tuple[str, list[str]]:
    """The text with a mark for every file that is named, and the names."""
    names: list[str] = []

    def mark(name: str) -> str:
        names.append(_as_there(name, files))
        return f"{_MARK}{len(names) - 1}{_MARK}"

    text = _FILE.sub(lambda match: mark(match[1] or match[2]), text)
    for name in files:
        stem = name.rpartition(".")[0]
        found = _stem(stem).search(text) if len(stem) >= _SHORTEST_STEM else None
        if found is not None and _is_meant(stem, text[: found.end(1)]):
            text = f"{text[: found.end(1)]} {mark(name)}{text[found.end() :]}"
    for known in lexicon.matching().names:
        text = re.sub(rf"\b{known}\b(?=\W|$)", _MARK * 2, text, flags=re.IGNORECASE)
    return text, names


@lru_cache(maxsize=64)
def _stem(stem: str) -> re.Pattern[str]:
    """The name without its ending, behind a word that points to it."""
    before = "|".join(map(re.escape, lexicon.matching().before))
    return re.compile(
        rf"\b((?:{before})(?:\s+the)?)\s+{re.escape(stem)}(?:['’]s)?(?!\w)", re.IGNORECASE
    )


def _is_meant(stem: str, before: str) -> bool:
    """Whether the bare name means the file: "room on the drums" does not, whatever lies beside the
    clip; "as loud as the drums" does.
    """
    likens = lexicon.matching().cues & set(_WORDS.findall(_BREAK.split(before)[-1].lower()))
    return bool(likens) or not _is_of_sound(stem)


@lru_cache(maxsize=64)
def _is_of_sound(stem: str) -> bool:
    """Whether a name is what people call sounds and players: "drums", "bass", "loud mix"."""
    return any(item.kind in ("word", "instrument") for item in items(stem))


def _as_there(name: str, files: Sequence[str]) -> str:
    """The name as the folder has it, whatever the case it was typed in."""
    return next((each for each in files if each.lower() == name.lower()), name)


def _clauses(text: str) -> list[_Clause]:
    pieces = ["", *_BREAK.split(text)]
    return [_Clause(joint, piece) for joint, piece in zip(pieces[::2], pieces[1::2], strict=True)]


def _joined(clauses: Sequence[_Clause]) -> list[_Clause]:
    """ "match the width and loudness of REF", "like REF in tone and width" as one clause each."""
    joined: list[_Clause] = []
    for clause in clauses:
        last = joined[-1] if joined else None
        if last is not None and (_begins(last, clause) or _goes_on(last, clause)):
            joined[-1] = _Clause(last.joint, last.text + clause.joint + clause.text)
        else:
            joined.append(clause)
    return [_settled(clause) for clause in joined]


def _begins(last: _Clause, clause: _Clause) -> bool:
    """Whether the match began in the clause before: it likens and says in what."""
    cued = bool(lexicon.matching().cues & set(last.words))
    return clause.likens and not last.likens and cued and bool(_axes(last))


def _goes_on(last: _Clause, clause: _Clause) -> bool:
    """Whether the clause only names a further axis of the match."""
    if not last.likens or clause.likens or not _axes(clause) or "but" in clause.joint:
        return False
    known = set().union(*lexicon.matching().axes.values())
    return all(word in known or word in ("the", "its", "in", "of") for word in clause.words)


def _settled(clause: _Clause) -> _Clause:
    """The clause with its mark taken out where the file is meant for something else."""
    words, line = lexicon.matching(), " ".join(clause.words)
    bare = _MARK * 2 in clause.text
    other = any(re.search(rf"\b{each}\b", line) for each in words.other)
    if clause.likens and (
        other or (bare and not (words.cues & set(clause.words) or _axes(clause)))
    ):
        return replace(clause, text=_MARKED.sub(" ", clause.text))
    return clause


def _keeps(clause: _Clause) -> bool:
    return bool(lexicon.matching().keeps & set(clause.words))


def _axes(clause: _Clause) -> list[str]:
    said = set(clause.words)
    return [axis for axis, words in lexicon.matching().axes.items() if words & said]


def _requests(clause: _Clause, names: Sequence[str], spared: frozenset[str]) -> list[Request]:
    """A request for each axis that the clause names, or one for all of them."""
    marks = [place for place in _MARKED.findall(clause.text) if place]
    file = names[int(marks[0])] if marks else None
    axes = _axes(clause)
    if not axes and spared:
        axes = [axis for axis in lexicon.matching().axes if axis not in spared]
    asked = _as_said(clause.text, names)
    return [
        Request(f"match_{axis}" if axis else "match", asked=asked, file=file, share=_share(clause))
        for axis in axes or [""]
    ]


def _share(clause: _Clause) -> float:
    """How much of the way: a percentage, else what the words say, else all of it."""
    percent = _PERCENT.search(clause.text)
    if percent is not None:
        return float(percent[1]) / 100.0
    line = f" {' '.join(clause.words)} "
    shares = lexicon.matching().shares
    return next((share for phrase, share in shares if f" {phrase} " in line), 1.0)


def _as_said(text: str, names: Sequence[str]) -> str:
    """The clause as it was typed, for the reply."""
    restored = re.sub(
        f"{_MARK}(\\d*){_MARK}", lambda at: names[int(at[1])] if at[1] else "reference", text
    )
    return " ".join(restored.lower().split())
