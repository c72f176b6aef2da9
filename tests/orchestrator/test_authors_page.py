"""`docs/authors.md`: every example on the page, run as an author would run it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from talkbox_tools.declaration import UNITS
from talkbox_tools.plugins import Status

PAGE = (Path(__file__).parents[2] / "docs" / "authors.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w.]+)`\n\n```\w+\n(.*?)^```", PAGE, re.M | re.S))


def run(folder: Path, *command: str) -> str:
    """The output of a Python command that must succeed, with the page's files importable."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with every file that the page shows."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_pages_package_has_a_module_a_test_and_a_project_file() -> None:
    assert set(FILES) == {"talkbox_warmth.py", "test_talkbox_warmth.py", "pyproject.toml"}


def test_the_pages_own_tests_pass(desk: Path) -> None:
    assert "2 passed" in run(desk, "-m", "pytest", "-p", "no:cacheprovider", "-c", os.devnull)


def test_every_session_on_the_page_prints_what_the_page_says(desk: Path) -> None:
    (desk / "page.txt").write_text(PAGE, encoding="utf-8")
    program = (
        "import doctest; found = doctest.testfile('page.txt', module_relative=False,"
        " optionflags=doctest.REPORT_NDIFF); assert found.attempted > 5 and not found.failed"
    )
    run(desk, "-c", program)


def test_every_tool_on_the_page_conforms(desk: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S)
    assert sum("@tool" in text for text in blocks) == 2
    for text in blocks:
        if "@tool" in text:
            (desk / "shown.py").write_text(text, encoding="utf-8")
            program = (
                "import shown; from talkbox.testing import check_tool;"
                "from talkbox_tools.tool import Tool;"
                "[check_tool(tool) for tool in vars(shown).values() if isinstance(tool, Tool)]"
            )
            run(desk, "-c", program)


def test_the_pages_package_installs_and_is_found(desk: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    run(desk, *pip, "--target", str(site), str(desk))
    program = "from talkbox_tools.registry import Registry; print(Registry().get('warm_up').name)"
    assert run(site, "-c", program) == "warm_up\n"


def test_the_page_names_every_unit_and_every_status() -> None:
    for unit in UNITS:
        assert f"`{unit}`" in PAGE
    for status in set(get_args(Status)) - {"found"}:
        assert f"| `{status}` |" in PAGE
