"""Recording: the key that ends it, the microphone that goes away, and the sound card behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import soundfile

from talkbox.testing import FakeMicrophone
from talkbox.voice.microphone import Microphone, microphone
from talkbox.voice.recorder import FLOOR_DBFS, Recorder
from talkbox.voice.sound_card import SoundCard
from talkbox.voice.talk_key import RELEASED_SECONDS, TalkKey
from talkbox.voice.transcriber import VoiceError

TONE = (0.5 * np.sin(np.arange(24_000) / 7))[np.newaxis].astype(np.float32)


def recorded(device: Microphone, longest_seconds: float = 120.0) -> Recorder:
    """A recording that has taken all that this microphone gives."""
    recorder = Recorder(device, longest_seconds)
    while recorder.seconds < 0.5 and not recorder.over:
        pass
    return recorder


def test_a_key_that_is_held_ends_soon_after_its_last_repeat() -> None:
    key = TalkKey(10.0)
    for now in (10.5, 10.53, 10.56):
        key.press(now)
        assert not key.released(now)
    assert not key.released(10.56 + RELEASED_SECONDS)
    assert key.released(10.57 + RELEASED_SECONDS)


def test_a_key_that_is_tapped_ends_when_it_is_tapped_again() -> None:
    key = TalkKey(10.0)
    assert not key.released(60.0)
    key.press(61.0)
    assert key.released(61.0)


def test_all_that_a_microphone_gives_is_recorded() -> None:
    with recorded(FakeMicrophone(TONE)) as recorder:
        assert recorder.seconds == 0.5 and not recorder.over
        assert recorder.level_dbfs == pytest.approx(-6.0, abs=0.1)
        take = recorder.finish()
    assert np.array_equal(take.samples, TONE)
    assert (take.rate_hz, take.notes) == (48_000, ())


def test_a_microphone_that_goes_away_keeps_what_came_and_says_so() -> None:
    with recorded(FakeMicrophone(TONE, vanishes=True, overflows=3)) as recorder:
        take = recorder.finish()
    assert np.array_equal(take.samples, TONE)
    assert "went away" in take.notes[0] and "3 times" in take.notes[1]


def test_a_key_that_was_forgotten_does_not_fill_the_memory() -> None:
    with recorded(FakeMicrophone(TONE), longest_seconds=0.2) as recorder:
        while not recorder.over:
            pass
        take = recorder.finish()
    assert take.samples.shape[1] == 9_600
    assert take.notes == ("Recording stopped after 0.2 s.",)


@pytest.mark.parametrize(("vanishes", "said"), [(True, "went away"), (False, "gave no sound")])
def test_nothing_recorded_is_one_sentence(vanishes: bool, said: str) -> None:
    with (
        Recorder(FakeMicrophone(TONE[:, :0], vanishes=vanishes)) as recorder,
        pytest.raises(VoiceError, match=said),
    ):
        recorder.finish()


def test_no_microphone_is_one_sentence() -> None:
    with pytest.raises(VoiceError, match="plug it in"):
        Recorder(FakeMicrophone(TONE, missing=True))


def test_a_level_of_nothing_is_the_foot_of_the_meter() -> None:
    with recorded(FakeMicrophone(np.zeros_like(TONE))) as recorder:
        assert recorder.level_dbfs == FLOOR_DBFS


def test_a_file_can_stand_in_a_microphones_place(tmp_path: Path) -> None:
    path = tmp_path / "speech.flac"
    soundfile.write(path, TONE.T, 48_000)
    with recorded(microphone(f"file:{path}")) as recorder:
        take = recorder.finish()
    assert take.samples.shape == TONE.shape and take.rate_hz == 48_000
    with pytest.raises(VoiceError, match=r"gone\.wav"):
        microphone("file:gone.wav")


def test_a_file_that_is_damaged_on_the_way_is_kept_until_there_and_said(tmp_path: Path) -> None:
    path = tmp_path / "speech.flac"
    soundfile.write(path, np.random.default_rng(1).standard_normal(400_000) / 9, 48_000)
    path.write_bytes(path.read_bytes()[:500_000])
    with Recorder(microphone(f"file:{path}")) as recorder:
        while not recorder.over:
            pass
        take = recorder.finish()
    assert take.samples.shape[1] > 100_000
    assert "speech.flac" in take.notes[0]


class SoundLibrary:
    """Stands where the module `sounddevice` does; calls back when a test says so."""

    class PortAudioError(Exception):
        """As sounddevice raises it."""

    def __init__(self, *names: str, opens: bool = True, starts: bool = True) -> None:
        self._names = names
        self._opens, self._starts = opens, starts
        self.callback: Callable[..., None] | None = None
        self.finished: Callable[[], None] | None = None
        self.settings: dict[str, Any] = {}
        self.closed = False

    def query_devices(self, device: str | None = None, kind: str | None = None) -> Any:
        """All of them, or the first device with this in its name."""
        facts = {"default_samplerate": 44_100.0, "max_input_channels": 8}
        known = [{"name": name, "index": at, **facts} for at, name in enumerate(self._names)]
        if device is None and kind is None:
            return known
        for one in known:
            if device is None or device.lower() in str(one["name"]).lower():
                return one
        if device is not None:
            raise ValueError(f"No {kind} device matching {device!r}")
        raise self.PortAudioError("Error querying device -1")

    def InputStream(self, **settings: Any) -> SoundLibrary:
        """A stream, which is this object."""
        if not self._opens:
            raise self.PortAudioError("Device unavailable")
        self.settings = settings
        self.callback, self.finished = settings["callback"], settings["finished_callback"]
        return self

    def start(self) -> None:
        """A first block comes at once."""
        if not self._starts:
            raise self.PortAudioError("Device unavailable")
        self.give(0.25)

    def close(self) -> None:
        """As sounddevice's."""
        self.closed = True

    def give(self, value: float, overflow: bool = False) -> None:
        """Call back with 441 frames of this value."""
        assert self.callback is not None
        block = np.full((441, 2), value, np.float32)
        self.callback(block, 441, None, SimpleNamespace(input_overflow=overflow))
        block[:] = 9.0  # PortAudio uses its buffer again


def test_a_sound_card_gives_what_it_calls_back_with() -> None:
    library = SoundLibrary("Built-in", "USB microphone")
    card = SoundCard(library, "usb")
    assert (card.name, card.rate_hz) == ("USB microphone", 44_100)
    card.open()
    library.give(0.5, overflow=True)
    blocks = card.blocks()
    assert [float(next(blocks).max()) for _ in range(2)] == [0.25, 0.5]
    assert library.settings["device"] == 1 and library.settings["channels"] == 2
    card.close()
    assert list(blocks) == []
    assert (card.overflows, card.lost, library.closed) == (1, None, True)


def test_a_sound_card_that_is_pulled_out_says_so() -> None:
    library = SoundLibrary("USB microphone")
    with Recorder(SoundCard(library)) as recorder:
        assert library.finished is not None
        library.finished()
        while not recorder.over:
            pass
        take = recorder.finish()
    assert take.samples.shape == (2, 441)
    assert "USB microphone went away" in take.notes[0]


def test_a_sound_card_that_falls_silent_without_a_word_counts_as_pulled_out() -> None:
    card = SoundCard(SoundLibrary("USB microphone"), patience_seconds=0.01)
    card.open()
    assert len(list(card.blocks())) == 1
    assert card.lost is not None and "USB microphone went away" in card.lost


def test_a_sound_card_that_does_not_start_is_let_go() -> None:
    library = SoundLibrary("USB microphone", starts=False)
    with pytest.raises(VoiceError, match="USB microphone cannot be opened"):
        Recorder(SoundCard(library))
    assert library.closed


@pytest.mark.parametrize(
    ("library", "wanted", "said"),
    [
        (SoundLibrary(), None, "There is no microphone here; plug one in"),
        (
            SoundLibrary("Built-in"),
            "usb",
            r"'usb' is in the name of no microphone.* there is: Built-in",
        ),
        (SoundLibrary("Built-in", opens=False), None, "cannot be opened"),
    ],
)
def test_what_is_wrong_with_a_sound_card_is_one_sentence(
    library: SoundLibrary, wanted: str | None, said: str
) -> None:
    with pytest.raises(VoiceError, match=said):
        SoundCard(library, wanted).open()
