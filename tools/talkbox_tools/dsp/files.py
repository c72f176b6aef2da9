"""Audio files: what is in one, reading it, writing one. The other `files_` modules stand behind.

Audio is float32 of shape (channels, samples), 1 or 2 channels, at the file's own rate; nothing is
resampled or mixed. All that can be wrong with a file is a FileError with one sentence.
"""

from __future__ import annotations

from talkbox_tools.dsp.files_error import FileError
from talkbox_tools.dsp.files_hash import SamplesHash, sha256_of_samples
from talkbox_tools.dsp.files_output import check_output
from talkbox_tools.dsp.files_read import FileInfo, blocks, probe, read
from talkbox_tools.dsp.files_write import Writer, Written, write, write_blocks

__all__ = [
    "FileError",
    "FileInfo",
    "SamplesHash",
    "Writer",
    "Written",
    "blocks",
    "check_output",
    "probe",
    "read",
    "sha256_of_samples",
    "write",
    "write_blocks",
]
