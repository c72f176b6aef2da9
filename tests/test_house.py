"""The plan of the house, held true: who imports whom, how big a room may be, what a start costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from talkbox.cli.root import talkbox

HOUSE = Path(__file__).parents[1]
ROOMS = {
    "sessions/talkbox_sessions": frozenset[str](),
    "tools/talkbox_tools": frozenset[str](),
    "prompts/talkbox_prompts": frozenset[str](),
    "orchestrator/talkbox": frozenset({"talkbox_sessions", "talkbox_tools", "talkbox_prompts"}),
}
PLANNER = (
    "text",
    "wording",
    "parsing",
    "telling",
    "sound",
    "asking",
    "moves",
    "conversing",
    "goals",
    "correcting",
)
"""The planner's rooms in the order that words pass through them; none looks ahead."""
OURS = {Path(room).name for room in ROOMS}
HEAVY = (
    "huggingface_hub",
    "jinja2",
    "jsonschema",
    "llama_cpp",
    "llguidance",
    "matplotlib",
    "numpy",
    "pedalboard",
    "prompt_toolkit",
    "psutil",
    "pydantic",
    "rich",
    "soundfile",
)
LONGEST_MODULE = 350
LONGEST_FUNCTION = 70


def _modules() -> list[Path]:
    return sorted(module for room in ROOMS for module in (HOUSE / room).rglob("*.py"))


def _name(module: Path) -> str:
    return str(module.relative_to(HOUSE))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


every_module = pytest.mark.parametrize("module", _modules(), ids=_name)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_that_the_plan_allows(room: str) -> None:
    allowed = ROOMS[room] | {Path(room).name}
    for module in (HOUSE / room).rglob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        ours = {name.partition(".")[0] for name in _imports(tree)} & OURS
        assert ours <= allowed, f"{_name(module)} imports {sorted(ours - allowed)}"


@pytest.mark.parametrize("room", PLANNER)
def test_a_room_of_the_planner_imports_none_that_comes_after_it(room: str) -> None:
    later = PLANNER[PLANNER.index(room) + 1 :]
    for module in (HOUSE / "orchestrator/talkbox/planner" / room).rglob("*.py"):
        for name in _imports(ast.parse(module.read_text(encoding="utf-8"))):
            assert not name.startswith(tuple(f"talkbox.planner.{other}" for other in later)), module


@every_module
def test_a_module_imports_by_full_name_and_states_its_law(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not [name for name in _imports(tree) if name.startswith(".")]
    assert ast.get_docstring(tree), "a module opens with a docstring"


@every_module
def test_modules_and_functions_stay_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize(
    "start",
    [
        "import talkbox",
        "from talkbox.cli.root import talkbox; talkbox(['--help'], standalone_mode=False)",
        "from talkbox.cli.root import talkbox; talkbox(['do', '--help'], standalone_mode=False)",
        "from talkbox.cli.root import talkbox; talkbox(['sessions', '-h'], standalone_mode=False)",
    ],
)
def test_a_start_loads_nothing_heavy(start: str) -> None:
    look = f"import sys; sys.exit(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{start}\n{look}"], capture_output=True, text=True, check=False
    )
    assert ran.stderr.strip() == ""


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from _commands(child, f"{path} {name}")


@pytest.mark.parametrize(("path", "command"), list(_commands(talkbox, "talkbox")))
def test_every_command_has_help_and_stands_in_the_reference(
    path: str, command: click.Command
) -> None:
    assert command.help
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name
    reference = (HOUSE / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert f"\n## {path}\n" in reference


def test_ci_runs_the_test_command_that_the_readme_names() -> None:
    assert "\nmake test " in (HOUSE / "README.md").read_text(encoding="utf-8")
    assert (HOUSE / ".ci/run").read_text(encoding="utf-8").rstrip().endswith("\nmake test")


def test_the_package_of_every_room_is_typed_and_shipped() -> None:
    pyproject = (HOUSE / "pyproject.toml").read_text(encoding="utf-8")
    for room in ROOMS:
        assert (HOUSE / room / "py.typed").exists()
        assert f'"{room}"' in pyproject
