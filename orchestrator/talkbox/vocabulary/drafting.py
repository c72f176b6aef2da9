"""A new own entry: ready text to paste, or added to the file when the whole still holds."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from talkbox.vocabulary.entries import LONGEST_PHRASE, small_words
from talkbox.vocabulary.own_words import OwnWords, checked, read
from talkbox.whole_file import alone, read_small, write_whole
from talkbox_prompts import lexicon
from talkbox_prompts.texts import table

_NO_NAME = re.compile(r"[\W_]+")
_LONGEST_NAME = 40


class WordsError(ValueError):
    """Own words cannot be made or kept as asked; the text is one sentence for people."""


def draft(said: str) -> str:
    """An entry for what the user says: of the word that it is already, else of a new one.

    Raises WordsError where no word can be read in it.
    """
    phrase = _phrase(said)
    name = _NO_NAME.sub("_", phrase).strip("_")[:_LONGEST_NAME].strip("_")
    if not name or not name[0].isalpha():
        raise WordsError(f"{said!r} holds no word; say it in letters, such as: crispy.")
    if {phrase, name.replace("_", " ")} & small_words():
        raise WordsError(f"{said!r} is a small word of every sentence; say more than that.")
    shipped = name if name in lexicon.shipped_names() else lexicon.shipped_meanings().get(phrase)
    forms = table("own_words")["new"]
    says = json.dumps(phrase, ensure_ascii=False)[1:-1]
    if shipped is None:
        return str(forms["plain"]).format(name=_key(name), says=says).strip()
    return str(forms["shipped"]).format(name=shipped, says=says).strip()


def add(entry: str, path: Path) -> OwnWords:
    """Append the entry to the file, which need not exist; the own words then.

    Raises WordsError, and changes nothing, where the file would not hold; OSError where it cannot
    be written.
    """
    with alone(path):
        return _added(entry, path)


def _added(entry: str, path: Path) -> OwnWords:
    before = read(path)
    if before.faults:
        raise WordsError(f"{before.faults[0]}; mend the file first (`talkbox words check`).")
    name = next(iter(checked(entry, path).entries))
    if name in before.entries:
        raise WordsError(f"{path} has {name} already; edit it there.")
    start = (read_small(path) or "").rstrip() or _header()
    text = f"{start}\n\n{entry}\n"
    found = checked(text, path)
    if found.faults:
        raise WordsError(f"{found.faults[0]}; nothing was added.")
    write_whole(path, text)
    return found


def _phrase(said: str) -> str:
    """What was said as one phrase: small letters, nothing that cannot be printed, not too long."""
    text = unicodedata.normalize("NFKC", said).lower()
    plain = "".join(each if each.isprintable() and each != "," else " " for each in text)
    return " ".join(" ".join(plain.split())[:LONGEST_PHRASE].split())


def _header() -> str:
    return str(table("own_words")["new"]["header"])


def _key(name: str) -> str:
    """A name as TOML writes a key."""
    return name if name.isascii() else json.dumps(name, ensure_ascii=False)
