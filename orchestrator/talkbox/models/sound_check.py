"""One sound, heard by a model for the first time here: by the right number of tokens.

It is no speech, so that it needs no file; what is checked is that the two files work together.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from talkbox.messages import ModelError, User
from talkbox.models.gguf import read_projector
from talkbox.models.llama.settings import Settings
from talkbox.models.smoke import Watch, unspoken
from talkbox.recording import RATE_HZ, Recording
from talkbox_prompts.texts import table

if TYPE_CHECKING:
    from talkbox.models.llama.ears import Ears
    from talkbox.models.llama.ready import Ready

SECONDS = 2
_GEMMA_KINDS = {"gemma4a", "gemma4ua"}
_LEVEL = 0.1


@dataclass(frozen=True, slots=True)
class Heard:
    """How it went."""

    recording_seconds: float
    tokens: int
    load_seconds: float
    seconds: float
    """Until the model knew what comes after it."""


def hear_once(
    model: Ready, projector: Path, settings: Settings, cancelled: Callable[[], bool], watch: Watch
) -> Heard:
    """Load the projector and have the model hear a sound; `watch` sees it load and read.

    Raises ModelError with one sentence when it cannot be loaded or makes no sense, and Cancelled.
    """
    began = perf_counter()
    with closing(_ears(model, projector, settings, cancelled, watch)) as ears:
        loaded = perf_counter()
        recording = _sound()
        tokens = _read(model, ears, recording, cancelled, watch)
        _check(projector, recording, tokens)
        return Heard(recording.seconds, tokens, loaded - began, perf_counter() - loaded)


def _ears(
    model: Ready, projector: Path, settings: Settings, cancelled: Callable[[], bool], watch: Watch
) -> Ears:
    from talkbox.models.llama.ears import Ears
    from talkbox.models.llama.threads import MachineLoad, Threads

    def goes(share: float) -> bool:
        watch("loading", share)
        return not cancelled()

    threads = Threads(settings.threads, MachineLoad()).begin()
    return Ears.load(projector, model.weights, settings, threads, goes)


def _read(
    model: Ready, ears: Ears, recording: Recording, cancelled: Callable[[], bool], watch: Watch
) -> int:
    """How many tokens the sound was."""
    from talkbox.models.llama.clips import Clips
    from talkbox.models.llama.script import script

    clips = Clips(ears)
    asked = [User(table("check")["listen"], recordings=(recording,))]
    pieces = model.dialect.without_thinking().prompt(asked, [], unspoken)
    read = script(pieces, model.vocabulary, clips)
    model.engine.read(
        read.tokens,
        cancelled=cancelled,
        watch=lambda share: watch("reading", share),
        sound=lambda place, stop: clips.embeddings(read.recordings[place], stop),
    )
    return clips.outline(recording).count


def _check(projector: Path, recording: Recording, tokens: int) -> None:
    kinds = set(read_projector(projector).kind.split(", "))
    if kinds & _GEMMA_KINDS and tokens != recording.tokens:
        raise ModelError(
            f"{recording.seconds:.0f} s of sound are {tokens} tokens and should be "
            f"{recording.tokens}; update: pip install --upgrade llama-cpp-python."
        )


def _sound() -> Recording:
    """Noise, the same each time."""
    import numpy as np

    noise = np.random.default_rng(0).standard_normal(SECONDS * RATE_HZ, dtype=np.float32)
    return Recording.of_samples(noise * np.float32(_LEVEL))
