"""Runs of the evaluation from the request to the document, with models that do as they are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation_desk import case

from talkbox.effort import EFFORTS
from talkbox.evaluation import clips, floors
from talkbox.evaluation.bench import Bench
from talkbox.evaluation.casefile import brought
from talkbox.evaluation.clips import Clip
from talkbox.evaluation.results import Settings, document
from talkbox.evaluation.runs import Run, run
from talkbox.evaluation.workers import Workshop, here, spread
from talkbox.listener import Listener
from talkbox.messages import Reply
from talkbox.planner import Planner
from talkbox.testing import ScriptedModel
from talkbox_sessions.events import Call
from talkbox_tools.chain import Chain, Stage

DARKER = case("zzz", want=[{"of": "centre_octaves", "most": -0.06}], by_hand=[
    {"effect": "tilt", "gain_db": -4},
])  # fmt: skip


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    made = clips.brought(tmp_path_factory.mktemp("clips"))
    return next(clip for clip in made if clip.name == "keys")


def _tilts(gain_db: float) -> ScriptedModel:
    call = Call(id="c1", name="equalize", arguments={"kind": "tilt", "gain_db": gain_db})
    return ScriptedModel([Reply("", (call,)), Reply("It is darker now.")])


def _run(model: ScriptedModel, clip: Clip, folder: Path) -> Run:
    return run(DARKER, Bench(clip, folder, model, EFFORTS["quick"]), 0, Listener())


def test_a_model_that_does_the_opposite_and_praises_it_is_caught(
    keys: Clip, tmp_path: Path
) -> None:
    found = _run(_tilts(4), keys, tmp_path)
    assert not found.held
    assert found.broken[0].startswith("centre_octaves <= -0.06: ")
    assert found.floors == {
        floors.NO_CHANGE: False,
        floors.RANDOM: found.floors[floors.RANDOM],
        floors.INVERTED: True,
        floors.BY_HAND: True,
    }


def test_a_model_that_does_it_holds_and_its_inversion_does_not(keys: Clip, tmp_path: Path) -> None:
    found = _run(_tilts(-4), keys, tmp_path)
    assert (found.held, found.broken) == (True, ())
    assert found.reply == "It is darker now."
    assert not found.floors[floors.INVERTED]
    assert found.seconds > 0


def test_the_inverted_floor_is_as_loud_as_the_source(keys: Clip, tmp_path: Path) -> None:
    level = case("yyy", want=[{"of": "loudness_lu", "least": -0.5, "most": 0.5}])
    bench = Bench(keys, tmp_path, _tilts(-6), EFFORTS["quick"])
    assert run(level, bench, 0, Listener()).floors[floors.INVERTED]


def test_the_opposite_of_a_chain_turns_gains_and_leaves_out_what_has_none() -> None:
    chain = Chain(
        (
            Stage("s1", "bell", {"frequency_hz": 300.0, "gain_db": -4.0, "q": 1.0}),
            Stage("s2", "reverb", {"mix": 0.3}),
            Stage("s3", "loudness", {"target_lufs": -14.0, "ceiling_db": -1.0}),
            Stage("s4", "width", {"width_ratio": 2.0}),
        ),
        4,
    )
    turned = floors.inverted(chain, measured_lufs=-20.0).stages
    assert [stage.effect for stage in turned] == ["bell", "loudness", "width"]
    assert turned[0].parameters["gain_db"] == 4
    assert turned[1].parameters["target_lufs"] == -26
    assert turned[2].parameters["width_ratio"] == 0.5


def test_stopping_keeps_what_was_done(keys: Clip, tmp_path: Path) -> None:
    tasks = [(one, keys) for one in brought() if one.kind == "refusal" and "order" in one.name]
    done: list[Run] = []
    workshop = Workshop(Planner(), EFFORTS["quick"], 0, tmp_path)
    for found in here(tasks * 5, workshop, Listener(cancelled=lambda: len(done) >= 2)):
        done.append(found)
    assert len(done) == 2
    assert document(done, _settings(complete=False))["complete"] is False


def test_the_document_counts_cases_runs_floors_and_false_claims() -> None:
    runs = [
        _outcome("a", "drums", held=True, status="met"),
        _outcome("a", "bass", held=False, status="met"),
        _outcome("b", "drums", held=True, status="partly"),
        _outcome("c", "drums", held=False, status="missed"),
    ]
    summary = document(runs, _settings())["summary"]
    assert (summary["cases"]["held"], summary["cases"]["of"]) == (1, 3)
    assert (summary["runs"]["held"], summary["runs"]["of"]) == (2, 4)
    assert (summary["false_met"]["held"], summary["false_met"]["of"]) == (1, 2)
    assert summary["floors"]["no change"]["runs"]["held"] == 0
    assert summary["kinds"]["tone"]["runs"]["of"] == 4
    assert summary["tokens"] == {"prompt": 100.0}


def _outcome(name: str, clip: str, *, held: bool, status: str) -> Run:
    broken = () if held else ("top_db >= 1: 0",)
    return Run(
        name, "tone", clip, held, broken, status, "", 0.1, {"prompt": 100}, {"no change": False}
    )


def _settings(complete: bool = True) -> Settings:
    return Settings("planner", "quick", 0, "built in", ["drums"], 3, complete)


def test_stopping_several_processes_keeps_what_they_have_done(keys: Clip) -> None:
    tasks = [(one, keys) for one in brought() if one.kind == "refusal"] * 40
    done: list[Run] = []
    for found in spread(tasks, 2, "quick", 0, cancelled=lambda: bool(done)):
        done.append(found)
    assert 0 < len(done) < len(tasks)
