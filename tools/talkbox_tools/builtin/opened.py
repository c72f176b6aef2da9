"""Files that a call names: only audio files that the user opened, alone or with their folder.

Names are untrusted. Links are followed before the check, so that none leads out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from talkbox_tools.context import Context, ToolError
from talkbox_tools.effect import EffectSpec

SUFFIXES = frozenset({".aif", ".aiff", ".flac", ".mp3", ".ogg", ".wav"})
_NAMES_TOLD = 12
_ENTRIES_SEEN = 2000
"""An opened folder may be a whole disk; a sentence needs a few names from it."""


def settle(context: Context, effect: EffectSpec, given: Mapping[str, object]) -> dict[str, object]:
    """`given` with the parameters that are files as the paths of opened files."""
    settled = dict(given)
    for parameter in effect.parameters:
        if parameter.is_file and parameter.name in given:
            settled[parameter.name] = opened_file(str(given[parameter.name]), context.folders)
    return settled


def opened_file(name: str, folders: Sequence[Path]) -> str:
    """The real path of the audio file `name`, given as a path inside an opened folder.

    `folders` may hold single files too, which go by their bare name. Raises ToolError, listing
    what is there, when there is no such file.
    """
    for folder in folders:
        if folder.is_file():
            if folder.name == name:
                return str(folder.resolve())
            continue
        root = folder.resolve()
        try:
            path = (root / name).resolve()
            found = path.is_relative_to(root) and path.is_file()
        except (OSError, RuntimeError, ValueError):
            # A name may hold a NUL, be longer than the system allows, or be a loop of links.
            continue
        if found and path.suffix.lower() in SUFFIXES:
            return str(path)
    known = sorted(_names(folders))
    there = f"there is: {', '.join(known)}" if known else "there are none"
    raise ToolError(f"No audio file {name[:80]!r} in the opened folders; {there}.")


def _names(folders: Sequence[Path]) -> Iterator[str]:
    for folder in folders:
        if folder.is_file():
            yield folder.name
        entries = islice(folder.rglob("*"), _ENTRIES_SEEN)
        audio = (entry for entry in entries if entry.suffix.lower() in SUFFIXES)
        for entry in islice(audio, _NAMES_TOLD):
            yield entry.relative_to(folder).as_posix()
