"""The form of `taste.toml`: read strictly, written so that people can edit it.

```toml
on = true

[word.warmer]
factor = 0.84                # times the plain strength, 0.5 to 1.8
yes = 2                      # how often an edit was praised
no = 1                       # how often one was too much, too little or wrong
preferred = ["low_shelf"]    # effects that were liked for it
avoided = ["high_shelf"]     # effects that give way to others
```
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from talkbox.document import NoDocument, document
from talkbox.planner.values import effects
from talkbox.taste.record import MOST_EFFECTS, STRONGEST, WEAKEST, WordTaste
from talkbox.vocabulary.faults import At, is_number, shown
from talkbox.vocabulary.places import line_of, places
from talkbox_prompts.texts import table

MOST = 1_000_000
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_KEYS = tuple(WordTaste.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Tastes:
    """All that is kept of a user's taste."""

    on: bool = True
    """Whether it is applied and learnt."""
    words: Mapping[str, WordTaste] = field(default_factory=dict)


class TasteError(ValueError):
    """Taste cannot be read or kept; the text is one sentence for people."""


def parsed(text: str, name: str) -> Tastes:
    """The tastes that a text holds; raises TasteError that names `name`, line and what is wrong."""
    try:
        data = document(text)
    except NoDocument as error:
        raise _fault(name, error.line, str(error)) from None
    for at, what in _faults(data):
        raise _fault(name, line_of(places(text), at), what)
    words = {
        word: WordTaste(**{key: _plain(value) for key, value in entry.items()})
        for word, entry in data.get("word", {}).items()
    }
    return Tastes(data.get("on", True), words)


def _fault(name: str, line: int | None, what: str) -> TasteError:
    where = f", line {line}" if line else ""
    return TasteError(f"{name}{where}: {what}.")


def written(tastes: Tastes) -> str:
    """The text of the tastes; `parsed` reads it back equal."""
    parts = [f"{table('taste')['header']}\non = {str(tastes.on).lower()}"]
    parts += [_entry(word, taste) for word, taste in sorted(tastes.words.items())]
    return "\n\n".join(parts) + "\n"


def _entry(word: str, taste: WordTaste) -> str:
    name = word if _BARE.fullmatch(word) else _quoted(word)
    lines = [f"{key} = {_value(value)}" for key, value in asdict(taste).items()]
    return "\n".join([f"[word.{name}]", *lines])


def _value(value: float | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(each) for each in value)}]"
    return f"{value!r}"


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _faults(data: Mapping[str, Any]) -> Iterator[tuple[At, str]]:
    for key in data:
        if key not in ("on", "word"):
            yield (key,), f"it holds {key!r}; known are: on, and [word.NAME] for each word"
    if not isinstance(data.get("on", True), bool):
        yield ("on",), f"on must be true or false; got {shown(data['on'])}"
    words = data.get("word", {})
    if not isinstance(words, dict):
        yield ("word",), f"word must be tables, [word.NAME]; got {shown(words)}"
        return
    for name, entry in words.items():
        if isinstance(entry, dict):
            yield from ((("word", name, *at), f"{name}: {what}") for at, what in _of_word(entry))
        else:
            yield ("word", name), f"{name} must be a table, [word.{name}]; got {shown(entry)}"


def _of_word(entry: Mapping[str, Any]) -> Iterator[tuple[At, str]]:
    for key, value in entry.items():
        if key not in _KEYS:
            yield (key,), f"it has {key!r}; allowed are {', '.join(_KEYS)}"
        elif key == "factor":
            if not is_number(value) or not WEAKEST <= value <= STRONGEST:
                span = f"{WEAKEST:g} to {STRONGEST:g}"
                yield (key,), f"factor must be a number from {span}; got {shown(value)}"
        elif key in ("yes", "no"):
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
                yield (key,), f"{key} must be a whole number from 0; got {shown(value)}"
        elif not _are_effects(value):
            yield (key,), f"{key} must list effects of `talkbox tools show`; got {shown(value)}"


def _are_effects(value: object) -> bool:
    if not isinstance(value, list) or len(value) > MOST_EFFECTS:
        return False
    return all(isinstance(each, str) and each in effects() for each in value)
