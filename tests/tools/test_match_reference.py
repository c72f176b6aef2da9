"""`match_reference`: stages that bring a sound to its reference, and sentences where none can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
from songs import RATE_HZ, edited, heard, song

from talkbox_tools.builtin import match_reference
from talkbox_tools.chain import Add, Chain, Change
from talkbox_tools.context import Context, ToolError
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.similarity import Score, likeness
from talkbox_tools.dsp.similarity_profile import Profile
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.goal import Goal
from talkbox_tools.tool import InvalidArguments

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

Call = Callable[..., Change]


def through(audio: Audio, chain: Chain) -> Audio:
    for stage in chain.active():
        audio = PedalboardBackend().render(stage, audio, RATE_HZ)
    return audio


class Desk:
    """One sound, the chain that calls make of it, and a folder with references."""

    def __init__(self, audio: Audio, folder: Path) -> None:
        self.audio, self.folder = audio, folder
        self.chain, self.before = Chain(), Chain()
        self._heard: dict[str, Profile] = {}

    def call(self, file: str = "hit.wav", **given: Any) -> Change:
        change = match_reference.call(self.context(), {"file": file, **given})
        self.chain = self.chain.apply(change)
        return change

    def context(self) -> Context:
        return Context(
            chain=self.chain,
            before=self.before,
            effects={spec.name: spec for spec in EFFECTS},
            folders=(self.folder,),
            original=self.folder / "song.wav",
            profile=self.hear,
        )

    def hear(self, chain: Chain) -> Profile:
        if chain.digest() not in self._heard:
            self._heard[chain.digest()] = heard(through(self.audio, chain))
        return self._heard[chain.digest()]

    def likeness(self, reference: Audio) -> Score:
        return likeness(self.hear(self.chain), heard(reference))

    def effects(self) -> list[str]:
        return [stage.effect for stage in self.chain.stages]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(song(1, 100), tmp_path)


def write(folder: Path, audio: Audio, name: str = "hit.wav", rate_hz: int = RATE_HZ) -> Audio:
    soundfile.write(folder / name, audio.T, rate_hz, subtype="FLOAT")
    return audio


def brighter() -> Audio:
    scooped = edited(song(2, 124), "bell", frequency_hz=300, gain_db=-5)
    return edited(scooped, "high_shelf", frequency_hz=4000, gain_db=4)


def test_the_tone_of_another_song_comes_as_filters_and_keeps_the_loudness(desk: Desk) -> None:
    reference = write(desk.folder, brighter())
    before = desk.likeness(reference)
    desk.call(what="tone")
    after = desk.likeness(reference)
    assert after.axes["tone"].distance < 0.5 * before.axes["tone"].distance
    assert set(desk.effects()) <= {"low_shelf", "high_shelf", "bell", "gain", "limiter"}
    assert 1 <= sum(effect not in ("gain", "limiter") for effect in desk.effects()) <= 6
    lufs = desk.hear(desk.chain).measured["integrated_lufs"]
    assert lufs == pytest.approx(heard(song(1, 100)).measured["integrated_lufs"], abs=0.5)


def test_half_the_amount_goes_half_the_way(tmp_path: Path) -> None:
    reference = write(tmp_path, brighter())
    distances = []
    for amount in (0.01, 0.5, 1.0):
        desk = Desk(song(1, 100), tmp_path)
        desk.call(what="tone", amount=amount)
        distances.append(desk.likeness(reference).axes["tone"].distance)
    none, half, whole = distances
    assert whole < half < none
    assert (none - half) / (none - whole) == pytest.approx(0.5, abs=0.2)


def test_no_band_is_lifted_beyond_6_db_however_far_the_reference_is(desk: Desk) -> None:
    hiss = np.random.default_rng(1).standard_normal((2, 3 * RATE_HZ)) * 0.1
    write(desk.folder, np.asarray(hiss, np.float32))
    desk.call(what="tone")
    apart = desk.hear(desk.chain).tone_db - desk.hear(Chain()).tone_db
    assert np.ptp(apart) < 13.5


@pytest.mark.parametrize(
    ("what", "effect", "given"),
    [
        ("width", "width", {"width_ratio": 1.8}),
        ("width", "width", {"width_ratio": 0.4}),
        ("loudness", "gain", {"gain_db": -7}),
        ("loudness", "gain", {"gain_db": 3}),
    ],
)
def test_width_and_loudness_are_met_in_one_call(
    desk: Desk, what: str, effect: str, given: dict[str, float]
) -> None:
    reference = write(desk.folder, edited(song(1, 100), effect, **given))
    change = desk.call(what=what)
    assert desk.effects() == [what]
    assert desk.likeness(reference).axes[what].distance < 0.6
    assert change.binding and change.goal is not None
    (aim,) = [aim for aim in Goal.from_json(change.goal).aims if not aim.optional]
    assert desk.hear(desk.chain).measured[aim.measure] == pytest.approx(aim.target, abs=0.5)


@pytest.mark.parametrize(
    ("effect", "answer", "given"),
    [
        ("maximizer", "compressor", {"gain_db": 6}),
        ("transient_shaper", "transient_shaper", {"attack_db": 6}),
    ],
)
def test_dynamics_come_nearer_and_later_rounds_refit_the_same_stage(
    desk: Desk, effect: str, answer: str, given: dict[str, float]
) -> None:
    reference = edited(song(1, 100), effect, **given)
    write(desk.folder, reference)
    goal = desk.call(what="dynamics").goal
    assert goal is not None
    (aim,) = [aim for aim in Goal.from_json(goal).aims if not aim.optional]
    assert aim.target is not None
    for round in (2, 3, 4):
        desk.call(what="dynamics", round=round)
    assert desk.effects() == [answer]
    crest = desk.hear(desk.chain).measured["crest_db"]
    assert crest == pytest.approx(aim.target, abs=1.0)


def test_everything_at_once_is_nearer_on_every_axis(desk: Desk) -> None:
    reference = write(
        desk.folder, edited(edited(brighter(), "width", width_ratio=1.6), "gain", gain_db=-5)
    )
    before = desk.likeness(reference)
    desk.call()
    desk.call(round=2)
    after = desk.likeness(reference)
    assert after.total > before.total + 10
    for axis in ("tone", "width", "loudness"):
        assert after.axes[axis].distance < before.axes[axis].distance


def test_a_second_round_replaces_the_filters_of_the_first(desk: Desk) -> None:
    reference = write(desk.folder, brighter())
    desk.call(what="tone", amount=0.3)
    first = {stage.id for stage in desk.chain.stages}
    desk.call(what="tone", amount=1.0, round=2)
    assert not first & {stage.id for stage in desk.chain.stages if stage.effect != "limiter"}
    assert sum(effect in ("bell", "low_shelf", "high_shelf") for effect in desk.effects()) <= 6
    assert desk.likeness(reference).axes["tone"].distance < 1.4


def test_stages_of_earlier_turns_stay_and_a_ceiling_stays_last(desk: Desk) -> None:
    effects = {spec.name: spec for spec in EFFECTS}
    old = (Add("bell", effects["bell"].complete({"frequency_hz": 500.0, "gain_db": 2.0})),
           Add("limiter", effects["limiter"].complete({})))  # fmt: skip
    desk.chain = desk.before = Chain().apply(Change(old))
    write(desk.folder, brighter())
    desk.call(what="tone")
    desk.call(what="tone", round=2)
    assert desk.effects()[0] == "bell" and desk.effects()[-1] == "limiter"
    assert desk.chain.stages[0].id == "s1" and desk.effects().count("limiter") == 1


def test_a_mono_sound_is_made_wide_and_a_wide_one_mono(tmp_path: Path) -> None:
    mono = np.repeat(song(1, 100).mean(axis=0, keepdims=True), 2, axis=0)
    write(tmp_path, song(2, 124), "wide.wav")
    write(tmp_path, mono[:1], "mono.wav")
    desk = Desk(mono, tmp_path)
    desk.call("wide.wav", what="width")
    assert desk.effects() == ["stereoize"]
    wide = Desk(song(2, 124), tmp_path)
    wide.call("mono.wav", what="width")
    assert wide.hear(wide.chain).measured["side_mid_db"] == -60.0


def test_a_mono_file_of_another_rate_can_be_a_reference_and_the_rate_is_told(desk: Desk) -> None:
    from talkbox_tools.dsp.resample import Resampler

    bright = brighter().mean(axis=0, keepdims=True)
    resampler = Resampler(RATE_HZ, 22_050)
    low = np.concatenate([resampler.process(bright), resampler.finish()], axis=1)
    write(desk.folder, low, rate_hz=22_050)
    report = desk.call(what="tone").report
    assert report["rate"] == "hit.wav has 22050 Hz; tone is compared up to 11025 Hz"
    assert desk.likeness(brighter()).axes["tone"].distance < 1.5


def test_what_is_alike_already_is_said_and_nothing_is_added(desk: Desk) -> None:
    write(desk.folder, song(1, 100))
    change = desk.call(what="tone")
    assert change.edits == () and change.goal is None
    assert change.report == {"already": "The tone of hit.wav is matched already."}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone.wav", "No audio file 'gone.wav' in the opened folders; there is: "),
        ("../song.wav", "No audio file"),
        ("silent.wav", "silent.wav is silent; a reference needs sound to be like."),
        ("short.wav", "short.wav is 0.50 s long; a reference needs at least 1 s of sound."),
        ("text.wav", "text.wav is not an audio file that can be read"),
        ("song.wav", "song.wav is this sound itself; name another file, or undo edits instead."),
    ],
)
def test_a_file_that_cannot_be_a_reference_gets_one_sentence(
    desk: Desk, name: str, sentence: str
) -> None:
    write(desk.folder, song(1, 100), "song.wav")
    write(desk.folder, 0 * song(1, 100), "silent.wav")
    write(desk.folder, song(1, 100)[:, : RATE_HZ // 2], "short.wav")
    (desk.folder / "text.wav").write_text("hello")
    with pytest.raises(ToolError) as refused:
        desk.call(name)
    assert str(refused.value).startswith(sentence)
    assert str(desk.folder) not in str(refused.value)


def test_a_silent_sound_has_nothing_to_be_made_like(tmp_path: Path) -> None:
    write(tmp_path, song(1, 100))
    with pytest.raises(ToolError, match="The sound is silent"):
        Desk(0 * song(1, 100), tmp_path).call()


@pytest.mark.parametrize("given", [{"amount": 0}, {"amount": 2}, {"what": "smell"}, {"round": 0}])
def test_arguments_out_of_range_are_refused_with_a_correct_call(
    desk: Desk, given: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArguments, match="A correct call: match_reference"):
        desk.call(**given)


def test_a_single_opened_file_goes_by_its_bare_name(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    write(there, brighter())
    write(there, song(1, 100), "other.wav")
    desk = Desk(song(1, 100), there / "hit.wav")
    desk.call(what="tone")
    assert desk.effects()
    with pytest.raises(ToolError, match=r"there is: hit\.wav\.$"):
        desk.call("other.wav")
