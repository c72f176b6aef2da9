"""Comparing two measurements and telling about it, to a model and to people."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as some

from talkbox_tools.dsp.measure.compare import compare
from talkbox_tools.dsp.measure.report import number, table, text_for_model
from talkbox_tools.measures import MEASURES

BEFORE = {
    "integrated_lufs": -20.0,
    "true_peak_dbtp": -6.0,
    "rms_dbfs": -22.0,
    "crest_db": 15.0,
    "treble_db": -18.0,
    "centroid_hz": 3000.0,
    "correlation_ratio": 0.9,
    "onset_rate_hz": 0.0,
    "pitch_hz": None,
    "length_seconds": 5.0,
}
AFTER = {
    "integrated_lufs": -14.0,
    "true_peak_dbtp": -1.5,
    "rms_dbfs": -16.0,
    "crest_db": 15.04,
    "treble_db": -23.0,
    "centroid_hz": 2900.0,
    "correlation_ratio": 0.9,
    "onset_rate_hz": 3.0,
    "pitch_hz": 220.0,
    "length_seconds": 5.0,
}
values = some.one_of(some.none(), some.floats(-1e4, 1e4))
measurements = some.fixed_dictionaries(dict.fromkeys(MEASURES, values))


def test_a_change_carries_its_word_only_where_it_is_heard() -> None:
    deltas = compare(BEFORE, AFTER)
    assert deltas["integrated_lufs"].word == "louder"
    assert deltas["treble_db"].word == "less treble"
    assert deltas["crest_db"].word == "" and not deltas["crest_db"].heard
    assert deltas["centroid_hz"].word == "", "a change of 3 percent is under the step of 5"
    assert deltas["onset_rate_hz"].word == "busier", "from nothing, any change counts"


def test_peaks_are_compared_at_equal_loudness_with_the_raw_change_beside_it() -> None:
    peak = compare(BEFORE, AFTER)["true_peak_dbtp"]
    assert peak.change == pytest.approx(4.5)
    assert peak.matched_change == pytest.approx(-1.5)
    assert peak.word == "lower peaks"


def test_a_clip_too_short_for_loudness_is_matched_by_its_rms() -> None:
    short = {"rms_dbfs": -20.0, "sample_peak_dbfs": -10.0, "integrated_lufs": None}
    louder = {"rms_dbfs": -14.0, "sample_peak_dbfs": -4.0, "integrated_lufs": None}
    assert compare(short, louder)["sample_peak_dbfs"].matched_change == pytest.approx(0.0)


def test_a_value_that_appears_is_heard_without_a_word_and_one_that_never_was_is_left_out() -> None:
    deltas = compare(BEFORE, AFTER)
    assert deltas["pitch_hz"].heard and deltas["pitch_hz"].word == ""
    assert deltas["pitch_hz"].change is None
    assert "hum_db" not in deltas


@given(measurements)
def test_a_sound_beside_itself_has_not_changed(measured: dict[str, float | None]) -> None:
    for delta in compare(measured, measured).values():
        assert not delta.heard and not delta.word
        assert delta.change is None or delta.change == 0.0


@given(measurements, measurements)
def test_all_that_is_told_can_go_into_json(
    before: dict[str, float | None], after: dict[str, float | None]
) -> None:
    rows = table(before, after, everything=True)
    assert all(isinstance(text, str) for row in rows for text in asdict(row).values())
    json.dumps([asdict(row) for row in rows] + [text_for_model(before, after)])


def test_a_model_is_shown_about_a_dozen_measures_as_before_and_after() -> None:
    shown = [name for name, measure in MEASURES.items() if measure.for_model]
    assert 10 <= len(shown) <= 14
    lines = text_for_model(BEFORE, AFTER).splitlines()
    assert [line.split()[0] for line in lines] == [name for name in shown if name in BEFORE]
    assert lines[0] == "integrated_lufs -20.0 -> -14.0 LUFS (louder)"
    assert "crest_db 15.0 -> 15.0 dB" in lines


def test_a_model_reads_few_words() -> None:
    full = dict.fromkeys(MEASURES, -12.34)
    assert len(text_for_model(full, full)) < 600


def test_people_see_what_is_heard_and_on_request_everything() -> None:
    rows = {row.name: row for row in table(BEFORE, AFTER)}
    assert rows["treble_db"].change == "-5.0" and rows["treble_db"].word == "less treble"
    assert rows["integrated_lufs"].change == "+6.0"
    assert rows["pitch_hz"].before == "none" and rows["pitch_hz"].after == "220"
    assert "length_seconds" not in rows
    assert set(BEFORE) == {row.name for row in table(BEFORE, AFTER, everything=True)}


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("integrated_lufs", -14.04, "-14.0"),
        ("treble_db", -0.04, "0.0"),
        ("centroid_hz", 2876.6, "2877"),
        ("onset_rate_hz", 2.345, "2.3"),
        ("correlation_ratio", 0.456, "0.46"),
        ("dc_offset_ratio", 0.0021, "0.002"),
        ("clipped_samples", 12.0, "12"),
        ("pitch_hz", None, "none"),
    ],
)
def test_numbers_are_written_as_finely_as_they_matter(
    name: str, value: float | None, text: str
) -> None:
    assert number(MEASURES[name], value) == text


def test_comparing_and_telling_import_nothing_heavy() -> None:
    script = "import sys, talkbox_tools.dsp.measure.report; print('numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
