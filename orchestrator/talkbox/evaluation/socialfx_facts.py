"""What listeners meant, as facts: from a SocialFX folder to the text of `words/listeners.toml`.

    python -m talkbox.evaluation.socialfx_facts FOLDER > listeners.toml

A fact is a mean, a spread or a count over at least `FEWEST_SETTINGS` settings; no setting is
written down.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np

from talkbox.evaluation.errors import EvaluationError
from talkbox.evaluation.socialfx_curves import Curve, Doubles, Filter, Kind, humans, of_filters
from talkbox.evaluation.socialfx_data import MORE, SAID, by_word, settings
from talkbox.evaluation.socialfx_fit import filters_of, leanings_of, schools_of, takes_of
from talkbox_prompts import lexicon

PULL = 0.25
"""How much of talkbox's own moves is in a take: enough for most takes to reach the word's goal."""
_Q = 0.7
FEWEST_SETTINGS = 8
"""Settings that a word needs before anything is said of it."""
NAMES = {
    "warm": "warmer",
    "harsh": "harsher",
    "calm": "calmer",
    "bright": "brighter",
    "heavy": "fatter",
    "cold": "colder",
    "clear": "clearer",
    "dark": "darker",
    "rich": "fuller",
}
"""The listeners' word -> the word of the lexicon, where they differ."""
_HEADER = """\
# What listeners meant by tone words: facts from half of the SocialFX equaliser settings.
#
# said       the words that were counted together, as in LLM2Fx's published filter
# n          settings
# agreement  mean cosine between one setting and the mean of all others; 1 is full agreement
# same_way   share of the settings that go the same way as the mean of all others
# size_db    RMS of one setting's curve, 30 Hz-18 kHz, level taken out
# mean_db    the same of the mean curve: far below size_db where listeners differ
# filters    the mean curve as few filters: [kind, Hz, dB, Q]
# schools    groups of settings that go together, at least three in each, with their share;
#            `agrees` is the cosine with the mean curve: below 0 they meant the reverse; `filters`
#            are of the size of a single setting
# takes      eight ways to do it that differ as listeners do: the mean and a quarter of talkbox's
#            own moves, leaning both ways along the two principal components of all disagreement,
#            none of them turned around; only for the words of the SocialFX evaluation
#
# Source: Zheng, Seetharaman, Pardo, "SocialFX", ACM Multimedia 2016, doi 10.1145/2964284.2967207;
# the other half is kept unseen for judging. Made by `python -m talkbox.evaluation.socialfx_facts`.
"""


@dataclass(frozen=True, slots=True)
class Group:
    """One school as it is written."""

    share: float
    agrees: float
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one word."""

    word: str
    said: str
    n: int
    agreement: float
    same_way: float
    size_db: float
    mean_db: float
    filters: tuple[Filter, ...]
    schools: tuple[Group, ...]
    takes: tuple[tuple[Filter, ...], ...] = ()


def facts(folder: Path) -> tuple[Facts, ...]:
    """The facts of every word with enough settings; raises EvaluationError for the folder."""
    words = {**SAID, **MORE}
    found = by_word(settings(folder), words)
    curves = {word: humans(those) for word, those in found.items()}
    followed = [curves[word] for word in SAID if word in curves]
    leanings = leanings_of(np.concatenate([each - each.mean(axis=0) for each in followed]))
    return tuple(
        _with_takes(facts_of(word, words[word], each), each, leanings if word in SAID else None)
        for word, each in curves.items()
        if len(each) >= FEWEST_SETTINGS
    )


def _with_takes(found: Facts, curves: Doubles, leanings: Doubles | None) -> Facts:
    if leanings is None:
        return found
    centre = curves.mean(axis=0) + PULL * own_curve(found.word)
    takes = takes_of(centre, leanings, found.size_db)
    return replace(found, takes=tuple(filters_of(take) for take in takes))


def own_curve(word: str) -> Curve:
    """The curve of what talkbox does for a word said plainly, its filters alone."""
    moves = [move for move in lexicon.word(word).meaning.moves if move.tool == "equalize"]
    return of_filters([_filter(move.kind, move.settings) for move in moves])


def _filter(kind: str, settings: Mapping[str, Any]) -> Filter:
    gain = settings["gain_db"]
    plain = gain[1] if isinstance(gain, tuple) else gain
    return Filter(cast("Kind", kind), settings["frequency_hz"], plain, settings.get("q", _Q))


def facts_of(word: str, said: str, curves: Doubles) -> Facts:
    """The facts of one word from the curves of its settings."""
    mean, size_db = curves.mean(axis=0), float(np.median(rms_db(curves)))
    to_others = others_cosines(curves)
    schools = schools_of(curves)
    return Facts(
        word=NAMES.get(word, word),
        said=said,
        n=len(curves),
        agreement=float(to_others.mean()),
        same_way=float((to_others > 0).mean()),
        size_db=size_db,
        mean_db=float(rms_db(mean)),
        filters=filters_of(mean),
        schools=tuple(_group(each.share, each.centre, mean, size_db) for each in schools)
        if len(schools) > 1
        else (),
    )


def others_cosines(curves: Doubles) -> Doubles:
    """The cosine between each curve and the mean of all the others."""
    others = (curves.sum(axis=0)[None] - curves) / (len(curves) - 1)
    products = (curves * others).sum(axis=1)
    sizes = np.linalg.norm(curves, axis=1) * np.linalg.norm(others, axis=1)
    return np.asarray(products / np.maximum(sizes, 1e-9))


def rms_db(curves: Doubles) -> Doubles:
    """Root mean square over the points."""
    return np.asarray(np.sqrt((curves**2).mean(axis=-1)))


def written(found: Iterable[Facts]) -> str:
    """The facts as TOML."""
    return _HEADER + "".join(f"\n{text}\n" for each in found for text in _entry(each))


def _group(share: float, centre: Curve, mean: Curve, size_db: float) -> Group:
    filters = filters_of(centre * (size_db / float(rms_db(centre))))
    agrees = float(centre @ mean / (np.linalg.norm(centre) * np.linalg.norm(mean)))
    return Group(share, agrees, filters)


def _entry(found: Facts) -> Iterator[str]:
    yield "\n".join(
        (
            f"[{found.word}]",
            f'said = "{found.said}"',
            f"n = {found.n}",
            f"agreement = {found.agreement:.2f}",
            f"same_way = {found.same_way:.2f}",
            f"size_db = {found.size_db:.1f}",
            f"mean_db = {found.mean_db:.1f}",
            f"filters = {_filters(found.filters)}",
            *_takes(found.takes),
        )
    )
    for group in found.schools:
        yield "\n".join(
            (
                f"[[{found.word}.schools]]",
                f"share = {group.share:.2f}",
                f"agrees = {group.agrees:.2f}",
                f"filters = {_filters(group.filters)}",
            )
        )


def _takes(takes: Iterable[Iterable[Filter]]) -> Iterator[str]:
    rows = [f"  {_filters(take)}," for take in takes]
    if rows:
        yield "\n".join(["takes = [", *rows, "]"])


def _filters(filters: Iterable[Filter]) -> str:
    rows = (f'["{f.kind}", {f.frequency_hz:g}, {f.gain_db:g}, {f.q:g}]' for f in filters)
    return f"[{', '.join(rows)}]"


def main() -> int:
    """Print the facts of the folder named on the command line."""
    if len(sys.argv) != 2:
        print(
            "Name the folder: python -m talkbox.evaluation.socialfx_facts FOLDER", file=sys.stderr
        )
        return 2
    try:
        print(written(facts(Path(sys.argv[1]))), end="")
    except EvaluationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
