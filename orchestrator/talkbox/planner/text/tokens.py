"""Text as tokens: lower case, one form for each sign, numbers whole. Never fails, linear in time.

Phrases of the words data and what producers say go through the same door, so that "Hi-Pass" meets
"hi pass" and "don’t" meets "don't".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from talkbox_prompts import lexicon

_SIGNS = str.maketrans(
    {
        "’": "'", "‘": "'", "`": "'", "´": "'", "“": " ", "”": " ", '"': " ",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "×": "x", "→": " to ",
        "~": " ", "@": " at ", "_": " ", "*": " ", "(": " , ", ")": " , ", "\t": " ", "\r": " ",
        "、": ",", "。": ". ", "・": " ", "「": " ", "」": " ", "〜": " ", "¿": " ", "¡": " ",
        "⁄": "/", "±": " ", "«": " ", "»": " ", "„": " ",
    }
)  # fmt: skip
_TOKEN = re.compile(
    r"(?P<ratio>\d{1,4}(?:\.\d{1,4})?:\d{1,4}(?:\.\d{1,4})?)"
    r"|(?P<fraction>\d{1,3}/\d{1,3})"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,9}(?:[.,]\d{1,6})?|\.\d{1,6})"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*|%|°)"
    r"|(?P<sign>[+-])"
    r"|(?P<joint>[&/])"
    r"|(?P<stop>[.,;:!?\n])"
)
_LIKENING = re.compile(r"(?<=\w)-like\b")
"""An ending that says no more than the word before it: "cello-like"."""
_KILO = re.compile(r"(?<![\w.])(\d{1,2})k(\d{1,2})(?!\w)")
"""How component values are written, and frequencies after them: "2k5"."""
_INCHES = re.compile(r"(?<!\S)(\d{1,2}(?:\.\d)?)[\"”″](?!\w)(?=[^\"]*$)")
"""A size in inches, and no end of a quotation: 7" single."""
_DIFFERENCE = re.compile(r"(?<![\w-])l ?- ?r(?![\w-])")
"""What the sides are: "bring up L-R"."""
_COMPARED = re.compile(r"(-?)([<>≤≥])=?(?=\s?[-+]?\d)")
"""Less or more than a number: "remove > 14k"; "->" leads to one."""
_SWUNG = re.compile(
    r"(?<=[\dkzs秒分])[~〜](?=\d+(?:\.\d+)?\s?(?:k|hz|db|s|%|ヘルツ|キロ|デシベル|秒|分))",
    re.IGNORECASE,
)
"""A swung dash between two frequencies, gains or times: "4〜6kHz"."""
_STEP = re.compile(r"(?<!\S)\d[.)](?=\s)")
_STEPS = (re.compile(r"(?<!\S)1[.)]\s"), re.compile(r"(?<!\S)2[.)]\s"))
"""A list by numbers, which has a first and a second item: "1) high pass 80 2) compress"."""
_SLASHED = re.compile(r"(?i)(?<=\S)( +(?!db )[^\s\d/,.;:!?]+) +/ +(?=[^\s\d/,.;:!?]+ +\S)")
"""A slash between wishes of two words or more: "get rid of the hum / more air"."""
_HASHTAGS = re.compile(r"(?<=\S)(?:\s+#[^\W\d_]\w+)+\s*$")
"""What a post is filed under, behind what it says: "#podcast"."""
_HEADED = re.compile(r"(?<=\d):(?=[-+]?\d+(?:\.\d+)?\s?(?:db|k?hz|%|lufs))", re.IGNORECASE)
"""A heading that ends in a number, before a figure with its unit: "take 2:3dB up"."""
_APART = re.compile(r"(?<=\d)'(?=\d{3}(?!\d))|(?<=\d) (?=000 ?(?:hz|hertz)\b)")
"""What parts thousands: "2'000", "6 000 Hz"."""
_DOTTED = re.compile(r"(?<![\d.,])([1-9]\d?)\.(\d{3})(?= ?(?:hz|hertz)\b)")
"""Thousands as they are written where the comma is the decimal sign: "2.500 Hz"."""
_HUNDREDS = re.compile(r"(?<![\w.,:-])([1-9])-([2-9])00(?![\d.,:])")
"""Hundreds that the first number of a range leaves out: "dip 3-400"."""
_SPACED = re.compile(
    r"(?<![\w.,:+-])(\d+:\d\d|\d+(?:\.\d+)?)(?: ?(?:s|secs?|seconds|hz))? - "
    r"(\d+:\d\d(?![\d.:])|\d+(?:\.\d+)?(?= ?(?:k?hz|k|ms|s|sec\w*|seg\w*|sek\w*|秒)\b))"
)
"""A range with spaces around its dash: "keep 5 - 35 s", "1s - 3s", "0:05 - 0:35"; behind a noun
that is numbered there is none: "take 2 - 3 s fade in"."""
_MOST_APART = 20.0
"""Times the first number of a range: "track 1 - 80 Hz cut" is none."""
_PLAIN = re.compile(r"(?:[a-z']+ |~ )*[a-z']+ *")
"""Phrases that need no more than a split: nearly all of them, and reading them must be quick."""
_LINKS = frozenset({"from", "at", "of", "by", "and"})
"""Words that are no unit: "mp3-from-2003"."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

TokenKind = Literal["word", "number", "ratio", "stop"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, ratio ("4:1") or stop, with its place in the cleaned text."""

    text: str
    kind: TokenKind
    value: float = 0.0
    """Of a number; of "4:1" the 4."""
    per: float = 1.0
    """Of "4:1" the 1."""
    signed: bool = False
    """The number carried its own plus or minus."""
    written: str = ""
    """As it was written, where that differs: "wärmer", read as "warmer"."""


def clean(text: str) -> str:
    """The text in lower case with one form for every quote, dash and space."""
    plain = _HASHTAGS.sub("", _SWUNG.sub(" to ", unicodedata.normalize("NFKC", text)))
    plain = _HEADED.sub(": ", plain)
    if all(step.search(plain) for step in _STEPS):
        plain = _STEP.sub(",", plain)
    plain = _SLASHED.sub(r"\1 , ", _INCHES.sub(r"\1 inch ", plain))
    said = _KILO.sub(r"\1.\2k", _LIKENING.sub("", plain.translate(_SIGNS).lower()))
    said = _SPACED.sub(_ranged, said)
    said = _HUNDREDS.sub(_hundreds, _DOTTED.sub(r"\1\2", _APART.sub("", said)))
    return _COMPARED.sub(_compared, _DIFFERENCE.sub(" l minus r ", said))


def _compared(found: re.Match[str]) -> str:
    if found[1] or found[0] == "=>":
        return " to "
    return " below " if found[2] in "<≤" else " above "


def _ranged(found: re.Match[str]) -> str:
    """The two ends as one range where they rise."""
    before = found.string[: found.start()].split()[-1:]
    numbered = not lexicon.reading()["numbered_before"].isdisjoint(before)
    if (":" in found[1]) != (":" in found[2]) or (numbered and ":" not in found[1]):
        return found[0]
    first, last = (float(each.replace(":", "")) for each in found.groups())
    return f"{found[1]}-{found[2]}" if first < last <= _MOST_APART * max(first, 1.0) else found[0]


def _hundreds(found: re.Match[str]) -> str:
    return f"{found[1]}00-{found[2]}00" if found[1] < found[2] else found[0]


def tokens(text: str) -> list[Token]:
    """The tokens of a text; a hyphen or slash between words is a space, "&" and "+" are "and"."""
    return tokens_of(clean(text))


def tokens_of(cleaned: str) -> list[Token]:
    """The tokens of a text that is clean already."""
    found: list[Token] = []
    sign = ""
    for match in _TOKEN.finditer(cleaned):
        kind, piece = str(match.lastgroup), match[0]
        if kind == "sign":
            sign = _sign(piece, cleaned, match.start(), match.end(), found)
            continue
        token = _token(kind, piece, sign)
        sign = ""
        if token is not None:
            found.append(token)
    return found


def words(text: str) -> tuple[str, ...]:
    """The tokens of a phrase as plain strings, "~" kept as the sign for a gap."""
    plain = text.replace("-", " ")
    if _PLAIN.fullmatch(plain):
        return tuple(plain.split())
    parts: list[str] = []
    for index, piece in enumerate(text.split("~")):
        if index:
            parts.append("~")
        parts += [token.text for token in tokens(piece) if token.kind != "stop"]
    return tuple(parts)


def _sign(piece: str, text: str, start: int, end: int, found: list[Token]) -> str:
    """What a plus or minus means here: a number's sign, "to" in a range, "and", or nothing."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if after.isdigit() or after == ".":
        joins = before.isalpha() and before.isascii() and piece == "-"
        if before.isdigit() or joins:
            if before.isdigit() or _ends_unit(found):
                found.append(Token("to", "word"))
            return ""
        return piece
    if piece == "+":
        found.append(Token("and", "word"))
    elif before == " " and after == " ":
        found.append(Token(",", "stop"))
    return ""


def _ends_unit(found: list[Token]) -> bool:
    """Whether a number with its unit stands before: "2s-2.5s"."""
    counted = len(found) > 1 and found[-1].kind == "word" and found[-2].kind == "number"
    return counted and found[-1].text not in _LINKS


def _token(kind: str, piece: str, sign: str) -> Token | None:
    if kind == "word":
        return Token(piece, "word")
    if kind == "number":
        value = _number(piece)
        return Token(piece, "number", -value if sign == "-" else value, signed=bool(sign))
    if kind == "ratio":
        left, right = piece.split(":")
        return Token(piece, "ratio", float(left), float(right))
    if kind == "fraction":
        left, right = piece.split("/")
        return Token(piece, "number", float(left) / float(right)) if float(right) else None
    if kind == "joint":
        return Token("and", "word") if piece == "&" else None
    return Token(piece, "stop")


def _number(piece: str) -> float:
    if _THOUSANDS.fullmatch(piece):
        return float(piece.replace(",", ""))
    return float(piece.replace(",", "."))


def as_written(line: Sequence[Token], at: int, length: int) -> str:
    """What so many tokens say, as they were written."""
    return " ".join(map(written, line[at : at + length]))


def written(token: Token) -> str:
    """The token with the sign and the accents that it was written with."""
    if token.signed and token.value:
        return f"{'-' if token.value < 0 else '+'}{token.text}"
    return token.written or token.text
