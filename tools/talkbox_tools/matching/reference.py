"""A reference: an opened audio file as a profile, or one sentence why it cannot serve as one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from talkbox_tools.builtin.opened import opened_file
from talkbox_tools.context import Context, ToolError
from talkbox_tools.dsp.files import FileError, blocks, probe
from talkbox_tools.dsp.similarity_profile import Profile, profile

SHORTEST_SECONDS = 1.0
"""Less has no long-term spectrum to speak of."""


def reference(name: str, context: Context) -> Profile:
    """The profile of the opened file `name`; raises ToolError as `read_reference`."""
    path = Path(opened_file(name, context.folders))
    return read_reference(path, name, context.original)


def read_reference(path: Path, name: str, original: Path | None = None) -> Profile:
    """The profile of a file at its own rate; sentences call it `name`.

    Raises ToolError for a file that is missing, not audio, silent, shorter than a second, or
    `original`, the very sound that is being worked on.
    """
    path = path.resolve()
    if original is not None and path == original.resolve():
        raise ToolError(f"{name} is this sound itself; name another file, or undo edits instead.")
    try:
        status = path.stat() if path.exists() else None
        facts = (0, 0) if status is None else (status.st_size, status.st_mtime_ns)
        return _read(path, *facts)
    except (FileError, OSError) as error:
        raise ToolError(str(error).replace(str(path), name)) from None


@lru_cache(maxsize=4)  # a turn asks again for every correction
def _read(path: Path, size: int, changed_ns: int) -> Profile:
    info = probe(path)
    if info.seconds < SHORTEST_SECONDS:
        raise FileError(
            f"{path} is {info.seconds:.2f} s long; a reference needs at least "
            f"{SHORTEST_SECONDS:g} s of sound."
        )
    found = profile(blocks(path), info.rate_hz)
    if found.silent or found.measured["integrated_lufs"] is None:
        raise FileError(f"{path} is silent; a reference needs sound to be like.")
    return found
