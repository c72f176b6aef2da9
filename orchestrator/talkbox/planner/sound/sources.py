"""What kind of source is playing: drums, bass, voice, guitar, keys or a whole mix.

The producer's words come first, then the file's name, then measurements that leave little doubt.
Engineers treat the kinds differently, so a wrong kind does harm; None is a good answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from talkbox.planner.text.tokens import clean
from talkbox_prompts.lexicon import split
from talkbox_prompts.texts import table

KINDS = ("drums", "bass", "voice", "guitar", "keys", "mix")
"""Every kind, as the words data names them in its conditions."""
Levels = Mapping[str, float | None]
_WORD = re.compile(r"\d+[^\W\d_]?\b|[^\W\d_]+(?:'[^\W\d_]+)?")
_MISSING = -120.0
_LONGEST_NAME_WORDS = 3


def kind_of(said: Sequence[str], name: str, measured: Levels) -> str | None:
    """The kind of source, or None where nothing tells.

    `said` are the producer's instructions, the newest first; `name` is the file's name. "The
    drums" of a mix are a part of it: only "these drums" outweighs what was measured as a mix.
    """
    heard = _heard(measured)
    told = _first(_pointed_at(text, "whole") for text in said) or _from_name(name)
    if told is not None:
        return told
    if heard != "mix":
        heard = _first(_pointed_at(text, "part") for text in said) or heard
    return heard


def kind_named(instrument: str) -> str | None:
    """The kind of source that the name of an instrument stands for; None for one not listed."""
    return _nouns().get(tuple(_words(instrument)))


def band_of(instrument: str) -> str | None:
    """The word for more of the band in which an instrument sits: "hats" -> more_treble."""
    return _phrases("bands").get(tuple(_words(instrument)))


def _first(kinds: Iterable[str | None]) -> str | None:
    return next((kind for kind in kinds if kind is not None), None)


def _words(text: str) -> list[str]:
    return _WORD.findall(clean(text))


@cache
def _nouns() -> dict[tuple[str, ...], str]:
    """Phrase, as words -> kind."""
    return _phrases("kinds")


@cache
def _name_nouns() -> dict[tuple[str, ...], str]:
    return {**_phrases("kinds"), **_phrases("names")}


def _phrases(group: str) -> dict[tuple[str, ...], str]:
    return {
        tuple(_words(phrase)): kind
        for kind, text in table("sources")[group].items()
        for phrase in split(text)
    }


@cache
def _pointers(group: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_words(phrase)) for phrase in split(table("sources")["pointing"][group]))


def _found(words: Sequence[str], nouns: Mapping[tuple[str, ...], str]) -> list[tuple[int, str]]:
    """(place, kind) of each phrase, the longest at a place, none overlapping."""
    found: list[tuple[int, str]] = []
    place = 0
    while place < len(words):
        for length in range(_LONGEST_NAME_WORDS, 0, -1):
            kind = nouns.get(tuple(word.removesuffix("'s") for word in words[place:][:length]))
            if kind is not None and place + length <= len(words):
                found.append((place, kind))
                place += length - 1
                break
        place += 1
    return found


def _pointed_at(text: str, group: str) -> str | None:
    """The one kind that the text points at; None for none or several."""
    words = _words(text)
    kinds = {
        kind
        for place, kind in _found(words, _nouns())
        if any(tuple(words[max(0, place - len(p)) : place]) == p for p in _pointers(group))
    }
    return kinds.pop() if len(kinds) == 1 else None


def _from_name(name: str) -> str | None:
    """The kind that a file's name tells; several instruments in one file are a mix."""
    stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    kinds = {kind for _, kind in _found(_words(stem.replace("_", " ")), _name_nouns())}
    if not kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else "mix"


def _heard(measured: Levels) -> str | None:
    """The kind that the measurements leave little doubt about."""
    return next((kind for kind, sounds_so in _TESTS.items() if sounds_so(measured)), None)


def _level(measured: Levels, measure: str, missing: float = _MISSING) -> float:
    value = measured.get(measure)
    return missing if value is None else value


def _like_bass(measured: Levels) -> bool:
    """Nearly all energy under 250 Hz, with a low pitch and no drum's attack."""
    low = _level(measured, "rolloff_hz", 1e5) < 250 and _level(measured, "pitch_hz", 1e5) < 120
    return low and _level(measured, "transient_db", 9.0) < 5.5


def _like_drums(measured: Levels) -> bool:
    """Hard attacks, several a second, over a noise-like spectrum."""
    hits = _level(measured, "transient_db") > 6.5 and _level(measured, "onset_rate_hz") > 2.0
    return hits and _level(measured, "flatness_db") > -16 and _level(measured, "crest_db") > 15


def _like_mix(measured: Levels) -> bool:
    """Stereo, from the bottom to the top at once, and busy."""
    stereo = _level(measured, "side_mid_db") > -30
    lows = max(_level(measured, "sub_db"), _level(measured, "bass_db")) > -12
    highs = _level(measured, "treble_db") > -28 and _level(measured, "flatness_db") > -20
    return stereo and lows and highs and _level(measured, "onset_rate_hz") > 1.5


def _like_voice(measured: Levels) -> bool:
    """Syllables with pauses, a speaking pitch, and s sounds far over the mean of their band."""
    syllables = _level(measured, "modulation_db") > 4 and _level(measured, "dynamics_db") > 18
    pitch = 75 < _level(measured, "pitch_hz") < 400
    hisses = _level(measured, "sibilance_db") - _level(measured, "treble_db", 0.0) > 7
    return syllables and pitch and hisses and _level(measured, "side_mid_db") < -20


_TESTS: dict[str, Callable[[Levels], bool]] = {
    "bass": _like_bass,
    "drums": _like_drums,
    "mix": _like_mix,
    "voice": _like_voice,
}
