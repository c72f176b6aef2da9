"""What Whisper hears of every instruction, as `talkbox do --voice` would have it: listened to,
transcribed, and kept in a file so that nothing is transcribed twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from talkbox.voice.listening import listen_samples
from talkbox.voice.transcriber import VoiceError
from talkbox.voice.transcribers.by_whisper import WhisperTranscriber
from voice_matrix.instructions import Instruction
from voice_matrix.speaking import Condition, read_aloud

_KEPT_EVERY = 20


@dataclass(frozen=True, slots=True)
class Heard:
    """One instruction as one model heard it from one voice."""

    model: str
    condition: Condition
    instruction: Instruction
    text: str


class Transcripts:
    """Every transcript so far, by model, condition and what was read aloud."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, str] = json.loads(path.read_text("utf-8")) if path.is_file() else {}

    def of(
        self,
        folder: Path,
        conditions: Sequence[Condition],
        instructions: Sequence[Instruction],
    ) -> Iterator[Heard]:
        """What the Whisper model in this folder hears, from the file where it is there."""
        with WhisperTranscriber(folder, language="en", threads=1) as transcriber:
            for condition in conditions:
                for place, instruction in enumerate(instructions):
                    key = f"{folder.name} | {condition} | {instruction.aloud}"
                    if key not in self._known:
                        self._known[key] = _transcribed(instruction, condition, transcriber)
                    if place % _KEPT_EVERY == 0:
                        self.keep()
                    yield Heard(folder.name, condition, instruction, self._known[key])
                self.keep()

    def keep(self) -> None:
        """Write the file."""
        self._path.write_text(json.dumps(self._known, indent=0, sort_keys=True), "utf-8")


def _transcribed(
    instruction: Instruction, condition: Condition, transcriber: WhisperTranscriber
) -> str:
    """The words; none where no speech was found."""
    try:
        spoken = listen_samples(*read_aloud(instruction.aloud, condition))
    except VoiceError:
        return ""
    texts = [transcriber.transcribe(each, lambda: False).text for each in spoken.recordings]
    return " ".join(text.strip() for text in texts)
