"""The state of a session as a few short lines: the source, the chain, a dozen measurements.

Everything in it is data from files and tools: cut to a sane length, control characters escaped, so
that no name can look like a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from talkbox.messages import Situation
from talkbox.planner.replies import value_text
from talkbox_prompts.texts import table
from talkbox_tools.measures import MEASURES

NAME_LONGEST = 60
"""Characters of a file name that a model is shown."""
STAGES_SHOWN = 16
FILES_SHOWN = 6
MOVES_SHOWN = 5
Values = Mapping[str, float | None]


def printable(text: str, longest: int) -> str:
    """The text on one line, what cannot be printed escaped, at most `longest` characters."""
    shown = "".join(each if each.isprintable() else _escaped(each) for each in text)
    return shown if len(shown) <= longest else shown[: longest - 3] + "..."


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def situation_lines(situation: Situation, request: str = "") -> list[str]:
    """The lines for a situation; files that the request names come first."""
    lines = [*_source(situation), *_chain(situation.stages), *_measured(situation)]
    others = [name for name in situation.files if name != situation.source.get("name")]
    return [*lines, *_files(others, request)]


def _source(situation: Situation) -> Iterator[str]:
    words, source = table("briefing")["situation"], situation.source
    if not source:
        return
    count = int(source.get("channels") or 0)
    named = {1: words["mono"], 2: words["stereo"]}
    line = words["source"].format(
        name=printable(str(source.get("name", "")), NAME_LONGEST),
        channels=named.get(count, words["channels"].format(count=count)),
        rate_hz=source.get("rate_hz"),
        seconds=f"{float(source.get('seconds') or 0.0):.2f}",
    )
    yield line + (words["takes"].format(takes=situation.takes) if situation.takes else "")


def _chain(stages: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    words = table("briefing")["situation"]
    if not stages:
        yield words["chain_none"]
        return
    yield words["chain"]
    if len(stages) > STAGES_SHOWN:
        yield words["chain_more"].format(count=len(stages) - STAGES_SHOWN)
    for stage in stages[-STAGES_SHOWN:]:
        yield _stage(stage)


def _stage(stage: Mapping[str, Any]) -> str:
    words = table("briefing")["situation"]
    line = words["stage"].format(id=stage["id"], effect=stage["effect"])
    line += "".join(
        words["parameter"].format(name=name, value=setting(value))
        for name, value in stage["parameters"].items()
    )
    return str(line + (words["bypassed"] if stage["bypassed"] else ""))


def setting(value: object) -> str:
    """A parameter's value: numbers without needless digits, text on one line."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.6g}"
    return printable(str(value), NAME_LONGEST)


def _measured(situation: Situation) -> Iterator[str]:
    """The dozen measures for models; those that moved since the source as before -> after."""
    source, now = situation.source_measured, situation.now_measured or situation.source_measured
    shown = [name for name, measure in MEASURES.items() if measure.for_model and name in now]
    values = [_value(name, source, now) for name in shown if now[name] is not None]
    if values:
        form = "compared" if situation.stages else "measured"
        yield table("briefing")["situation"][form].format(values=", ".join(values))


def _value(name: str, source: Values, now: Values) -> str:
    words = table("briefing")["situation"]
    form = "moved" if _steps(name, source, now) >= 1.0 else "same"
    texts = (value_text(name, values.get(name)) for values in (source, now))
    return str(words[form].format(name=name, **dict(zip(("source", "now"), texts, strict=True))))


def _steps(name: str, before: Values, after: Values) -> float:
    """How many just-noticeable steps lie between two values."""
    old, new = before.get(name), after.get(name)
    if old is None or new is None:
        return 0.0
    measure = MEASURES[name]
    step = abs(old) * measure.jnd if measure.relative else measure.jnd
    return abs(new - old) / step if step else 0.0


def moves(before: Values, after: Values) -> list[str]:
    """The measures that were heard to move most, as before -> after, the largest first."""
    steps = {name: _steps(name, before, after) for name, m in MEASURES.items() if m.for_model}
    heard = sorted((name for name in steps if steps[name] >= 1.0), key=lambda name: -steps[name])
    return [_value(name, before, after) for name in heard[:MOVES_SHOWN]]


def _files(files: Sequence[str], request: str) -> Iterator[str]:
    if not files:
        return
    words, said = table("briefing")["situation"], request.casefold()
    ordered = sorted(files, key=lambda name: not _is_named(name, said))
    names = ", ".join(printable(name, NAME_LONGEST) for name in ordered[:FILES_SHOWN])
    line = words["files"].format(names=names)
    left = len(files) - FILES_SHOWN
    yield line + (words["files_more"].format(count=left) if left > 0 else "")


def _is_named(file: str, said: str) -> bool:
    stem = file.rpartition(".")[0].casefold()
    return re.search(rf"(?<!\w){re.escape(stem)}(?!\w)", said) is not None
