"""What is told only beside the clip can be taken of every chain, whatever the goal names."""

from __future__ import annotations

from pathlib import Path

import pytest

from talkbox.beside_clip import TAKERS
from talkbox.listener import Listener
from talkbox.studio import Studio
from talkbox_tools.chain import Chain
from talkbox_tools.measures import MEASURES

BESIDE = [name for name, measure in MEASURES.items() if measure.beside_clip]


def test_every_such_measure_has_somebody_who_takes_it() -> None:
    assert set(TAKERS) == set(BESIDE)


@pytest.mark.parametrize("measure", BESIDE)
def test_the_clip_itself_is_no_more_than_the_clip(song: Path, measure: str) -> None:
    assert Studio(song).beside_clip(measure, Chain(), Listener()) == 0.0
