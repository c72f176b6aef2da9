"""The pages tell the truth: references and transcripts are what the program really prints."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

HOUSE = Path(__file__).parents[1]
PAGES = [HOUSE / "README.md", *sorted((HOUSE / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    """docs/generate.py, which is a script and not on the path."""
    spec = importlib.util.spec_from_file_location("generate", HOUSE / "docs/generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands", "effects", "measures", "tools", "words"])
def test_a_reference_is_made_from_the_program(
    generate: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKBOX_PLUGINS", "")
    written = (HOUSE / f"docs/reference/{name}.md").read_text(encoding="utf-8")
    made = generate.REFERENCES[name]()
    assert generate.agrees(written, made), f"{name}.md is out of date; run: make docs"


@pytest.mark.skipif(sys.platform == "win32", reason="the transcripts are of a Unix shell")
@pytest.mark.parametrize("name", ["README.md", "docs/producers.md", "docs/scripters.md"])
def test_a_transcript_is_what_the_commands_print(generate: ModuleType, name: str) -> None:
    written = (HOUSE / name).read_text(encoding="utf-8")
    assert "```console" in written
    made = generate.with_transcripts(written)
    assert generate.agrees(written, made), f"{name} is out of date; run: make docs\n{made}"


def test_the_python_of_the_scripters_page_runs(
    song: Path, run_python: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    page = (HOUSE / "docs/scripters.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    ran = run_python(example)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("session_opened") or "turn_ended" in ran.stdout
    assert Path("darker.wav").exists()


@pytest.fixture
def run_python(desk: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Run a program in a process of its own, on the desk."""

    def run(program: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False
        )

    return run


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize(
    ("written", "made", "same"),
    [
        ("tilt -4.21 dB", "tilt -4.22 dB", True),
        ("tilt -4.2 dB", "tilt -5.2 dB", False),
        ("8060 Hz", "8061 Hz", True),
        ("met", "missed", False),
        (
            "session 2026-01-02T03-04-05-make-it-darker",
            "session 2027-06-07T08-09-10-make-it-darker",
            True,
        ),
    ],
)
def test_pages_agree_up_to_rounding_and_dates(
    generate: ModuleType, written: str, made: str, same: bool
) -> None:
    assert generate.agrees(written, made) is same
