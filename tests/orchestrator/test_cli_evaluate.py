"""`talkbox eval`, as a person and a script see it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from cli_desk import Run

CASES = """
[[case]]
say = "make it darker"
kind = "tone"
on = ["any"]
want = [{ of = "centre_octaves", most = -0.05 }]
by_hand = [{ effect = "tilt", gain_db = -4 }]

[[case]]
say = "turn it down 6 dB"
kind = "level"
on = ["any"]
want = [{ of = "loudness_lu", least = -6.5, most = -5.5 }]
loudness_lu = "free"

[[case]]
say = "order a <b>pizza</b> & a drink"
kind = "refusal"
on = ["any"]
refuse = true
"""


@pytest.fixture
def folder(desk: Path) -> Path:
    """An evaluation folder with three cases and one short clip."""
    folder = desk / "mine"
    folder.mkdir()
    (folder / "cases.toml").write_text(CASES)
    (folder / "clips.toml").write_text('[clips]\n"noise.wav" = ["other"]\n')
    noise = 0.1 * np.random.default_rng(1).standard_normal(44_100)
    soundfile.write(folder / "noise.wav", noise, 44_100)
    return folder


def test_a_folder_is_evaluated_with_floors_beside_it(run: Run, folder: Path) -> None:
    result = run("eval", folder, "--jobs", 1)
    assert result.exit_code == 0, result.output
    heading, *rows = result.stdout.splitlines()
    for word in ("held on every clip", "no change", "random equaliser", "inverted", "by hand"):
        assert word in heading
    assert [row.split()[0] for row in rows[:4]] == ["tone", "level", "refusal", "all"]
    assert "held: 3 of 3, 100 % (44..100) of the runs" in result.stdout
    assert "said met, but was not: 0 of 2" in result.stdout


def test_json_is_one_document_with_every_run(run: Run, folder: Path) -> None:
    result = run("eval", folder, "--json", "--jobs", 1, "--kinds", "tone,level")
    document = json.loads(result.stdout)
    assert document["format"] == "talkbox-evaluation-1"
    assert (document["model"], document["effort"], document["complete"]) == (
        "planner",
        "normal",
        True,
    )
    assert [(one["case"], one["clip"]) for one in document["runs"]] == [
        ("make it darker", "noise"),
        ("turn it down 6 dB", "noise"),
    ]
    assert all(one["held"] and one["status"] == "met" for one in document["runs"])
    assert document["runs"][0]["floors"]["no change"] is False


def test_several_processes_give_the_same_runs_as_one(run: Run, folder: Path) -> None:
    alone = json.loads(run("eval", folder, "--json", "--jobs", 1).stdout)
    spread = json.loads(run("eval", folder, "--json", "--jobs", 2).stdout)
    for document in (alone, spread):
        for one in document["runs"]:
            del one["seconds"]
    assert spread["runs"] == alone["runs"]


class _Page(HTMLParser):
    """Counts the tags of a page and keeps its text and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text = ""
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in ("meta", "path", "use", "line", "br"):
            self.open.append(tag)
        self.fetched += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_whole_has_plots_and_shows_names_as_text(run: Run, folder: Path) -> None:
    failing = 'want = [{ of = "semitones", least = 5 }]'
    (folder / "cases.toml").write_text(CASES.replace("refuse = true", failing))
    result = run("eval", folder, "--jobs", 1, "--page", "out.html")
    assert result.exit_code == 0, result.output
    page = _Page()
    page.feed(Path("out.html").read_text(encoding="utf-8"))
    assert page.open == []
    assert page.seen.count("svg") == 3
    assert "script" not in page.seen
    assert "b" not in page.seen[page.seen.index("h2") :]
    assert "order a <b>pizza</b> & a drink" in page.text
    assert not [address for address in page.fetched if not address.startswith("#")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--page", "out.txt"), "out.txt is no name for a page: end it in .html."),
        (("--page", "gone/out.html"), "There is no folder gone"),
        (("--kinds", "taste"), "There is no kind of case 'taste'; there is: tone, level"),
        (("--cases", "("), "is no regular expression"),
        (("--cases", "strawberries"), "None of the 144 cases"),
        (("gone",), "gone"),
        (("--clips", "."), "clips.toml; it says the kinds of the clips"),
    ],
)
def test_wrong_use_is_one_sentence(
    arguments: tuple[str, ...], said: str, run: Run, desk: Path
) -> None:
    result = run("eval", *arguments)
    assert result.exit_code in (1, 2)
    assert said in result.stderr.replace("\n", " ")
    assert "Traceback" not in result.stderr


def test_a_clip_that_is_gone_is_told(run: Run, folder: Path) -> None:
    (folder / "noise.wav").unlink()
    result = run("eval", folder)
    assert result.exit_code == 1
    assert "noise.wav" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def _saved(name: str, *held: bool) -> str:
    runs: list[dict[str, Any]] = [
        {"case": f"case {number}", "clip": "keys", "held": one, "broken": [] if one else ["top_db"]}
        for number, one in enumerate(held)
    ]
    document = {
        "format": "talkbox-evaluation-1",
        "talkbox": "0",
        "model": name,
        "effort": "normal",
        "runs": runs,
    }
    Path(f"{name}.json").write_text(json.dumps(document))
    return f"{name}.json"


def test_a_loss_between_two_results_is_named_and_ends_with_status_4(run: Run, desk: Path) -> None:
    before, after = _saved("old", True, True, False), _saved("new", True, False, True, True)
    result = run("eval", "compare", before, after)
    assert result.exit_code == 4
    lines = result.stdout.splitlines()
    assert lines[2:6] == [
        "lost: 1",
        "  case 1 | keys: top_db",
        "gained: 1",
        "  case 2 | keys: top_db",
    ]
    assert "left out, as only one of the two has them: 1" in lines


def test_without_a_loss_the_status_is_0(run: Run, desk: Path) -> None:
    before, after = _saved("old", False, True), _saved("new", True, True)
    result = run("eval", "compare", before, after, "--json")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert (document["lost"], len(document["gained"]), document["compared"]) == ([], 1, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no JSON"),
        ("{}", "is no result of talkbox eval"),
        ('{"format": "talkbox-evaluation-1"}', "lacks what a result"),
        (
            '{"format": "talkbox-evaluation-1", "model": "planner", "effort": "quick", '
            '"talkbox": "0", "runs": [{"case": "darker"}]}',
            "lacks what a result",
        ),
        (None, "There is no other.json"),
    ],
)
def test_a_file_that_is_no_result_is_told(
    text: str | None, said: str, run: Run, desk: Path
) -> None:
    if text is not None:
        Path("other.json").write_text(text)
    result = run("eval", "compare", _saved("old", True), "other.json")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert said in result.stderr


def test_the_generated_set_is_scored_at_three_levels(run: Run, desk: Path) -> None:
    result = run("eval", "rime", "--recipes", 2, "--effort", "quick", "--json")
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert [score["level"] for score in document["scores"]] == [0, 1, 2]
    for score in document["scores"]:
        assert score["completed"]["of"] == 2
        assert 0 <= score["graph_f1"] <= 1
        assert -1 <= score["similarity"] <= 1
