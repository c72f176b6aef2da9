"""The tools of a session, as a model sees them and as a call needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox.home import cache
from talkbox.messages import Situation, ToolSchema
from talkbox_tools.chain import Chain, Stage
from talkbox_tools.context import Context, Take
from talkbox_tools.dsp.specs import EFFECTS

if TYPE_CHECKING:
    from talkbox_tools.dsp.similarity_profile import Profile
    from talkbox_tools.registry import Registry
    from talkbox_tools.tool import Tool

AUDIO_SUFFIXES = frozenset({".wav", ".flac", ".aif", ".aiff", ".ogg", ".mp3"})
FILES_SHOWN = 40
"""How many audio files of the opened folders a model is told about."""


def registry() -> Registry:
    """The installed tools; a schema that has passed its check once is not checked again."""
    from talkbox_tools.registry import Registry

    return Registry(cache=cache())


def offered(tools: Sequence[Tool], files: Sequence[str], source: str) -> list[Tool]:
    """The tools that can do something here: some need a file besides the source itself.

    Those come last, so that a prompt without them is the beginning of one with them.
    """
    there = any(name != source for name in files)
    usable = [tool for tool in tools if there or not tool.needs_files]
    return sorted(usable, key=lambda tool: tool.needs_files)


def schemas(tools: Sequence[Tool], files: Sequence[str] | None = None) -> tuple[ToolSchema, ...]:
    """The tools as a model is shown them; `files` are the audio files that calls may name."""
    known = None if files is None or len(files) >= FILES_SHOWN else files
    return tuple(
        ToolSchema(
            tool.name,
            tool.description,
            tool.schema,
            None if tool.closer is None else partial(tool.closer, known),
        )
        for tool in tools
    )


def context(
    chain: Chain,
    situation: Situation,
    takes: Sequence[Take],
    folders: tuple[Path, ...],
    profile: Callable[[Chain], Profile] | None = None,
    original: Path | None = None,
) -> Context:
    """What a call may read, with the chain as it stands in the middle of a turn."""
    standing = tuple(Stage.from_json(stage) for stage in situation.stages)
    return Context(
        chain=chain,
        effects={effect.name: effect for effect in EFFECTS},
        rate_hz=situation.source["rate_hz"],
        channels=situation.source["channels"],
        seconds=situation.source["seconds"],
        source=situation.source_measured,
        now=situation.now_measured,
        takes=tuple(takes),
        folders=folders,
        original=original,
        before=Chain(standing, chain.added),
        profile=profile,
    )


def audio_files(folders: Sequence[Path]) -> tuple[str, ...]:
    """Names of audio files in the folders, sorted, at most FILES_SHOWN.

    Files that were opened alone come first. A name that is no UTF-8 is left out: no model could
    write it.
    """
    alone = [path.name for path in folders if path.is_file()]
    names = {
        path.name
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        if path.suffix.lower() in AUDIO_SUFFIXES and _is_text(path.name)
    }
    return tuple(dict.fromkeys((*alone, *sorted(names))))[:FILES_SHOWN]


def _is_text(name: str) -> bool:
    """Whether a file's name can be written as UTF-8; the system's own bytes need not be."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
