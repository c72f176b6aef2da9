"""What is told only beside the clip can be taken of every chain, whatever the goal names."""

from __future__ import annotations

from pathlib import Path

import pytest

from talkbox.beside_clip import TAKERS
from talkbox.listener import Listener
from talkbox.studio import Studio
from talkbox_tools.chain import Add, Chain, Change
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.measures import MEASURES

BESIDE = [name for name, measure in MEASURES.items() if measure.beside_clip]
LEVELS = {"kick_db": "kick", "breath_db": "reduce_breaths"}
"""Measures that tell a level of what was found in the clip, and no change; what changes them."""


def test_every_such_measure_has_somebody_who_takes_it() -> None:
    assert set(TAKERS) == set(BESIDE)


@pytest.mark.parametrize("measure", [name for name in BESIDE if name not in LEVELS])
def test_the_clip_itself_is_no_more_than_the_clip(song: Path, measure: str) -> None:
    assert Studio(song).beside_clip(measure, Chain(), Listener()) == 0.0


@pytest.mark.parametrize(("measure", "effect"), LEVELS.items())
def test_a_level_of_what_was_found_in_the_clip_rises_with_the_clip_or_stays_at_nothing(
    song: Path, measure: str, effect: str
) -> None:
    studio = Studio(song)
    before = studio.beside_clip(measure, Chain(), Listener())
    stage = PedalboardBackend().describe()
    complete = next(spec for spec in stage if spec.name == effect).complete({})
    chain = Chain().apply(Change((Add(effect, complete),)))
    after = studio.beside_clip(measure, chain, Listener())
    assert -100.0 <= before < 60.0
    assert before == after == -100.0 or before != after
