"""Clicks that a producer complains of are taken out, counted before and after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from readings import words

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home

RATE_HZ = 44_100


@pytest.mark.parametrize(
    "text",
    [
        "there are clicks in the guitar take, can you remove them",
        "get rid of the mouth clicks",
        "declick this please",
        "some digital ticks in it, can you remove them",
        "I hear little clicks",
        "entferne die Knackser",
        "enlève les craquements",
        "quita los chasquidos",
        "togli i click",
        "tira os estalos",
        "クリックノイズを取って",
    ],
)
def test_complaints_of_clicks_ask_to_take_them_out(text: str) -> None:
    assert words(text) == ["less_clicks"]


@pytest.mark.parametrize("text", ["more click on the kick", "a clickier kick"])
def test_the_click_of_a_drum_is_its_attack(text: str) -> None:
    assert words(text) == ["snappier"]


def told(tmp_path: Path, clicks: int) -> dict[str, Any]:
    t = np.arange(4 * RATE_HZ) / RATE_HZ
    clip = 0.2 * np.sin(2 * np.pi * 220 * t) + 0.001 * np.random.default_rng(0).standard_normal(
        len(t)
    )
    for place in range(clicks):
        clip[(place + 1) * 20_000 :][:4] += 0.4
    soundfile.write(tmp_path / "take.wav", clip, RATE_HZ)
    errand = Errand("remove the clicks", tmp_path / "out.wav", tmp_path / "take.wav")
    return dict(errand.carry_out(Home(tmp_path / "home"), Planner()))


def test_the_reply_counts_them_before_and_after(tmp_path: Path) -> None:
    document = told(tmp_path, clicks=6)
    assert document["status"] == "met"
    assert "clicks a minute 90 -> 0" in document["reply"]


def test_a_clip_without_clicks_is_not_claimed_to_be_mended(tmp_path: Path) -> None:
    assert told(tmp_path, clicks=0)["status"] != "met"
