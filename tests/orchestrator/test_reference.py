"""References through the command line: matched, measured, told, and refused in one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from cli_desk import Run
from numpy.typing import NDArray

from talkbox import toolbox
from talkbox.clip import RATE_HZ, clip


def bright(gain_db: float = 0.0) -> NDArray[np.float64]:
    """The demo clip, played backwards and brighter: the same mix with other moments."""
    sound = clip()[:, ::-1].astype(np.float64)
    lifted = sound[:, 1:] - 0.5 * sound[:, :-1]
    return np.asarray(lifted * 10 ** (gain_db / 20))


@pytest.fixture
def hit(song: Path, tmp_path: Path) -> Path:
    """A reference in another folder than the song."""
    path = tmp_path / "hit.wav"
    soundfile.write(path, bright(-3.0).T, RATE_HZ, subtype="FLOAT")
    return path


def document(run: Run, *arguments: object) -> dict[str, Any]:
    result = run("do", *arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_tone_of_a_reference_is_matched_and_the_likeness_told(
    run: Run, song: Path, hit: Path
) -> None:
    told = document(
        run, "match the tone of the reference", song, "--reference", hit, "-o", "like.wav"
    )
    assert told["status"] == "met"
    assert told["calls"][0] == {
        "name": "match_reference",
        "arguments": {"file": "hit.wav", "what": "tone", "amount": 1.0},
        "outcome": "returned",
    }
    tone = told["similarity"]["axes"]["tone"]
    assert tone["after"] > tone["before"] + 10
    assert tone["distance_after"] < 0.6 * tone["distance_before"]
    assert told["similarity"]["reference"] == "hit.wav"
    filters = [stage["effect"] for stage in told["chain"]]
    assert sum(effect in ("bell", "low_shelf", "high_shelf") for effect in filters) in range(1, 7)
    bands = {goal["measure"] for goal in told["goals"] if goal["want"] == "at"}
    assert {"bass_db", "treble_db"} <= bands
    assert abs(told["after"]["integrated_lufs"] - told["before"]["integrated_lufs"]) < 1.0


def test_the_loudness_of_a_file_beside_the_sound_is_matched(run: Run, song: Path) -> None:
    soundfile.write("quiet.wav", 0.3 * clip().T, RATE_HZ)
    told = document(run, "as loud as quiet.wav", song, "-o", "like.wav")
    assert told["status"] == "met"
    (goal,) = told["goals"]
    assert (goal["measure"], goal["want"]) == ("integrated_lufs", "at")
    assert told["similarity"]["axes"]["loudness"]["distance_after"] < 0.3


def test_people_see_each_axis_before_and_after(run: Run, song: Path, hit: Path) -> None:
    result = run("do", "make it sound like hit.wav", song, "--reference", hit, "-o", "like.wav")
    assert "like hit.wav" in result.stdout
    for axis in ("tone", "width", "dynamics", "loudness"):
        assert any(line.split()[:1] == [axis] and "apart" in line
                   for line in result.stdout.splitlines())  # fmt: skip


def test_a_miss_is_refitted_on_what_is_left(run: Run, song: Path, tmp_path: Path) -> None:
    limited = np.clip(2.5 * clip(), -0.5, 0.5)
    soundfile.write(tmp_path / "dense.wav", limited.T, RATE_HZ)
    told = document(
        run, "match the dynamics of the reference", song,
        "--reference", tmp_path / "dense.wav", "-o", "like.wav",
    )  # fmt: skip
    rounds = [call["arguments"].get("round", 1) for call in told["calls"]
              if call["name"] == "match_reference"]  # fmt: skip
    assert len(rounds) > 1 and rounds == list(range(1, len(rounds) + 1))
    crest = next(goal for goal in told["goals"] if goal["measure"] == "crest_db")
    assert abs(crest["after"] - crest["target"]) < abs(crest["before"] - crest["target"])


def test_another_request_keeps_its_likeness_to_a_named_reference(
    run: Run, song: Path, hit: Path
) -> None:
    told = document(run, "make it brighter", song, "--reference", hit, "-o", "out.wav")
    assert told["similarity"]["axes"]["tone"]["before"] > 0
    assert document(run, "make it darker", song, "-o", "dark.wav")["similarity"] is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone.wav", "There is no file gone.wav; check the name and the folder."),
        ("silent.wav", "silent.wav is silent; a reference needs sound to be like."),
        ("short.wav", "short.wav is 0.50 s long; a reference needs at least 1 s of sound."),
        ("text.wav", "text.wav is not an audio file that can be read"),
        ("song.wav", "song.wav is this sound itself; name another file, or undo edits instead."),
    ],
)
def test_a_bad_reference_is_one_sentence_and_begins_no_session(
    run: Run, song: Path, name: str, sentence: str
) -> None:
    soundfile.write("silent.wav", np.zeros((RATE_HZ * 2, 2)), RATE_HZ)
    soundfile.write("short.wav", clip()[:, : RATE_HZ // 2].T, RATE_HZ)
    Path("text.wav").write_text("hello")
    result = run("do", "match it", song, "--reference", name, "-o", "out.wav")
    assert result.exit_code == 1
    assert result.stderr.strip().startswith(f"talkbox: {sentence}")
    assert len(result.stderr.strip().splitlines()) == 1
    assert json.loads(run("sessions", "list", "--json").stdout) == []


def test_without_a_file_the_way_to_name_one_is_told_and_among_several_it_is_asked(
    run: Run, song: Path
) -> None:
    alone = run("do", "match the tone of the reference", song, "-o", "out.wav")
    assert alone.exit_code == 3 and "--reference" in alone.stdout
    for name in ("a.wav", "b.wav"):
        soundfile.write(name, 0.5 * clip().T, RATE_HZ)
    several = run("do", "match the tone of the reference", song, "-o", "out.wav")
    assert several.exit_code == 3 and "Which file: a.wav, b.wav?" in several.stdout


def test_an_export_never_goes_over_a_reference(run: Run, song: Path, hit: Path) -> None:
    before = hit.read_bytes()
    result = run("do", "match the tone of the reference", song, "--reference", hit, "-o", hit)
    assert result.exit_code == 1
    assert hit.read_bytes() == before


@pytest.mark.parametrize("share", ["0 %", "-20 %", "150 %"])
def test_no_way_leads_past_a_reference_or_away_from_it(
    share: str, run: Run, song: Path, hit: Path
) -> None:
    result = run("do", f"{share} towards the reference", song, "--reference", hit, "-o", "like.wav")
    assert result.exit_code == 3 and "from 1 to 100 % of the way" in result.stdout
    assert not Path("like.wav").exists()


def test_a_chat_can_name_a_reference_and_tells_the_likeness(
    run: Run, song: Path, hit: Path
) -> None:
    result = run("chat", song, input=f"/reference {hit}\nsame loudness as the reference\n")
    assert "hit.wav is the reference now" in result.stdout
    assert "like hit.wav" in result.stdout


def test_two_files_are_compared_axis_by_axis(run: Run, song: Path, hit: Path) -> None:
    told = json.loads(run("similarity", song, hit, "--json").stdout)
    assert told["metric"]["name"] == "dsp-v1"
    assert list(told["axes"]) == ["tone", "width", "dynamics", "loudness"]
    same = json.loads(run("similarity", song, song, "--json").stdout)
    assert same["total"] == 100.0
    assert "tone" in run("similarity", song, hit).stdout
    unknown = run("similarity", song, hit, "--metric", "clap")
    assert unknown.exit_code == 1 and "there is: dsp-v1" in unknown.stderr


def test_a_model_is_offered_the_match_only_where_there_is_a_file_to_match() -> None:
    tools = toolbox.registry().for_model()
    alone = toolbox.offered(tools, ["song.wav"], "song.wav")
    beside = toolbox.offered(tools, ["hit.wav", "song.wav"], "song.wav")
    assert [tool.name for tool in beside] == [*(tool.name for tool in alone), "match_reference"]
