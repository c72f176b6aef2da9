"""Where a sound or its waveform lies: off to one side, or off the zero line."""

from __future__ import annotations

import pytest
from readings import only, words


@pytest.mark.parametrize(
    "text",
    [
        "it's all hanging to the left, pull it back to the middle",
        "everything is leaning to the right",
        "the whole thing has drifted over to the left, recentre",
        "it sits too far over to the right side",
        "the piano pulls heavily to the left, put it back in the middle",
        "image is skewed to the right",
    ],
)
def test_what_hangs_to_one_side_is_to_be_centred(text: str) -> None:
    assert words(text) == ["centre"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("push it to the left", "pan_left"), ("pull it 20% to the left", "pan_left")],
)
def test_an_order_to_one_side_is_a_pan(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the waveform sits off the zero line, can that be fixed",
        "the wave isn't centred on zero",
        "waveform is shifted above zero",
        "the whole thing floats above the zero line",
        "the trace has drifted away from the baseline",
        "bring the waveform back to the zero line",
    ],
)
def test_a_waveform_off_its_zero_line_has_an_offset(text: str) -> None:
    assert words(text) == ["remove_dc"]


def test_zero_alone_is_no_line() -> None:
    assert words("fade to zero") == ["fade_out"]


@pytest.mark.parametrize(
    ("text", "word", "amount"),
    [
        ("drop the fader by 4.5", "quieter", 4.5),
        ("fader up 2", "louder", 2),
        ("knock 3 off the fader", "quieter", 3),
        ("pull the fader down 6", "quieter", 6),
        ("push the fader up by 3.5", "louder", 3.5),
    ],
)
def test_a_fader_is_the_level(text: str, word: str, amount: float) -> None:
    request = only(text)
    assert request.word == word
    assert [said.value for said in request.quantities] == [amount]
