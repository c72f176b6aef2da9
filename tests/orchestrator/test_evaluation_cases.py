"""The cases and clips that are brought along, and the folders that users name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from talkbox.evaluation import casefile, clips, floors, runs
from talkbox.evaluation.cases import CASE_KINDS
from talkbox.evaluation.errors import EvaluationError
from talkbox.evaluation.judging import Result, judged, louder_lu
from talkbox.evaluation.performances import PERFORMANCES
from talkbox.evaluation.quantities import QUANTITIES
from talkbox.evaluation.sound import Sound
from talkbox_tools.dsp.files import sha256_of_samples
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.render import Renderer, Source

CASE = """
[[case]]
say = "darker"
kind = "tone"
on = ["any"]
want = [{ of = "centre_octaves", most = -0.05 }]
"""


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> tuple[clips.Clip, ...]:
    return clips.brought(tmp_path_factory.mktemp("clips"))


def test_there_are_many_cases_of_every_kind_and_each_finds_a_clip(
    brought: tuple[clips.Clip, ...],
) -> None:
    cases = casefile.brought()
    assert len(cases) >= 90
    assert {case.kind for case in cases} == set(CASE_KINDS)
    assert {task[0].name for task in runs.tasks(cases, brought, 1)} == {it.name for it in cases}


def test_the_clips_are_the_same_each_time_and_unlike_each_other(
    brought: tuple[clips.Clip, ...], tmp_path: Path
) -> None:
    again = clips.brought(tmp_path)
    assert [clip.path.read_bytes() for clip in brought] == [
        clip.path.read_bytes() for clip in again
    ]
    hashes = set()
    for clip in brought:
        audio, rate_hz = soundfile.read(clip.path, dtype="float32", always_2d=True)
        assert np.abs(audio).max() <= 1
        hashes.add(sha256_of_samples(np.ascontiguousarray(audio.T), rate_hz))
    assert len(hashes) == len(PERFORMANCES)
    kinds = frozenset[str]().union(*(clip.kinds for clip in brought))
    assert {"mono", "stereo", "quiet", "hot", "clipped", "noisy", "hum", "voice"} <= kinds


@pytest.mark.parametrize(
    "kind", [kind for kind in CASE_KINDS if kind not in ("intensity", "refusal")]
)
def test_a_plain_edit_by_hand_holds_and_no_change_does_not(
    kind: str, brought: tuple[clips.Clip, ...]
) -> None:
    renderer = Renderer(PedalboardBackend())
    for case in [case for case in casefile.brought() if case.kind == kind and case.by_hand][:3]:
        _, clip = runs.tasks([case], brought, 1)[0]
        audio, rate_hz = soundfile.read(clip.path, dtype="float32", always_2d=True)
        audio = np.ascontiguousarray(audio.T)
        source = Sound(audio, rate_hz)
        edited = renderer.render(floors.by_hand(case.by_hand), Source(audio, rate_hz)).audio
        sound = Sound(np.asarray(edited, dtype=np.float64), rate_hz)
        if case.loudness_lu != "free" and abs(louder_lu(source, sound)) > case.loudness_lu:
            sound = floors.as_loud(sound, source)
        result = Result(floors.trimmed(sound, source))
        assert judged(case, clip.kinds, source, [result]) == [], case.name
        assert judged(case, clip.kinds, source, [floors.no_change(source, written=True)])


def test_every_run_draws_the_same_clips(brought: tuple[clips.Clip, ...]) -> None:
    cases = casefile.brought()
    few, all_of_them = runs.tasks(cases, brought, 2), runs.tasks(cases, brought, 0)
    assert few == runs.tasks(cases, tuple(reversed(brought)), 2)
    assert len(few) < len(all_of_them)
    assert {(case.name, clip.name) for case, clip in few} <= {
        (case.name, clip.name) for case, clip in all_of_them
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no cases"),
        ("[[case]\n", "is no TOML"),
        ("[cases]\n", "not cases"),
        (CASE + CASE, "'darker' is said twice"),
        (CASE.replace("centre_octaves", "darkness"), "there is no quantity 'darkness'; there is"),
        (CASE.replace(", most = -0.05", ""), "centre_octaves needs least, most or both"),
        (CASE.replace("centre_octaves", "band_db"), "band_db needs hz"),
        (CASE.replace("most = -0.05", "most = -0.05, hz = [1, 2]"), "centre_octaves takes no hz"),
        (CASE.replace("most = -0.05", "most = nan"), "most"),
        (
            CASE.replace('"any"', '"cello"'),
            "there is no kind of clip 'cello'; there is: any, drums",
        ),
        (CASE.replace('kind = "tone"', 'kind = "taste"'), "kind"),
        (CASE.replace("want", "wants"), "wants"),
        (CASE + "refuse = 3\n", "refuse"),
        ('[[case]]\nsay = "x"\nkind = "tone"\non = ["any"]\n', "a case needs want, rise or refuse"),
        (CASE.replace("[{ of", '["dimmer", { of'), "there is no expectation 'dimmer'"),
    ],
)
def test_a_mistake_in_the_cases_is_one_sentence_that_says_where(
    text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "cases.toml").write_text(text)
    with pytest.raises(EvaluationError) as caught:
        casefile.read(tmp_path)
    assert said in str(caught.value)
    assert str(tmp_path / "cases.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_cases_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"There is no .*cases\.toml"):
        casefile.read(tmp_path)


def test_clips_of_the_users_own_are_taken_with_their_kinds(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "beat.wav", np.zeros((4410, 2)), 44_100)
    (tmp_path / "clips.toml").write_text('[clips]\n"beat.wav" = ["drums", "hot"]\n')
    (clip,) = clips.read(tmp_path, tmp_path / "copies")
    assert clip.name == "beat"
    assert clip.kinds == frozenset({"drums", "hot", "stereo"})
    assert clip.path.parent.name == "beat"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[clips]\n"gone.wav" = ["drums"]\n', "gone.wav"),
        ('[clips]\n"text.wav" = ["drums"]\n', "text.wav"),
        ('[clips]\n"beat.wav" = ["cello"]\n', "no known kind 'cello'; there is: drums"),
        ('[clips]\n"beat.wav" = "drums"\n', "must be a list"),
        ('[clips]\n"../beat.wav" = ["drums"]\n', "must be the name of a file beside it"),
        ("[clips]\n", "must hold [clips]"),
        ("clips = 3\n", "must hold [clips]"),
        ('[clips]\n"beat.wav" = ["drums"]\n"beat.flac" = ["drums"]\n', "rename one"),
    ],
)
def test_a_mistake_among_the_clips_is_one_sentence(text: str, said: str, tmp_path: Path) -> None:
    for name in ("beat.wav", "beat.flac"):
        soundfile.write(tmp_path / name, np.zeros(4410), 44_100)
    (tmp_path / "text.wav").write_text("no sound")
    (tmp_path / "clips.toml").write_text(text)
    with pytest.raises(EvaluationError) as caught:
        clips.read(tmp_path, tmp_path / "copies")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_list_of_its_clips_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"There is no .*clips\.toml; it says the kinds"):
        clips.read(tmp_path, tmp_path / "copies")


def test_the_page_of_the_evaluation_lists_every_quantity() -> None:
    page = Path(__file__).parents[2] / "docs/evaluation.md"
    text = page.read_text(encoding="utf-8")
    for name, quantity in QUANTITIES.items():
        assert f"| `{name}` |" in text
        assert quantity.about in text
