"""How people ask for effects and against faults, for a level, or for one thing rather than another.

Every frame is crossed with several things: read the wrong way round it would do the opposite of
what was meant, and then measure that it was done.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from readings import words

from talkbox.planner.reading import read

_FRAMES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("effect_frames.toml").read_text("utf-8")
)
_EFFECTS = {
    "reverb": ("reverb", {"drier"}),
    "echo": ("echo", {"drier"}),
    "chorus": ("chorus", set[str]()),
    "tremolo": ("tremolo", set[str]()),
    "compression": ("compress", {"more_dynamic"}),
    "fuzz": ("fuzz", {"less_dirty"}),
}
_FAULTS = {
    "hum": "less_hum",
    "hiss": "less_noise",
    "mud": "less_muddy",
    "sibilance": "less_sibilant",
    "plosives": "plosives",
}
_WISHES = (
    ("brighter", "treble", "brighter", "more_treble"),
    ("darker", "bass", "darker", "more_bass"),
    ("warmer", "reverb", "warmer", "reverb"),
)
_QUALITIES = (
    ("brighter", "bright", "darker", "dark"),
    ("darker", "dark", "brighter", "bright"),
    ("warmer", "warm", "colder", "cold"),
)
_ABROAD = {
    "reverb": ({"reverb"}, {"drier"}),
    "hum": ({"more_hum"}, {"less_hum"}),
    "noise": ({"more_noise"}, {"less_noise"}),
}


def _frames(section: str, kind: str) -> list[str]:
    frames: str = _FRAMES[section][kind]
    return frames.splitlines()


def _asked(text: str) -> list[str]:
    """What is asked for; an effect whose own stages are to go is marked with a minus."""
    requests = read(text).requests or read(text).literal
    return [f"{'' if each.deed == 'apply' else '-'}{each.word}" for each in requests]


@pytest.mark.parametrize("frame", _frames("effects", "more"))
def test_a_frame_that_wants_an_effect_gets_it(frame: str) -> None:
    assert {name: _asked(frame.replace("X", name)) for name in _EFFECTS} == {
        name: [word] for name, (word, _) in _EFFECTS.items()
    }


@pytest.mark.parametrize("frame", _frames("effects", "less"))
def test_a_frame_that_turns_against_an_effect_takes_it_back(frame: str) -> None:
    for name, (word, opposites) in _EFFECTS.items():
        (asked,) = _asked(frame.replace("X", name))
        assert asked in opposites | {f"-{word}"}


@pytest.mark.parametrize("frame", _frames("faults", "complaint"))
def test_a_frame_that_complains_of_a_fault_lowers_it(frame: str) -> None:
    assert {name: words(frame.replace("X", name)) for name in _FAULTS} == {
        name: [cure] for name, cure in _FAULTS.items()
    }


@pytest.mark.parametrize("frame", _frames("faults", "not_meant"))
def test_a_fault_that_is_said_not_to_be_meant_is_left_alone(frame: str) -> None:
    assert {name: words(frame.replace("X", name)) for name in _FAULTS} == {
        name: ["warmer"] for name in _FAULTS
    }


@pytest.mark.parametrize("frame", _frames("faults", "kept"))
def test_a_fault_that_may_stay_stays(frame: str) -> None:
    assert not any(words(frame.replace("X", name)) for name in _FAULTS)


@pytest.mark.parametrize("word", list(_FRAMES["levels"]))
def test_a_level_width_attack_or_speed_is_asked_for_in_many_ways(word: str) -> None:
    assert [frame for frame in _frames("levels", word) if _asked(frame) != [word]] == []


@pytest.mark.parametrize("frame", _frames("said", "politely"))
def test_politeness_doubt_and_who_asked_change_nothing(frame: str) -> None:
    for quality, thing, word, more in _WISHES:
        said = frame.replace("ADJER", quality).replace("X", thing)
        assert _asked(said) == [word if "ADJER" in frame else more]


@pytest.mark.parametrize("frame", _frames("pairs", "rather"))
def test_of_two_qualities_the_one_that_is_preferred_counts(frame: str) -> None:
    for better, quality, worse, other in _QUALITIES:
        said = frame.replace("OTHERER", worse).replace("OTHER", other)
        said = said.replace("ADJER", better).replace("ADJ", quality)
        assert words(said) == [better]


@pytest.mark.parametrize("word", list(_FRAMES["pointing"]))
def test_what_it_stands_for_after_a_complaint_is_what_was_complained_of(word: str) -> None:
    assert [frame for frame in _frames("pointing", word) if words(frame) != [word]] == []


@pytest.mark.parametrize(
    ("language", "thing"),
    [(language, thing) for language, things in _FRAMES["tongues"].items() for thing in things],
)
def test_frames_of_other_languages_are_read_the_right_way_round(language: str, thing: str) -> None:
    frames = _FRAMES["tongues"][language][thing]
    more, less = _ABROAD[thing]
    for kind, wanted in (("more", more), ("less", less | {f"-{thing}"})):
        for frame in frames.get(kind, "").splitlines():
            (asked,) = _asked(frame.replace("X", frames["thing"]))
            assert asked in wanted, frame
