"""One channel of many, by number or by name: "turn down the choir mics on channels 7 and 8".

This one file is all that is here; what a mixer, a session or a second microphone held apart cannot
be turned in it. The words are data: the `mixer_channels` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.tokens import Token

_MOST_CHANNELS = 128

_listed = lists_of("mixer_channels")


def turns_a_channel(said: Sequence[Token], language: str) -> bool:
    """Whether a clause asks something of one channel of a mixer or a session."""
    texts = {token.text for token in said}
    if not texts & _listed("acts", language) or texts & _listed("told", language):
        return False
    places = range(len(said) - 1)
    return _is_one_noise(said, language) or any(
        _is_numbered(said, at, language) or _is_stem(said, at, language) for at in places
    )


def _is_one_noise(said: Sequence[Token], language: str) -> bool:
    """ "Make the dog quieter": somebody who is heard beside what was recorded, by level alone."""
    texts = [token.text for token in said]
    at = next((k for k, text in enumerate(texts) if text in _listed("noises", language)), 0)
    if not at or texts[at - 1] not in _listed("the", language):
        return False
    around = {token.text for k, token in enumerate(said) if k != at and token.kind == "word"}
    idle = _listed("idle", language)
    levels = _listed("levels", language)
    return not around.isdisjoint(levels) and all(word in idle | levels for word in around)


def _is_numbered(said: Sequence[Token], at: int, language: str) -> bool:
    """ "Channels 7 and 8", "track three"; never "this track 3 dB louder"."""
    if said[at].text not in _listed("channels", language):
        return False
    if at and said[at - 1].text in _listed("whole", language):
        return False
    number = said[at + 1]
    if number.kind == "number":
        whole = not number.signed and number.value == int(number.value)
        measured = quantity_at(said, at + 1, language)
        bare = measured is None or not measured[0].unit or measured[1] > 2  # "7 and 8 dB"
        return whole and 0 < number.value <= _MOST_CHANNELS and bare and not _scales(said, at + 2)
    spelled = in_words_at(said, at + 1, language)
    measured = quantity_at(said, at + 1, language)
    return spelled is not None and (measured is None or not measured[0].unit)


def _scales(said: Sequence[Token], at: int) -> bool:
    return at < len(said) and said[at].text in ("times", "x", "%", "percent")


def _is_stem(said: Sequence[Token], at: int, language: str) -> bool:
    """ "The choir mics", "the drum stem"."""
    spot, stem = said[at].text, said[at + 1].text
    apart = spot in _listed("apart", language) and stem in _listed("mics", language)
    named = spot in _listed("spots", language) and stem in _listed("stems", language)
    if not (apart or named):
        return False
    return at + 2 == len(said) or said[at + 2].text not in _listed("of_sound", language)
