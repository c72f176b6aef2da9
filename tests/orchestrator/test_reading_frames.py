"""How people ask for more or less of a thing, and for a quality or against it, in many frames.

A frame that is read the wrong way round does the opposite of what was meant, and then measures
that it was done: the worst that can happen.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from readings import words

_FRAMES = tomllib.loads(Path(__file__).with_name("request_frames.toml").read_text("utf-8"))


def _frames(kind: str, language: str = "en") -> list[str]:
    frames: str = _FRAMES[language][kind]
    return frames.splitlines()


@pytest.mark.parametrize("frame", _frames("more"))
def test_a_frame_that_asks_for_more_gets_more_of_whatever_it_names(frame: str) -> None:
    assert words(frame.replace("X", "treble")) == ["more_treble"]
    assert words(frame.replace("X", "bass")) == ["more_bass"]
    assert words(frame.replace("X", "mids")) == ["more_mids"]


@pytest.mark.parametrize("frame", _frames("less"))
def test_a_frame_that_finds_too_much_gets_less_of_whatever_it_names(frame: str) -> None:
    assert words(frame.replace("X", "treble")) == ["less_treble"]
    assert words(frame.replace("X", "bass")) == ["less_bass"]
    assert words(frame.replace("X", "mids")) == ["scooped"]


def _said(frame: str, quality: str, comparative: str) -> list[str]:
    return words(frame.replace("ADJER", comparative).replace("ADJ", quality))


@pytest.mark.parametrize("frame", _frames("quality"))
def test_a_frame_that_wishes_for_a_quality_gets_it(frame: str) -> None:
    assert _said(frame, "bright", "brighter") == ["brighter"]
    assert _said(frame, "dark", "darker") == ["darker"]
    assert _said(frame, "warm", "warmer") == ["warmer"]
    assert _said(frame, "dry", "drier") == ["drier"]


@pytest.mark.parametrize("frame", _frames("fault"))
def test_a_frame_that_finds_fault_with_a_quality_gets_its_opposite(frame: str) -> None:
    assert _said(frame, "bright", "brighter") == ["darker"]
    assert _said(frame, "dark", "darker") == ["brighter"]
    assert _said(frame, "warm", "warmer") == ["colder"]
    assert _said(frame, "dry", "drier") == ["reverb"]


_RAISED = ({"more_treble"}, {"brighter"})
_LOWERED = ({"less_treble"}, {"darker"}, {"smoother"}, {"softer"})
_TONGUES = [language for language in _FRAMES if language != "en"]


@pytest.mark.parametrize("language", _TONGUES)
def test_frames_of_other_languages_ask_for_more(language: str) -> None:
    thing = _FRAMES[language]["thing"]
    wrong = [
        frame
        for frame in _frames("more", language)
        if set(words(frame.replace("X", thing))) not in _RAISED
    ]
    assert not wrong


@pytest.mark.parametrize("language", _TONGUES)
def test_frames_of_other_languages_find_too_much(language: str) -> None:
    thing = _FRAMES[language]["thing"]
    wrong = [
        frame
        for frame in _frames("less", language)
        if set(words(frame.replace("X", thing))) not in _LOWERED
    ]
    assert not wrong
