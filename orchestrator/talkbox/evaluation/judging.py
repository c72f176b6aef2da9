"""Whether a result holds a case: every expectation and every guard, each broken one in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from talkbox.evaluation.cases import Case, Expectation, Wanted
from talkbox.evaluation.pair import Pair
from talkbox.evaluation.quantities import QUANTITIES
from talkbox.evaluation.sound import Sound

_LENGTH_SECONDS = 0.01
_TAIL_SECONDS = 15.0
_TWO_SIDES_LU = 3.01
_OVER_DBTP = 0.15
"""Overs smaller than this are the measuring's own."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one request on one clip, whoever made it."""

    sound: Sound | None
    """None: nothing was written."""
    reply: str = ""
    refused: bool = False
    """Nothing was written on purpose, with an answer."""


def judged(
    case: Case, kinds: frozenset[str], source: Sound, results: Sequence[Result]
) -> list[str]:
    """What does not hold, a line for each; empty where all does.

    `results` has one item for each phrase of the case.
    """
    if case.refuse:
        return _refusal(results[0])
    if case.may_refuse and set(case.may_refuse) & kinds and all(it.refused for it in results):
        return [] if all(it.reply.strip() for it in results) else ["refused without a word"]
    pairs = [Pair(source, it.sound) for it in results if it.sound is not None]
    if len(pairs) < len(results):
        return ["nothing was written"]
    broken = [line for pair in pairs for line in _unsound(pair)]
    if broken:
        return broken
    for pair in pairs:
        broken += _guards(case, pair)
    for item in case.want:
        broken += _wanted(item, pairs[-1])
    return broken + _rise(case, pairs)


def _refusal(result: Result) -> list[str]:
    if result.sound is not None:
        return ["something was written"]
    return [] if result.reply.strip() else ["refused without a word"]


def _unsound(pair: Pair) -> list[str]:
    """What makes any further measuring pointless."""
    after = pair.after
    if not after.samples:
        return ["the result is empty"]
    if not np.isfinite(after.audio).all():
        return ["the result is not finite"]
    if after.sample_peak_dbfs < -90 < pair.before.sample_peak_dbfs:
        return ["the result is silent"]
    return ["the sample rate changed"] if after.rate_hz != pair.before.rate_hz else []


def _guards(case: Case, pair: Pair) -> list[str]:
    broken = []
    longer = pair.after.seconds - pair.before.seconds
    most = _TAIL_SECONDS if case.length == "tail" else _LENGTH_SECONDS
    if case.length != "free" and not -_LENGTH_SECONDS <= longer <= most:
        broken.append(f"length changed by {longer:+.2f} s")
    if case.channels == "keep" and pair.after.channels != pair.before.channels:
        broken.append(f"{pair.before.channels} channels became {pair.after.channels}")
    if case.loudness_lu != "free":
        louder = louder_lu(pair.before, pair.after)
        if abs(louder) > case.loudness_lu:
            broken.append(f"loudness moved by {louder:+.1f} LU")
    ceiling = max(pair.before.true_peak_dbtp, 0.0) + _OVER_DBTP
    if case.peaks == "keep" and pair.after.true_peak_dbtp > ceiling:
        broken.append(f"true peak is {pair.after.true_peak_dbtp:+.1f} dBTP")
    return broken


def louder_lu(before: Sound, after: Sound) -> float:
    """Change of loudness. Mono that became stereo is 3 LU more by BS.1770, though a mono file comes
    out of both loudspeakers as well: then the smaller of the two changes counts.
    """
    change = after.loudness_lufs - before.loudness_lufs
    spread = (after.channels - before.channels) * _TWO_SIDES_LU
    return min(change, change - spread, key=abs)


def _wanted(item: Wanted, pair: Pair) -> list[str]:
    choices = [item] if isinstance(item, Expectation) else item
    lines = []
    for choice in choices:
        value = measured(choice, pair)
        if choice.allows(value):
            return []
        lines.append(f"{choice.text()}: {'none' if value is None else f'{value:.3g}'}")
    return [" or ".join(lines)]


def measured(expectation: Expectation, pair: Pair) -> float | None:
    """The expectation's quantity on this pair."""
    return QUANTITIES[expectation.of].measure(pair, expectation)


def _rise(case: Case, pairs: Sequence[Pair]) -> list[str]:
    """The weakest must reach the bound and each next one go further by the step."""
    if case.rise is None:
        return []
    up = 1.0 if case.rise.of.least is not None else -1.0
    values = [measured(case.rise.of, pair) for pair in pairs]
    if any(value is None for value in values):
        return [f"{case.rise.of.of} cannot be measured"]
    reached = [up * value for value in values if value is not None]
    text = f"{case.rise.of.text()}: " + ", ".join(f"{up * value:.3g}" for value in reached)
    if not case.rise.of.allows(up * reached[0]):
        return [text]
    steps = [later - earlier for earlier, later in pairwise(reached)]
    return [] if min(steps) >= case.rise.step else [f"no steady rise, {text}"]
