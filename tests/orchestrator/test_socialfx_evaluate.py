"""The SocialFX evaluation on made-up data: one who knows the listeners beats every floor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from socialfx_data_made_up import one_file

from talkbox.evaluation.clips import Clip
from talkbox.evaluation.errors import EvaluationError
from talkbox.evaluation.socialfx import Edit, evaluate
from talkbox.evaluation.socialfx_clips import made, named
from talkbox.evaluation.socialfx_curves import POINTS_HZ, Filter, humans, of_filters
from talkbox.evaluation.socialfx_data import SAID, by_word, settings
from talkbox.evaluation.socialfx_facts import facts, facts_of, written
from talkbox.evaluation.socialfx_floors import FLOORS, INVERTED, NO_CHANGE, SPLIT, random_curves
from talkbox.evaluation.socialfx_report import OURS, PLAIN, SocialFXReport
from talkbox.evaluation.sound import Sound
from talkbox_tools.dsp.files import FileError

RATE_HZ = 22_050
SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    import soundfile

    path = tmp_path_factory.mktemp("clips") / "noise.wav"
    audio = 0.1 * np.random.default_rng(0).standard_normal(RATE_HZ)
    soundfile.write(path, audio, RATE_HZ, subtype="FLOAT")
    return Clip("noise", path, frozenset())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return one_file(tmp_path_factory.mktemp("socialfx"), each=6)


def knowing(folder: Path) -> Edit:
    """Does for each word what one of its listeners did."""
    curves = {word: humans(those) for word, those in by_word(settings(folder)).items()}

    def edit(phrase: str, clip: Clip, variant: int) -> Sound:
        known = curves[phrase.removeprefix("make it ")]
        dry = Sound.read(clip.path)
        bins_hz = np.fft.rfftfreq(dry.audio.shape[1], 1 / dry.rate_hz)
        points = np.log(np.maximum(bins_hz, 1.0))
        gain = np.interp(points, np.log(POINTS_HZ), known[variant % len(known)])
        spectrum = np.fft.rfft(dry.audio) * 10 ** (gain / 20)
        return Sound(np.fft.irfft(spectrum, dry.audio.shape[1]), dry.rate_hz)

    return edit


@pytest.fixture(scope="module")
def report(folder: Path, clip: Clip) -> SocialFXReport:
    return evaluate(folder, knowing(folder), [clip], takes=6)


def test_every_floor_stands_beside_the_answers(report: SocialFXReport) -> None:
    assert list(report.scores) == [OURS, PLAIN, *FLOORS]
    assert [row[0] for row in report.rows()[1:]] == list(report.scores)


def test_one_who_knows_the_listeners_goes_their_way_and_is_recognised(
    report: SocialFXReport,
) -> None:
    ours, nothing = report.means()[OURS], report.means()[NO_CHANGE]
    assert ours.direction_cosine is not None
    assert ours.direction_cosine > 0.9
    assert ours.recognised is not None
    assert ours.recognised > 0.9
    assert ours.energy_distance is not None
    assert nothing.energy_distance is not None
    assert ours.energy_distance < 0.5 * nothing.energy_distance


def test_the_reverse_of_the_answers_goes_the_other_way(report: SocialFXReport) -> None:
    inverted = report.means()[INVERTED].direction_cosine
    assert inverted is not None
    assert inverted < -0.9
    assert report.means()[NO_CHANGE].direction_cosine == 0.0


def test_half_of_the_listeners_come_nearest_to_the_other_half(report: SocialFXReport) -> None:
    means = report.means()
    distances = {name: means[name].energy_distance for name in FLOORS}
    assert min(distances, key=lambda name: distances[name] or 0.0) == SPLIT


def test_the_report_is_plain_data_with_curves_to_draw(report: SocialFXReport) -> None:
    data = report.to_json()
    assert data["settings"] == dict.fromkeys(SAID, 6)
    assert len(data["curves_db"]["warm"]["talkbox"]) == len(data["points_hz"]) == 256
    assert data["means"][OURS]["mmd_a"] is not None
    assert len(report.word_rows()) == 8


def test_a_request_of_which_nothing_is_written_counts_as_no_change(
    folder: Path, clip: Clip
) -> None:
    report = evaluate(folder, lambda phrase, clip, variant: None, [clip], takes=2)
    assert report.unanswered == 21
    assert report.means()[OURS].direction_cosine == pytest.approx(0.0, abs=1e-6)


def test_a_folder_with_too_few_settings_is_refused_before_anything_is_asked(
    tmp_path: Path, clip: Clip
) -> None:
    asked: list[str] = []

    def edit(phrase: str, clip: Clip, variant: int) -> None:
        asked.append(phrase)

    with pytest.raises(EvaluationError, match="fewer than 4 settings for warm"):
        evaluate(one_file(tmp_path, each=2), edit, [clip])
    assert not asked


def test_the_made_clips_are_the_same_every_time_and_sound_everywhere(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a"), made(tmp_path / "b")
    assert [clip.name for clip in first] == ["drums", "guitar", "piano"]
    for one, other in zip(first, second, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()


def test_a_clip_of_the_users_own_must_be_a_recording(tmp_path: Path, clip: Clip) -> None:
    (own,) = named([clip.path], tmp_path / "own")
    assert own.path.read_bytes() == clip.path.read_bytes()
    broken = tmp_path / "broken.wav"
    broken.write_text("no sound")
    with pytest.raises(FileError):
        named([broken], tmp_path / "other")


def test_facts_are_counts_and_means_and_never_a_setting(tmp_path: Path) -> None:
    folder = one_file(tmp_path, each=9)
    text = written(facts(folder))
    for setting in settings(folder):
        assert ", ".join(f"{gain:g}" for gain in setting.gains_db[:3]) not in text
    assert text.count("n = 9") == 7


def test_listeners_who_agree_are_said_to_agree_and_who_do_not_not() -> None:
    centre = of_filters([Filter("low_shelf", 150, 4.0, 0.7)])
    agreeing = centre + 0.1 * random_curves(10, 3.0)
    assert facts_of("warm", "warm", agreeing).agreement > 0.9
    assert abs(facts_of("warm", "warm", random_curves(10, 3.0)).agreement) < 0.5


@pytest.mark.skipif(not SHARED.is_dir(), reason="the listeners' settings are not brought along")
def test_the_shipped_facts_are_those_of_the_real_data() -> None:
    from talkbox_prompts import listeners

    for found in facts(SHARED):
        known = listeners.of(found.word)
        assert known is not None
        assert known.n == found.n
        assert known.agreement == pytest.approx(found.agreement, abs=0.006)
