"""What `talkbox models check` says about a Whisper model, the cheapest check first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from time import monotonic

from talkbox.messages import ModelError
from talkbox.models import Watch, unseen
from talkbox.models.catalogue import gigabytes
from talkbox.models.examine import Line
from talkbox.models.whispers import knows_only_english, missing
from talkbox.recording import RATE_HZ, SAMPLE_BYTES, Recording
from talkbox.voice.transcribers.by_whisper import INSTALL, WhisperTranscriber, is_installed

SILENCE_SECONDS = 1.0


def examine(
    folder: Path, cancelled: Callable[[], bool], *, run: bool = True, watch: Watch = unseen
) -> Iterator[Line]:
    """Every check of a Whisper model's folder; `run` loads it and has it listen to silence.

    A check that fails ends as a line, and ends those that build on it. Raises Cancelled.
    """
    lacking = missing(folder)
    if lacking:
        yield Line("files", "fail", f"{folder} has no {lacking}, so it is no model for Whisper")
        return
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    languages = "English only" if knows_only_english(folder) else "all languages"
    yield Line("files", "ok", f"{folder.name}: {gigabytes(size)}, {languages}")
    if not is_installed():
        yield Line("faster-whisper", "fail", f"not here: {INSTALL}")
        return
    yield Line("faster-whisper", "ok", version("faster-whisper"))
    if run:
        yield _silence(folder, cancelled, watch)


def _silence(folder: Path, cancelled: Callable[[], bool], watch: Watch) -> Line:
    recording = Recording(bytes(round(SILENCE_SECONDS * RATE_HZ) * SAMPLE_BYTES))
    begun = monotonic()
    try:
        with WhisperTranscriber(folder, watch=watch) as whisper:
            heard = whisper.transcribe(recording, cancelled).text
    except ModelError as error:
        return Line("listening", "fail", str(error))
    took = f"{monotonic() - begun:.1f} s with loading"
    if heard:
        return Line("listening", "warn", f'it heard "{heard}" where nothing was said; {took}')
    return Line("listening", "ok", f"it hears nothing where nothing is said; {took}")
