"""Clicks found and mended: single faults of a recording that last a few milliseconds or less.

A click is a moment that neither the samples before it nor those after it foretell and that is over
at once; the attack of a drum or a string is foretold by the sound that follows it, which goes on.
What a linear prediction leaves over in both directions shows this: a click stands far out of that,
and out of what lies around it. A prediction that has heard a click foretells its tail, so it is
made again from the frame without the clicks; a click reaches as far as anything of it stands out
of that one. Its samples are replaced by those that the prediction finds likeliest from both sides;
no other sample changes. What lasts longer is a tick (`ticks`) and is softened where asked for,
unless it keeps time (`regularity`): then it is played.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.linear_prediction import ORDER, likeliest, prediction
from talkbox_tools.dsp.regularity import regular
from talkbox_tools.dsp.spool import Spool
from talkbox_tools.dsp.ticks import Tick, cell_samples, softened, ticks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Samples = NDArray[np.float64]
    Places = NDArray[np.intp]
    Span = tuple[int, int]
    """First and last place of a click."""

_FRAME_SECONDS, _BLOCK_FRAMES = 0.04, 256
_JOIN_SECONDS, _LONGEST_SECONDS = 0.001, 0.003
"""What stands out within the first of these is one click, which lasts no longer than the second."""
SHORT_MS = 1000 * _LONGEST_SECONDS
_SAME_SECONDS = 0.005
"""Two blocks hear the same tick no further apart than this."""
_ONSET_SECONDS, _FADE_SECONDS = 0.0001, 0.00025
"""A click is followed across gaps of this, back to its beginning and on to its end: it begins at
once and dies away."""
_AFTER_SECONDS = 0.004
"""How long what follows is listened to: an attack is still there, a click is not."""
_AFTERMATH = 1.8
"""An attack leaves its surroundings this many times as restless as they were before."""
_AROUND_SECONDS, _ALONE = 0.015, 2.3
"""A click stands out so many times over all of this long before it and after it; the pulses of a
voice or a string come again sooner (67 Hz)."""
_STRETCHES, _APART = 3, 4.0
"""Where a record crackles, two clicks lie side by side: one stands out so many times over all but
one of so many such stretches before it and after it. Three pulses are a tone."""
_MOST = 16
"""What stands out more often within a frame is its sound."""
_PASSES = 3
_EDGE = 2
"""Samples on either side of what stands out that belong to a click too."""
_AUDIBLE, _LEAST = 1e-4, 1e-5
"""Nobody hears less of a click than the first; a pause has more noise than the second."""
_SURE, _DOUBTFUL = 30.0, 8.0
"""How many times over the usual residual of its frame a click stands out with amount 0 and 1."""
_SOME = 4
"""What is usual is told from one in so many samples."""
_TRACE = 4.2
"""How many times over the usual residual the rest of a click still stands out."""


def declicked(spool: Spool, amount: float, longest_ms: float, rate_hz: int) -> Iterator[Audio]:
    """The clip without its clicks; `amount` is 0 for gross ones alone to 1 for faint ones too.

    What lasts longer than 3 ms is left alone unless `longest_ms` is more than that.
    """
    if longest_ms <= SHORT_MS:
        yield from (block for block, _ in _mended(spool, amount, rate_hz))
        return
    mended = Spool()
    for block, _ in _mended(spool, amount, rate_hz):
        mended.write(block)
    found = _stray(mended, amount, rate_hz)
    for (lead, heard), here in zip(_blocks(mended, rate_hz), found, strict=True):
        yield _own(softened(heard, here, rate_hz), lead, rate_hz)


def clicks_per_minute(spool: Spool, amount: float, longest_ms: float, rate_hz: int) -> float:
    """How many clicks and ticks `declicked` would take out, in the channel that has most."""
    if not spool.samples:
        return 0.0
    counts, mended = np.zeros(spool.channels), Spool()
    for block, clicks in _mended(spool, amount, rate_hz):
        counts += clicks
        mended.write(block)
    if longest_ms > SHORT_MS:
        leads = (lead for lead, _ in _blocks(mended, rate_hz))
        for lead, here in zip(leads, _stray(mended, amount, rate_hz), strict=True):
            counts += sum(_is_own(_start(tick, rate_hz), lead, rate_hz) for tick in here)
    return 60.0 * float(counts.max()) * rate_hz / spool.samples


def _mended(spool: Spool, amount: float, rate_hz: int) -> Iterator[tuple[Audio, list[int]]]:
    """The clip without its short clicks in blocks, and how many each channel had there."""
    for lead, block in _blocks(spool, rate_hz):
        firsts = [_mend(row, amount, rate_hz) for row in block]
        clicks = [sum(_is_own(first, lead, rate_hz) for first in each) for each in firsts]
        yield _own(block, lead, rate_hz), clicks


def _stray(spool: Spool, amount: float, rate_hz: int) -> list[list[Tick]]:
    """The ticks of every block, and of what lies around it, that do not keep time."""
    found: list[tuple[int, list[Tick]]] = []
    starts: list[int] = []
    for number, (lead, block) in enumerate(_blocks(spool, rate_hz)):
        begin, here = number * _block_samples(rate_hz) - lead, ticks(block, amount, rate_hz)
        own = [_start(tick, rate_hz) for tick in here]
        starts += [begin + start for start in own if _is_own(start, lead, rate_hz)]
        found.append((begin, here))
    places = np.array(starts, np.float64)
    played, near = places[regular(places / rate_hz)], _SAME_SECONDS * rate_hz
    return [
        [tick for tick in here if not (abs(played - begin - _start(tick, rate_hz)) < near).any()]
        for begin, here in found
    ]


def _start(tick: Tick, rate_hz: int) -> int:
    return tick.first * cell_samples(rate_hz)


def _is_own(place: int, lead: int, rate_hz: int) -> bool:
    """Whether this lies in a block itself."""
    return lead <= place < lead + _block_samples(rate_hz)


def _own(block: Samples, lead: int, rate_hz: int) -> Audio:
    """A block without what lies around it."""
    return np.ascontiguousarray(block[:, lead : lead + _block_samples(rate_hz)], np.float32)


def _block_samples(rate_hz: int) -> int:
    return _BLOCK_FRAMES * round(_FRAME_SECONDS * rate_hz)


def _blocks(spool: Spool, rate_hz: int) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """The clip in blocks with what lies around them, and how many samples lie before each."""
    beside, size = 2 * round(_FRAME_SECONDS * rate_hz), _block_samples(rate_hz)
    for start in range(0, spool.samples, size):
        lead = min(start, beside)
        yield lead, np.array(spool.read(start - lead, lead + size + beside), np.float64)


def _mend(row: Samples, amount: float, rate_hz: int) -> list[int]:
    """Take the clicks out of one channel, in place; where they began."""
    frame = round(_FRAME_SECONDS * rate_hz)
    ratio = _SURE * (_DOUBTFUL / _SURE) ** amount
    firsts, known = [], None
    for start in range(0, len(row), frame):
        begin = max(0, start - frame // 2)
        heard = row[begin : start + frame + frame // 2]
        if len(heard) < 4 * ORDER or not heard.any():
            continue
        spans, known = _found(heard, known, ratio, rate_hz)
        clean = _without(heard, spans, known) if spans else heard
        for first, last in spans:
            if start <= begin + first < start + frame:
                heard[first : last + 1] = clean[first : last + 1]
                firsts.append(begin + first)
    return firsts


def _found(
    heard: Samples, known: Samples | None, ratio: float, rate_hz: int
) -> tuple[list[Span], Samples]:
    """The clicks of a frame, and what foretells the frame without them.

    A click may have taught the frame's own prediction so much of itself that only the one `known`
    from the frame before shows it; the frame without the click must bear that out.
    """
    own = prediction(heard)
    spans = _clicks(heard, heard, own, ratio, rate_hz)
    if spans:
        return _settled(heard, spans, own, len(spans), ratio, rate_hz)
    spans = [] if known is None else _clicks(heard, heard, known, _SURE, rate_hz)
    if spans and known is not None:
        spans, known = _settled(heard, spans, known, 0, ratio, rate_hz)
    return (spans, known) if spans and known is not None else ([], own)


def _settled(
    heard: Samples, spans: list[Span], weights: Samples, sure: int, ratio: float, rate_hz: int
) -> tuple[list[Span], Samples]:
    """The clicks as they show without each other, `sure` of them at least."""
    for _ in range(_PASSES):
        clean = _without(heard, _whole(spans, len(heard), rate_hz), weights)
        weights = prediction(clean)
        found = _clicks(heard, clean, weights, ratio, rate_hz)
        if found == spans or len(found) < sure:
            break
        spans, sure = found, len(found)
        if not spans:
            break
    return spans, weights


def _whole(spans: list[Span], samples: int, rate_hz: int) -> list[Span]:
    """Every click as if it were the longest, so that nothing of it teaches the prediction."""
    longest, end = round(_LONGEST_SECONDS * rate_hz), samples - ORDER - 1
    return [(first, min(max(last, first + longest), end)) for first, last in spans]


def _without(heard: Samples, spans: list[Span], weights: Samples) -> Samples:
    """The frame with the likeliest samples in place of its clicks, of all of them at once: one may
    lie within the reach of another."""
    clean, spoilt = heard.copy(), np.zeros(len(heard), bool)
    for first, last in spans:
        spoilt[first : last + 1] = True
    lost = np.flatnonzero(spoilt)
    clean[lost] = likeliest(heard, lost, weights)
    return clean


def _clicks(
    heard: Samples, clean: Samples, weights: Samples, ratio: float, rate_hz: int
) -> list[Span]:
    """Every click of a frame; `clean` is the frame without those known already."""
    forward = _forward(clean, weights)
    usual = _middle(forward[::_SOME])
    if clean is heard and forward.max() <= ratio * usual + _AUDIBLE:
        return []
    calm = _both(clean, forward, weights)
    residual = calm if clean is heard else _both(heard, _forward(heard, weights), weights)
    traces = np.flatnonzero(residual > _TRACE * usual + _AUDIBLE)
    spans: list[Span] = []
    for over in (ratio, _SURE):  # a gross click may stand amid faint ones that are no clicks
        for group in _groups(np.flatnonzero(residual > over * usual + _AUDIBLE), rate_hz):
            span = _reach(group, traces, rate_hz)
            known = any(span[0] <= last and first <= span[1] for first, last in spans)
            if not known and _is_click(span, float(residual[group].max()), calm, rate_hz):
                spans.append(span)
    return spans


def _is_click(span: Span, peak: float, calm: Samples, rate_hz: int) -> bool:
    """Whether this is brief and stands alone; at an edge nobody can tell."""
    first, last = span
    before, behind = calm[ORDER : max(0, first)], calm[last + 1 : -ORDER]
    told = len(before) >= 3 * ORDER and len(behind) > 0
    brief = last - first <= _LONGEST_SECONDS * rate_hz + 2 * _EDGE
    return told and brief and _stands_alone(before, peak, behind, rate_hz)


def _forward(heard: Samples, weights: Samples) -> Samples:
    """What the samples before do not foretell; nothing within reach of an edge."""
    forward = np.zeros(len(heard))
    forward[ORDER:-ORDER] = np.abs(np.convolve(heard, weights, "valid")[:-ORDER])
    return forward


def _both(heard: Samples, forward: Samples, weights: Samples) -> Samples:
    """What neither the samples before nor those after foretell.

    From behind, the first sample of what rings out is foretold and the one before it is not.
    """
    near = np.zeros(len(heard))
    near[ORDER:-ORDER] = np.abs(np.convolve(heard, weights[::-1], "valid")[ORDER:])
    near[1:-1] = np.maximum(np.maximum(near[:-2], near[2:]), near[1:-1])
    found: Samples = np.minimum(forward, near)
    return found


def _groups(places: Places, rate_hz: int) -> list[Places]:
    """What stands out as briefly as a click."""
    gaps = np.flatnonzero(np.diff(places) > _JOIN_SECONDS * rate_hz)
    longest = _LONGEST_SECONDS * rate_hz
    groups = np.split(places, gaps + 1) if len(places) else []
    brief = [group for group in groups if group[-1] - group[0] <= longest]
    return brief if len(brief) <= _MOST else []


def _reach(group: Places, traces: Places, rate_hz: int) -> Span:
    """First and last place of a click, from what stands out to where its traces end."""
    first = _end(traces[traces <= group[0]][::-1], _ONSET_SECONDS * rate_hz)
    last = _end(traces[traces >= group[-1]], _FADE_SECONDS * rate_hz)
    return first - _EDGE, last + _EDGE


def _end(places: Places, gap: float) -> int:
    """The last of the places before the first gap."""
    gaps = np.flatnonzero(np.abs(np.diff(places)) > max(1.0, gap))
    return int(places[gaps[0] if len(gaps) else -1])


def _stands_alone(before: Samples, peak: float, behind: Samples, rate_hz: int) -> bool:
    """Whether it is neither the first moment of an attack nor one of the pulses of a voice."""
    after, around = round(_AFTER_SECONDS * rate_hz), round(_AROUND_SECONDS * rate_hz)
    ends = _middle(behind[:after]) <= _AFTERMATH * (_middle(before[-after:]) + _LEAST)
    beside = max(float(before[-around:].max()), float(behind[:around].max()))
    near = _stretches(before[::-1], around) + _stretches(behind, around)
    others = sorted(float(stretch.max()) for stretch in near)[:-1]
    return ends and (peak > _ALONE * beside or peak > _APART * max(others, default=peak))


def _stretches(residual: Samples, samples: int) -> list[Samples]:
    """The residual beside a click in stretches, the nearest first."""
    starts = range(0, min(len(residual), _STRETCHES * samples), samples)
    return [residual[start : start + samples] for start in starts]


def _middle(residual: Samples) -> float:
    return float(np.partition(residual, len(residual) // 2)[len(residual) // 2])
