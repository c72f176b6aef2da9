"""What a noise is like: "a very high-pitched squeal", "un bruit sourd", "a strong hum".

The quality is the noise's and no wish for the sound: beside a noise that is there it says nothing.
Where the clause wishes for something ("add a dark rumble"), it stays. The words are data: the
`noise_qualities` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST = 4
"""Words of the longest such description: "very high pitched tape"."""

_listed = lists_of("noise_qualities")


def with_noise_qualities(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what the noises in them are like."""
    noises = _listed("noises", language)
    idle = {
        place
        for at, token in enumerate(line)
        if token.text in noises and not _is_kept(line, at, language)
        for place in (*_before(line, at, language), *_behind(line, at, language))
    }
    left = [token for at, token in enumerate(line) if at not in idle]
    return [_weaker(left, at, language) for at in range(len(left))]


def _weaker(line: Sequence[Token], at: int, language: str) -> Token:
    """ "The hiss 10 dB weaker", "too high": a noise before it is what is too loud."""
    words = lexicon.grammar(language).get("noise_qualities", {})
    high = at > 0 and line[at - 1].text in _listed("too", language)
    name = "high" if high and line[at].text in _listed("high", language) else "weaker"
    told = words.get("loud" if name == "high" else "quieter", ())
    if not told or line[at].text not in _listed(name, language):
        return line[at]
    start = max((k + 1 for k in range(at) if line[k].kind == "stop"), default=0)
    noise = not _listed("noises", language).isdisjoint(t.text for t in line[start:at])
    return Token(told[0], "word") if noise else line[at]


def _is_kept(line: Sequence[Token], noise: int, language: str) -> bool:
    """Whether a noise is wished for, or no more than its pitch tells which one it is."""
    if line[noise].text in _listed("plain", language):
        pitched = {token.text for token in line[max(0, noise - 2) : noise]}
        if not pitched.isdisjoint(_listed("pitched", language)):
            return True
    start = max((at + 1 for at in range(noise) if line[at].kind == "stop"), default=0)
    said = {token.text for token in line[start : clause_end(line, noise, ())]}
    return not said.isdisjoint(_listed("wishing", language))


def _before(line: Sequence[Token], noise: int, language: str) -> list[int]:
    """ "Strong background", without the kinds of noise among them."""
    qualities, kinds = _listed("before", language), _listed("kinds", language)
    described: list[int] = []
    for at in range(noise - 1, max(-1, noise - 1 - _MOST), -1):
        text = line[at].text
        if text in qualities or (described and text in _listed("degrees", language)):
            described.append(at)
        elif text not in kinds:
            break
    return described


def _behind(line: Sequence[Token], noise: int, language: str) -> list[int]:
    """ "Sourd", "muy agudo"."""
    qualities, degrees = _listed("behind", language), _listed("degrees", language)
    places = range(noise + 1, min(len(line), noise + 1 + _MOST))
    end = noise + 1
    for at in places:
        if line[at].text in qualities:
            end = at + 1
        elif line[at].text not in degrees:
            break
    return list(range(noise + 1, end))
