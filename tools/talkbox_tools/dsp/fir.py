"""Long and zero-phase filters: convolution by FFT in steps of one fixed length.

The steps never follow the sizes of the incoming blocks, so the output is the same however the
audio is cut. Zero-phase filters look ahead by half their length and come out in time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.processors import join, nothing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

_LEAST_FFT = 16_384
_MOST_TAPS = 262_143


class Fir:
    """Convolves with `kernel`, shape (1 or channels, taps); as many samples out as in.

    `ahead` is how many samples the filter looks into the future: half the kernel for a symmetric
    one, 0 for an impulse response. What rings on after the input's end is left out.
    """

    def __init__(self, kernel: Audio, ahead: int = 0) -> None:
        taps = kernel.shape[1]
        size = max(_LEAST_FFT, 1 << (4 * taps - 1).bit_length())
        self._size, self._hop = size, size - taps + 1
        self._spectrum = np.fft.rfft(kernel, size)
        self._overlap = taps - 1
        self._waiting: Audio | None = None
        self._skip = ahead
        self._owed = 0

    def process(self, block: Audio) -> Audio:
        """What all complete steps give; less than one step stays behind."""
        self._owed += block.shape[1]
        if self._waiting is None:
            self._waiting = np.zeros((block.shape[0], self._overlap), np.float32)
        waiting = join([self._waiting, block]) if block.shape[1] else self._waiting
        parts = []
        while waiting.shape[1] >= self._size:
            parts.append(self._step(waiting[:, : self._size]))
            waiting = waiting[:, self._hop :]
        self._waiting = waiting.copy()
        return join(parts) if parts else nothing(block.shape[0])

    def finish(self) -> Audio:
        """The rest, pushed out with silence."""
        parts = []
        while self._owed and self._waiting is not None:
            missing = self._size - self._waiting.shape[1]
            padded = np.pad(self._waiting, ((0, 0), (0, missing)))
            parts.append(self._step(padded))
            self._waiting = padded[:, self._hop :]
        return join(parts)

    def _step(self, audio: Audio) -> Audio:
        product = np.fft.rfft(audio, self._size) * self._spectrum
        out: Audio = np.fft.irfft(product, self._size).astype(np.float32)
        out = out[:, self._overlap + self._skip :][:, : self._owed]
        self._skip = 0
        self._owed -= out.shape[1]
        return out


def low_pass_kernel(cutoff_hz: float, rate_hz: int) -> NDArray[np.float64]:
    """A symmetric low-pass: -6 dB at `cutoff_hz`, 1 below half of it, under -70 dB past 1.5 times.

    A sinc under a Blackman window, whose transition is 5.5 sample rates over the length wide
    (Harris 1978); the transition here spans one `cutoff_hz`.
    """
    cutoff = min(cutoff_hz / rate_hz, 0.49)
    half = min(int(np.ceil(2.75 / cutoff)), _MOST_TAPS // 2)
    n = np.arange(-half, half + 1)
    window = np.blackman(2 * half + 3)[1:-1]
    kernel: NDArray[np.float64] = np.sinc(2 * cutoff * n) * window
    kernel /= kernel.sum()
    return kernel


def high_pass(cutoff_hz: float, rate_hz: int) -> Fir:
    """A zero-phase high-pass: input minus its output is exactly what lies below `cutoff_hz`."""
    kernel = -low_pass_kernel(cutoff_hz, rate_hz)
    half = len(kernel) // 2
    kernel[half] += 1
    return Fir(kernel[None].astype(np.float32), ahead=half)


def band_pass(low_hz: float, high_hz: float, rate_hz: int) -> Fir:
    """A zero-phase band-pass: input minus its output is exactly what lies outside the band."""
    kernel = -low_pass_kernel(low_hz, rate_hz)
    upper = low_pass_kernel(high_hz, rate_hz)
    half, upper_half = len(kernel) // 2, len(upper) // 2
    kernel[half - upper_half : half + upper_half + 1] += upper
    return Fir(kernel[None].astype(np.float32), ahead=half)
