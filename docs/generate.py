"""Write the pages that are made from the program itself, or with `--check` hold them against it.

The references come from the command tree and the effect descriptions. A ```console block on any
page is a true transcript: each line after `$ ` is run in a folder that holds `song.wav` (the clip
of `talkbox demo`), and what it prints is what stands below it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from talkbox.cli.root import talkbox
from talkbox_prompts import lexicon
from talkbox_tools.dsp.specs import FAMILIES
from talkbox_tools.effect import EffectSpec, Parameter
from talkbox_tools.measures import MEASURES

HOUSE = Path(__file__).resolve().parents[1]
PAGES = (HOUSE / "README.md", *sorted((HOUSE / "docs").glob("*.md")))
PICTURE = HOUSE / "docs/images/demo.png"
CONSOLE = re.compile(r"(?<=```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
VOLATILE = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:-]+[a-z0-9-]*|\b[0-9a-f]{12,64}\b")
"""What differs from run to run: times, the ids that are made of them, hashes."""
TOLERANCE = 0.11
"""How far a printed number may differ between processors, beside one percent."""
MADE = "<!-- Made by docs/generate.py; edit the program instead. -->\n"


def commands_page() -> str:
    """Every command's own help, depth first."""
    parts = [MADE, "# Commands\n", EXIT_STATUSES]
    for path, command in _walk(talkbox, "talkbox"):
        context = click.Context(command, info_name=path, **HELP)
        parts.append(f"## {path}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


HELP: dict[str, Any] = {
    "terminal_width": 90,
    "max_content_width": 90,
    "help_option_names": ["-h", "--help"],
}
"""As the root command sets it; click remembers a help option from whoever asks first."""

EXIT_STATUSES = """\
| exit status | means |
|---|---|
| 0 | done; for `do`: an edit was written |
| 1 | an error, in one sentence on standard error |
| 2 | wrong usage |
| 3 | `do` wrote nothing, on purpose: refused, a question, nothing to change, or cancelled |
| 4 | `do --strict` wrote an edit that did not fully meet what was asked |
| 130 | stopped with Ctrl-C |
"""


def _walk(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from _walk(child, f"{path} {name}")


def effects_page() -> str:
    """Every effect of the built-in backend with its parameters, family by family."""
    parts = [MADE, "# Effects\n"]
    for family, effects in FAMILIES.items():
        parts.append(f"## {family}\n")
        parts += [_effect_section(effect) for effect in effects]
    return "\n".join(parts)


def _effect_section(effect: EffectSpec) -> str:
    lines = [f"### {effect.name}\n", f"{effect.hint}\n"]
    if effect.parameters:
        lines += ["| parameter | range | step | default | does |", "|---|---|---|---|---|"]
        lines += [_parameter_row(parameter) for parameter in effect.parameters]
        lines.append("")
    return "\n".join(lines)


def _parameter_row(parameter: Parameter) -> str:
    step = "" if parameter.choices or parameter.is_file else f"{parameter.step:g}"
    default = "required" if parameter.default is None else f"{parameter.default}"
    range_text = parameter.range_text().replace("|", ",")
    return f"| `{parameter.name}` | {range_text} | {step} | {default} | {parameter.hint} |"


def tools_page() -> str:
    """Every built-in tool as a model is shown it."""
    from talkbox.toolbox import registry

    parts = [MADE, "# Tools\n", TOOLS_INTRODUCTION]
    for tool in registry().tools().values():
        parts.append(f"## {tool.name}\n\n{tool.description}\n")
        lines = ["| argument | type | is |", "|---|---|---|"]
        required = tool.schema.get("required", ())
        for name, facts in tool.schema["properties"].items():
            choices = ", ".join(facts.get("enum", ()))
            told = "; ".join(part for part in (facts.get("description", ""), choices) if part)
            kind = facts["type"] if name in required else f"{facts['type']}, optional"
            lines.append(f"| `{name}` | {kind} | {told.replace('|', ',')} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


TOOLS_INTRODUCTION = """\
What a model can call; the built-in planner makes the same calls. Where an argument `kind` chooses
an effect, [effects.md](effects.md) has its parameters with ranges, steps and defaults.
"""


def measures_page() -> str:
    """Every measure by its name in JSON, with unit, meaning and what its movement is called."""
    lines = ["| name | unit | is | up | down | heard from |", "|---|---|---|---|---|---|"]
    for measure in MEASURES.values():
        step = f"{measure.jnd:.0%}" if measure.relative else f"{measure.jnd:g}"
        cells = (f"`{measure.name}`", measure.unit, measure.meaning, measure.up, measure.down, step)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([MADE, "# Measures\n", *lines, ""])


def words_page() -> str:
    """Every sound word with what it does to a sound and some ways to say it."""
    lines = ["| word | does | said as |", "|---|---|---|"]
    for name in lexicon.names():
        said = [one.text for one in lexicon.phrases() if (one.word, one.role) == (name, "says")]
        short = [text for text in said if len(text.split()) < 3][:WAYS_SHOWN]
        lines.append(f"| {name} | {lexicon.word(name).gloss} | {', '.join(short)} |")
    return "\n".join([MADE, "# Words\n", *lines, ""])


WAYS_SHOWN = 5
REFERENCES: dict[str, Callable[[], str]] = {
    "commands": commands_page,
    "effects": effects_page,
    "measures": measures_page,
    "tools": tools_page,
    "words": words_page,
}


def with_transcripts(page: str) -> str:
    """The page with the output of every console block made anew."""
    if not CONSOLE.search(page):
        return page
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk"
        desk.mkdir()
        _put_song(desk / "song.wav")
        return CONSOLE.sub(lambda block: _transcript(block.group(), desk), page)


def _put_song(path: Path) -> None:
    import soundfile

    from talkbox.clip import RATE_HZ, clip

    soundfile.write(path, clip().T, RATE_HZ, subtype="PCM_24")


def _transcript(block: str, desk: Path) -> str:
    lines = []
    for command in re.findall(r"^\$ .*$", block, re.MULTILINE):
        lines.append(command)
        lines += _run(command[2:], desk).splitlines()
    return "\n".join(lines) + "\n"


def _run(command: str, desk: Path) -> str:
    """What a reader of the page would see, standard error included."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "TALKBOX_HOME": str(desk.parent / "home"),
        "TALKBOX_MODEL": "planner",
        "COLUMNS": "90",
    }
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=desk,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if "This is a bug" in ran.stdout:
        raise SystemExit(f"{command}\n{ran.stdout}")
    return ran.stdout


def agrees(written: str, made: str) -> bool:
    """Whether two texts are the same but for what differs between runs and processors."""
    written, made = VOLATILE.sub("~", written), VOLATILE.sub("~", made)
    if NUMBER.sub("#", written) != NUMBER.sub("#", made):
        return False
    pairs = zip(NUMBER.findall(written), NUMBER.findall(made), strict=True)
    return all(_near(float(one), float(other)) for one, other in pairs)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE + 0.01 * max(abs(one), abs(other))


def pages() -> Iterator[tuple[Path, str]]:
    """Every page that is made, or partly made, from the program, as it should read."""
    for name, page in REFERENCES.items():
        yield HOUSE / f"docs/reference/{name}.md", page()
    for path in PAGES:
        yield path, with_transcripts(path.read_text(encoding="utf-8"))


def draw_picture() -> None:
    """The demo's own picture for the README; its bytes depend on the drawing library's version."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        _run("talkbox demo", desk)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(desk / "demo/spectrum.png", PICTURE)


def main(arguments: list[str]) -> int:
    """Write the pages; with `--check` name those that no longer agree and return 1."""
    os.environ["TALKBOX_PLUGINS"] = ""
    stale = []
    for path, made in pages():
        written = path.read_text(encoding="utf-8") if path.exists() else ""
        if agrees(written, made):
            continue
        stale.append(str(path.relative_to(HOUSE)))
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
    if "--check" not in arguments:
        draw_picture()
    elif stale:
        print(f"Out of date: {', '.join(stale)}. Run: make docs", file=sys.stderr)
        return 1
    print(f"Written: {', '.join(stale)}." if stale else "Every page agrees with the program.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
