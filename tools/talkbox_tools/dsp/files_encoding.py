"""Which kind of file a name asks for, and what that kind can hold.

The rate, the channels and, where the format has it, the bit depth are those of the source: 16 bits
stay 16, 24 stay 24, floats stay floats. What was less than 16 bits or companded becomes 16, 64-bit
floats become 32-bit ones, and sources that were MP3, OGG or Opus become 24 bits, because decoded
sound lies on no grid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from talkbox_tools.dsp.files_error import FileError

_PCM = ("PCM_16", "PCM_24", "PCM_32", "FLOAT")
_MP3_RATES_HZ = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
_OPUS_RATES_HZ = (8_000, 12_000, 16_000, 24_000, 48_000)
_VORBIS_HIGHEST_HZ = 192_000
"""libsndfile 1.2.2 crashes in the Vorbis encoder above 200 kHz."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be written."""

    name: str
    """As soundfile names it."""
    subtypes: tuple[str, ...]
    """As soundfile names them; the first is taken where none fits better."""
    rates_hz: tuple[int, ...] = ()
    """The only rates it has; any, when empty."""
    highest_rate_hz: int = 384_000
    largest_bytes: int | None = None
    """How much sound fits in; None where no file is that large."""
    options: Mapping[str, object] = field(default_factory=dict)
    """How the encoder is set; near the best each has, since a file may be edited again."""

    @property
    def lossy(self) -> bool:
        """Whether samples come back changed."""
        return self.subtypes[0] in ("VORBIS", "OPUS", "MPEG_LAYER_III")


_4_GB = 2**32 - 2**20
_BEST_MP3 = {"compression_level": 0.0, "bitrate_mode": "CONSTANT"}

RF64 = Format("RF64", _PCM)
"""What a WAV becomes when it outgrows 4 GB; every program that edits such files reads it."""

FORMATS: Mapping[str, Format] = {
    ".wav": Format("WAV", _PCM, largest_bytes=_4_GB),
    ".flac": Format("FLAC", ("PCM_24", "PCM_16")),
    ".aiff": Format("AIFF", _PCM, largest_bytes=_4_GB),
    ".aif": Format("AIFF", _PCM, largest_bytes=_4_GB),
    ".ogg": Format(
        "OGG", ("VORBIS",), highest_rate_hz=_VORBIS_HIGHEST_HZ, options={"compression_level": 0.2}
    ),
    ".opus": Format("OGG", ("OPUS",), _OPUS_RATES_HZ, options={"compression_level": 0.5}),
    ".mp3": Format("MP3", ("MPEG_LAYER_III",), _MP3_RATES_HZ, options=_BEST_MP3),
    ".caf": Format("CAF", _PCM),
    ".w64": Format("W64", _PCM),
}
"""By the name's suffix, in lower case."""

_DEPTHS: Mapping[str, Sequence[str]] = {
    "PCM_16": ("PCM_S8", "PCM_U8", "PCM_16", "ULAW", "ALAW", "ALAC_16", "GSM610"),
    "PCM_32": ("PCM_32", "ALAC_32"),
    "FLOAT": ("FLOAT", "DOUBLE"),
}
_DEPTH = {source: depth for depth, sources in _DEPTHS.items() for source in sources}


def format_of(path: Path) -> Format:
    """The format that the name asks for; raises FileError naming those that there are."""
    suffix = path.suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    known = ", ".join(FORMATS)
    said = f"ends in {path.suffix}" if suffix else "has no ending"
    raise FileError(f"{path} {said}, so its format is unknown; end the name in one of {known}.")


def check_rate(path: Path, rate_hz: int) -> None:
    """Raise FileError when the format of `path` cannot hold the rate; nothing is resampled."""
    form = format_of(path)
    if form.rates_hz and rate_hz not in form.rates_hz:
        allowed = ", ".join(str(rate) for rate in form.rates_hz)
    elif rate_hz > form.highest_rate_hz:
        allowed = f"at most {form.highest_rate_hz}"
    else:
        return
    raise FileError(
        f"{path} cannot hold sound at {rate_hz} Hz ({path.suffix[1:].upper()} takes {allowed} Hz); "
        "write .wav or .flac instead."
    )


def subtype_for(path: Path, source_subtype: str | None) -> str:
    """How samples are stored in `path`, as near to the source's subtype as the format comes."""
    form = format_of(path)
    known = "PCM_16" if "ADPCM" in (source_subtype or "") else source_subtype
    wanted = _DEPTH.get(known or "", "PCM_24")
    return wanted if wanted in form.subtypes else form.subtypes[0]
