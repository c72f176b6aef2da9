"""Middle and sides as engineers write them: "S +2 dB", "L-R down a dB", "the difference signal".

They become "side channel" and "mid channel", by which the rest of the planner knows them. The "s"
that somebody is to be careful with is the hiss of a voice. The words are data: the `mid_side` of a
language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_CHANNEL = Token("channel", "word")
_LETTERS = {"m": Token("mid", "word"), "s": Token("side", "word")}
_PAIR = ["m", "s"]

_listed = lists_of("mid_side")


def with_mid_side(line: Sequence[Token], language: str) -> list[Token]:
    """The line with its letters and signals as the channels that they are."""
    if not _listed("signals", language):
        return list(line)
    texts = [token.text for token in line]
    paired = any(texts[at : at + 2] == _PAIR for at in range(len(texts)))
    line = line if paired else _with_hisses(line, language)
    texts = [token.text for token in line]
    found: list[Token] = []
    at = 0
    while at < len(line):
        name, length = _channel(texts, at, language)
        if not name and texts[at] in _LETTERS and _stands(line, at, language, paired=paired):
            name, length = texts[at], 1
        found += [_LETTERS[name], _CHANNEL] if name else [line[at]]
        at = _behind_signal(texts, at + length, language) if name else at + 1
    return found


def _behind_signal(texts: Sequence[str], at: int, language: str) -> int:
    """Where "signal" or a colon behind a channel ends."""
    while at < len(texts) and (texts[at] == ":" or texts[at] in _listed("signals", language)):
        at += 1
    return at


def _with_hisses(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every "s" that a voice hisses by its name."""
    hissed = [Token(text, "word") for text in lexicon.grammar(language)["mid_side"]["hissed"]]
    return [
        told
        for at, token in enumerate(line)
        for told in (hissed if _is_hissed(line, at, language) else [token])
    ]


def _is_hissed(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether an "s" at the wish's end is what a voice hisses: "careful with the s", "the s in
    my name".
    """
    after = line[at + 1 : at + 2]
    ends = all(each.kind == "stop" or each.text in _listed("wish_ends", language) for each in after)
    before = [token.text for token in line[max(0, at - 3) : at]]
    where = {token.text for token in line[at + 1 : at + 4]}
    if line[at].text == "s" and not _listed("spoken", language).isdisjoint(where):
        return True
    return line[at].text == "s" and ends and not _listed("hissing", language).isdisjoint(before)


def _channel(texts: Sequence[str], at: int, language: str) -> tuple[str, int]:
    """The channel that is called a sum or a difference here, and the tokens it takes."""
    ahead = texts[at : at + 3]
    after = texts[at + 3 : at + 4]
    if after and after[0] in _listed("no_signals", language):
        return "", 0
    if ahead[1:2] in (["minus"], ["plus"]) and ahead[::2] in (["l", "r"], ["left", "right"]):
        return ("s" if ahead[1] == "minus" else "m"), 3
    signal = texts[at + 1 : at + 2] and texts[at + 1] in _listed("signals", language)
    for letter, name in (("s", "differences"), ("m", "sums")):
        if signal and texts[at] in _listed(name, language):
            return letter, 2
    return "", 0


def _stands(line: Sequence[Token], at: int, language: str, *, paired: bool) -> bool:
    """Whether a letter stands for a channel: beside a gain, in "in M/S", as "the M"."""
    before = line[at - 1] if at else None
    after = line[at + 1] if at + 1 < len(line) else None
    if before is not None and before.kind in ("number", "ratio"):
        return False
    names = (before, after)
    if paired and any(each is not None and each.text in _LETTERS for each in names):
        return False
    if after is not None and after.text == "and":
        return False
    if after is not None and (after.signed or after.text in _listed("after", language)):
        return before is None or before.kind == "stop" or before.text in _listed("before", language)
    led = before is not None and before.text in _listed("before", language)
    return led and (after is None or after.kind == "stop" or paired)
