"""What shall change little by little: filters that open and close, levels that grow."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("lowpass with the cutoff slowly opening up", "opens_up"),
        ("filter sweep that opens from dark to bright over the whole length", "opens_up"),
        ("gets brighter towards the end", "opens_up"),
        ("make it gradually darker", "closes_down"),
        ("it should get darker and darker", "closes_down"),
        ("slowly close the filter over the last 2 seconds", "closes_down"),
        ("rising high-pass, 20 to 1000 hz", "thins_out"),
        ("gradually louder over the whole clip", "grows_louder"),
        ("start quiet and get louder", "grows_louder"),
        ("bring it down gradually by 10 dB", "grows_softer"),
        ("mach den Filter langsam auf", "opens_up"),
        ("es soll immer dunkler werden", "closes_down"),
        ("que sea cada vez más oscuro", "closes_down"),
        ("ouvre le filtre progressivement", "opens_up"),
        ("que ça devienne de plus en plus fort", "grows_louder"),
        ("apri il filtro lentamente", "opens_up"),
        ("aumenta o volume aos poucos", "grows_louder"),
        ("徐々に音量を上げて", "grows_louder"),
        ("だんだん暗くして", "closes_down"),
    ],
)
def test_a_change_over_time_is_made_and_not_declined(text: str, word: str) -> None:
    assert word in words(text)
    assert not read(text).beyond


@pytest.mark.parametrize("text", ["gradually more reverb", "make it wider over time"])
def test_what_cannot_grow_is_still_declined(text: str) -> None:
    assert read(text).beyond == "automate"


@pytest.mark.parametrize("text", ["make the whole clip louder", "louder from start to finish"])
def test_louder_everywhere_is_no_crescendo(text: str) -> None:
    assert "grows_louder" not in words(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("swell in from nothing over the whole clip", "fade_in"),
        ("slow swell, start from silence and build up to full level by the end", "fade_in"),
        ("fade it out over the whole thing", "fade_out"),
        ("fade-in über die ganze Länge", "fade_in"),
        ("fade out sur toute la durée", "fade_out"),
    ],
)
def test_a_fade_may_be_as_long_as_the_clip(text: str, word: str) -> None:
    request = only(text)
    said = request.quantity("part")
    assert request.word == word
    assert said is not None
    assert said.value == 1


@pytest.mark.parametrize(
    ("text", "first_hz", "last_hz"),
    [
        ("bandpass 20 to 1000 hz", 20, 1000),
        ("bandpass 20 to 20k", 20, 20_000),
        ("bandpass 2 to 5k", 2000, 5000),
        ("bandpass 8 to 2k", 8000, 2000),
    ],
)
def test_only_what_can_be_meant_in_thousands_takes_the_k_of_the_other_end(
    text: str, first_hz: float, last_hz: float
) -> None:
    said = only(text).quantity("hz")
    assert said is not None
    assert (said.value, said.until) == (first_hz, last_hz)


def only_stage(folder: Path, phrase: str) -> dict[str, object]:
    """The parameters of the one stage that the phrase makes, which must claim success."""
    document = done(folder, phrase)
    assert document["status"] == "met"
    (stage,) = stages(document)
    parameters = stage["parameters"]
    assert isinstance(parameters, dict)
    return parameters


def test_corners_and_part_are_the_ones_that_were_said(tmp_path: Path) -> None:
    """The clip is 3.5 seconds long."""
    sweep = only_stage(tmp_path, "sweep the lowpass from 9k down to 400 Hz over the last 2 seconds")
    assert (sweep["frequency_hz"], sweep["end_hz"]) == (9000, 400)
    assert (sweep["start_seconds"], sweep["end_seconds"]) == (1.5, 0)


def test_a_crescendo_grows_by_what_was_said(tmp_path: Path) -> None:
    assert only_stage(tmp_path, "make it slowly get louder by 6 dB")["gain_db"] == 6
