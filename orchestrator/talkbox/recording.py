"""A recording of speech as every model takes it: 16 kHz, mono, 16 bits, 30 seconds at most.

Whatever was given was made so once, so that a model in this process, a server and the journal all
have the very same samples, and the same recording has the same digest everywhere.
"""

from __future__ import annotations

import hashlib
import io
import wave
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE_HZ = 16_000
LONGEST_SECONDS = 30.0
"""Of one recording, as Gemma 4 hears (ai.google.dev/gemma/docs/capabilities/audio)."""
TOKENS_PER_SECOND = 25
"""Of Gemma 4's ears; one for each 40 ms, the last one begun counted whole."""
SAMPLE_BYTES = 2
_TOKEN_BYTES = RATE_HZ // TOKENS_PER_SECOND * SAMPLE_BYTES
_FULL_SCALE = 32_768.0


@dataclass(frozen=True, slots=True)
class Recording:
    """Speech, ready for a model; equal when its samples are."""

    pcm: bytes = field(repr=False)
    """Samples as signed 16-bit little-endian integers, one channel."""

    @classmethod
    def of_samples(cls, samples: NDArray[np.float32]) -> Recording:
        """The recording of mono samples, shape (samples,), at 16 kHz; what is over 1 is clipped."""
        import numpy as np

        scaled = np.clip(np.rint(samples * _FULL_SCALE), -_FULL_SCALE, _FULL_SCALE - 1.0)
        return cls(scaled.astype("<i2").tobytes())

    @classmethod
    def of_wav(cls, data: bytes) -> Recording:
        """The recording that `wav` wrote. Raises ValueError for any other file."""
        try:
            with wave.open(io.BytesIO(data)) as file:
                form = file.getframerate(), file.getnchannels(), file.getsampwidth()
                pcm = file.readframes(file.getnframes())
        except (wave.Error, EOFError) as error:
            raise ValueError(f"not a WAV file: {error}") from error
        if form != (RATE_HZ, 1, SAMPLE_BYTES):
            raise ValueError(f"not 16 kHz, mono, 16 bits, but {form}")
        return cls(pcm)

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.pcm) / SAMPLE_BYTES / RATE_HZ

    @property
    def tokens(self) -> int:
        """How many tokens Gemma 4 hears it as, without the marks around it."""
        return -(-len(self.pcm) // _TOKEN_BYTES)

    @property
    def digest(self) -> bytes:
        """SHA-256 of its samples."""
        return hashlib.sha256(self.pcm).digest()

    def samples(self) -> NDArray[np.float32]:
        """Its samples from -1 to 1, shape (samples,)."""
        import numpy as np

        return np.frombuffer(self.pcm, "<i2").astype(np.float32) / np.float32(_FULL_SCALE)

    def wav(self) -> bytes:
        """A WAV file of it, whole."""
        file = io.BytesIO()
        with wave.open(file, "wb") as written:
            written.setnchannels(1)
            written.setsampwidth(SAMPLE_BYTES)
            written.setframerate(RATE_HZ)
            written.writeframes(self.pcm)
        return file.getvalue()
