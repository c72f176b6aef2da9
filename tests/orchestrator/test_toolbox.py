"""What of the opened folders a model is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from talkbox.toolbox import audio_files


def test_the_audio_files_of_the_folders_are_told_by_name(tmp_path: Path) -> None:
    for name in ("b.wav", "a.FLAC", "notes.txt"):
        (tmp_path / name).touch()
    assert audio_files([tmp_path, tmp_path / "gone"]) == ("a.FLAC", "b.wav")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' file names are all Unicode")
def test_a_file_whose_name_is_no_utf_8_is_not_told(tmp_path: Path) -> None:
    for name in (b"\xff.wav", "kühl.wav".encode()):
        (tmp_path / os.fsdecode(name)).touch()
    assert audio_files([tmp_path]) == ("kühl.wav",)
