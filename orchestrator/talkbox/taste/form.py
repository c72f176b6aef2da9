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
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from talkbox.document import NoDocument, document
from talkbox.taste.record import WordTaste
from talkbox_prompts.texts import table

_BARE = re.compile(r"[A-Za-z0-9_-]+")


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
    # Only now, as most users have no such file.
    from talkbox.taste.rules import faults
    from talkbox.vocabulary.places import line_of, places

    try:
        data = document(text)
    except NoDocument as error:
        raise _fault(name, error.line, str(error)) from None
    for at, what in faults(data):
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
