"""The clips of an evaluation: those brought along, or a folder of the user's own.

Every clip lies alone in its folder, so that no model is told the names of the others.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talkbox.evaluation.casefile import table_of, text_of
from talkbox.evaluation.cases import CLIP_KINDS
from talkbox.evaluation.errors import EvaluationError

NAME = "clips.toml"
"""What says the kinds of the clips in a folder."""
_EXAMPLE = '[clips] and lines such as "beat.wav" = ["drums"]'


@dataclass(frozen=True, slots=True)
class Clip:
    """One sound that cases are tried on."""

    name: str
    """Its file's name without the ending."""
    path: Path
    kinds: frozenset[str]


def brought(folder: Path) -> tuple[Clip, ...]:
    """Make the clips that talkbox brings along; the same bytes each time, 16 bit."""
    import soundfile

    from talkbox.evaluation.instruments import RATE_HZ
    from talkbox.evaluation.performances import PERFORMANCES

    clips = []
    for name, (play, kinds) in PERFORMANCES.items():
        path = folder / name / f"{name}.wav"
        path.parent.mkdir(parents=True)
        audio = play()
        soundfile.write(path, audio.T, RATE_HZ, subtype="PCM_16")
        clips.append(Clip(name, path, frozenset(kinds) | {_sides(len(audio))}))
    return tuple(clips)


def read(source: Path, folder: Path) -> tuple[Clip, ...]:
    """The clips that `clips.toml` in `source` names, copied into `folder`.

    Raises EvaluationError for a folder, a file, a clip or a kind that cannot be used.
    """
    from talkbox_tools.dsp.files import FileError, probe

    path = source / NAME
    data = table_of(text_of(path, f"it says the kinds of the clips: {_EXAMPLE}"), str(path))
    clips = []
    for name, kinds in _entries(data, path).items():
        original = source / name
        try:
            sides = _sides(probe(original).channels)
        except FileError as error:
            raise EvaluationError(f"{path} names a clip that cannot be used: {error}") from None
        copy = folder / original.stem / original.name
        if copy.parent.exists():
            raise EvaluationError(f"{path}: two clips are called {original.stem}; rename one.")
        copy.parent.mkdir(parents=True)
        shutil.copyfile(original, copy)
        clips.append(Clip(original.stem, copy, frozenset(kinds) | {sides}))
    return tuple(clips)


def _entries(data: dict[str, Any], path: Path) -> dict[str, list[str]]:
    entries = data.get("clips")
    if not isinstance(entries, dict) or not entries or set(data) != {"clips"}:
        raise EvaluationError(f"{path} must hold {_EXAMPLE}.")
    for name, kinds in entries.items():
        _check(name, kinds, path)
    return entries


def _check(name: str, kinds: Any, path: Path) -> None:
    if Path(name).name != name or name in ("", ".", ".."):
        raise EvaluationError(f"{path}: {name!r} must be the name of a file beside it.")
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise EvaluationError(f'{path}: the kinds of {name} must be a list such as ["drums"].')
    unknown = [kind for kind in kinds if kind not in CLIP_KINDS]
    if unknown:
        raise EvaluationError(
            f"{path}: {name} is of no known kind {unknown[0]!r}; there is: {', '.join(CLIP_KINDS)}."
        )


def _sides(channels: int) -> str:
    return "mono" if channels == 1 else "stereo"
