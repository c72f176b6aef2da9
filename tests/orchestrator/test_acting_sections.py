"""Parts of the clip and channels of the picture as calls: where a part lies, how far one goes."""

from __future__ import annotations

import pytest
from source_clips import measured, scene

from talkbox.planner.moves.planning import plan
from talkbox.planner.reading import read
from talkbox_tools.effect import Value

LENGTH_SECONDS = float(measured("mix")["length_seconds"] or 0.0)


def called(text: str) -> dict[str, Value]:
    """The arguments of the one call that the text becomes on a mix."""
    (step,) = plan(read(text).requests, scene("mix")).steps
    return dict(step.arguments)


@pytest.mark.parametrize(
    ("text", "start", "end", "gain_db"),
    [
        ("mute 0.2s-0.5s", 0.2, 0.5, -60),
        ("silence the first 300 ms", 0, 0.3, -60),
        ("the first half 6 dB quieter", 0, LENGTH_SECONDS / 2, -6),
        ("0.2 to 0.4 s up 3 dB", 0.2, 0.4, 3),
    ],
)
def test_a_part_is_turned_where_it_lies(
    text: str, start: float, end: float, gain_db: float
) -> None:
    arguments = called(text)
    assert arguments["kind"] == "part_gain"
    assert arguments["start_seconds"] == pytest.approx(start, abs=0.002)
    assert arguments["end_seconds"] == pytest.approx(end, abs=0.002)
    assert arguments["gain_db"] == gain_db


@pytest.mark.parametrize(
    "text", ["mute the last 200 ms", "second half 3 dB lower", "mute everything after 0.1 s"]
)
def test_a_part_at_the_end_reaches_past_it(text: str) -> None:
    assert LENGTH_SECONDS < float(called(text)["end_seconds"]) < LENGTH_SECONDS + 0.05


def test_a_part_outside_of_the_clip_is_refused() -> None:
    made = plan(read("mute 500s-501s").requests, scene("mix"))
    assert made.refused and not made.steps


def test_a_fade_over_a_share_of_the_clip_is_as_long_as_that() -> None:
    assert called("fade the last half out")["fade_seconds"] == pytest.approx(
        LENGTH_SECONDS / 2, abs=0.002
    )


@pytest.mark.parametrize(
    ("text", "kind", "setting", "value"),
    [
        ("M/S, sides +2", "mid_side", "side_db", 2),
        ("sides down 3 dB", "mid_side", "side_db", -3),
        ("mid channel down 2", "mid_side", "mid_db", -2),
        ("4 dB shelf at 8k on the sides", "mid_side_highs", "side_db", 4),
        ("4 dB shelf at 8k on the sides", "mid_side_highs", "frequency_hz", 8000),
        ("hp the side channel at 150", "mono_below", "frequency_hz", 150),
        ("NR 10 dB", "reduce_hiss", "amount", 0.5),
        ("de-ess, 4 dB", "de_esser", "amount", 0.4),
    ],
)
def test_numbers_of_channels_and_repairs_reach_their_settings(
    text: str, kind: str, setting: str, value: float
) -> None:
    arguments = called(text)
    assert arguments["kind"] == kind
    assert arguments[setting] == pytest.approx(value)
