"""Exact settings are carried out as they were said, and what they could not do is told."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from source_clips import RATE_HZ

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home
from talkbox_tools.goal import Goal


@cache
def _notes() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Notes of both sides, near -6 dBFS, with half a second of silence behind them."""
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    note = np.sin(2 * np.pi * 220 * t) + 0.4 * np.sin(2 * np.pi * 1760 * t)
    left = 0.4 * note * np.sin(np.pi * (t % 0.5) / 0.5) ** 2
    right = 0.9 * left + 0.03 * np.sin(2 * np.pi * 660 * t)
    silence = np.zeros((RATE_HZ // 2, 2))
    return np.vstack([np.stack([left, right], axis=1), silence])


def done(folder: Path, phrase: str) -> dict[str, object]:
    """The document of one errand on the notes."""
    song = folder / "song.wav"
    soundfile.write(song, _notes(), RATE_HZ, subtype="PCM_16")
    return dict(
        Errand(phrase, folder / "out.wav", song).carry_out(Home(folder / "home"), Planner())
    )


def stages(document: dict[str, object]) -> list[dict[str, object]]:
    chain = document["chain"]
    assert isinstance(chain, list)
    return chain


def test_a_compressor_that_is_set_up_is_there_as_it_was_set(tmp_path: Path) -> None:
    document = done(tmp_path, "ratio four, attack 2 ms, threshold until it grabs about 5 dB")
    (compressor,) = [stage for stage in stages(document) if stage["effect"] == "compressor"]
    parameters = compressor["parameters"]
    assert isinstance(parameters, dict)
    assert (parameters["ratio"], parameters["attack_ms"]) == (4.0, 2.0)
    assert parameters["threshold_db"] < -10.0


def test_a_ceiling_over_the_peaks_is_set_and_said_to_hold_nothing(tmp_path: Path) -> None:
    document = done(tmp_path, "limit it to -1 dB")
    assert [stage["effect"] for stage in stages(document)] == ["limiter"]
    assert "nothing to hold" in str(document["reply"])


def test_a_fade_in_silence_is_declined_in_words(tmp_path: Path) -> None:
    document = done(tmp_path, "fade out the last 200 ms")
    assert document["status"] == "unchanged"
    assert "silent already" in str(document["reply"])


@pytest.mark.parametrize(("phrase", "sign"), [("left side down 2 dB", 1), ("2 dB more left", -1)])
def test_decibels_of_one_side_set_the_balance(tmp_path: Path, phrase: str, sign: int) -> None:
    document = done(tmp_path, phrase)
    before, after = document["before"], document["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert sign * (after["balance_db"] - before["balance_db"]) == pytest.approx(2.0, abs=0.3)


def test_half_a_second_goes_off_both_ends(tmp_path: Path) -> None:
    document = done(tmp_path, "trim half a second off both ends")
    after = document["after"]
    assert isinstance(after, dict)
    assert after["length_seconds"] == pytest.approx(2.5, abs=0.02)


def test_what_could_be_done_in_part_alone_is_called_partly_done(tmp_path: Path) -> None:
    document = done(tmp_path, "swap the reverb for a delay")
    assert document["status"] == "partly"
    assert [stage["effect"] for stage in stages(document)][:1] == ["delay"]
    assert "no reverb in the chain" in str(document["reply"])


def test_lows_that_are_not_there_are_kept_out_of_what_comes_after(tmp_path: Path) -> None:
    alone = done(tmp_path, "take out the sub")
    assert alone["status"] == "unchanged"
    both = done(tmp_path, "take out the sub and then a long reverb over it")
    assert [stage["effect"] for stage in stages(both)][1] == "reverb"
    assert "hardly anything below 60 Hz" in str(both["reply"])


def test_a_goal_that_is_only_a_part_travels_as_data() -> None:
    goal = Goal(asked="brighter", partial=True)
    assert Goal.from_json(goal.to_json()) == goal
    assert (Goal(asked="wider") + goal).partial
    assert "partial" not in Goal(asked="wider").to_json()


@pytest.mark.parametrize("cut", ("fade in over 2 seconds", "keep only the first 2 seconds"))
def test_a_step_in_level_is_that_step_beside_what_costs_loudness_itself(
    tmp_path: Path, cut: str
) -> None:
    document = done(tmp_path, f"{cut} and bring it down like 5 dB overall")
    assert document["status"] == "met"
    (gain,) = [stage for stage in stages(document) if stage["effect"] == "gain"]
    assert gain["parameters"] == {"gain_db": -5.0}


@pytest.mark.parametrize(
    "phrase", ("louder but make sure it doesn't clip", "make it LOUDER!!! but no clipping")
)
def test_louder_without_clipping_is_not_limited_below_the_ceiling(
    tmp_path: Path, phrase: str
) -> None:
    document = done(tmp_path, phrase)
    assert document["status"] == "met"
    assert [stage["effect"] for stage in stages(document)] == ["maximizer"]
    after = document["after"]
    assert isinstance(after, dict)
    assert -3.0 < after["true_peak_dbtp"] < -0.9
