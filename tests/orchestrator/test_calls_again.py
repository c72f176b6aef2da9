"""Calls that come again: a repetition while what they did stands, a way back once it does not."""

from __future__ import annotations

from talkbox.calls import Dispatch
from talkbox.planner.effects import effects
from talkbox.toolbox import registry
from talkbox_sessions.events import Call, ToolFailed, ToolReturned
from talkbox_tools.chain import Chain
from talkbox_tools.context import Context

SHELF = Call(id="c", name="equalize", arguments={"kind": "high_shelf", "gain_db": -4.0})


def cut(gain_db: float) -> Call:
    return Call(
        id="c",
        name="edit_chain",
        arguments={"action": "set", "stage": "s1", "parameter": "gain_db", "value": gain_db},
    )


def removed(stage: str) -> Call:
    return Call(id="c", name="edit_chain", arguments={"action": "remove", "stage": stage})


class Bench:
    """A chain on which one turn's calls are carried out."""

    def __init__(self) -> None:
        tools = registry().tools()
        self.dispatch = Dispatch(tools, lambda chain: Context(chain, effects()))
        self.chain = Chain()

    def call(self, call: Call) -> ToolReturned | ToolFailed:
        outcome = self.dispatch.carry_out(call, self.chain, 0)
        if isinstance(outcome, ToolReturned):
            self.chain = Chain.from_json(outcome.chain)
        return outcome

    def gain_db(self) -> object:
        return self.chain.stage("s1").parameters["gain_db"]


def test_a_value_may_be_set_back_to_what_it_was_set_to_before() -> None:
    bench = Bench()
    for call in (SHELF, cut(-6), cut(-9), cut(-6)):
        assert isinstance(bench.call(call), ToolReturned)
    assert bench.gain_db() == -6


def test_setting_a_value_that_stands_is_a_repetition() -> None:
    bench = Bench()
    for call in (SHELF, cut(-6)):
        bench.call(call)
    outcome = bench.call(cut(-6))
    assert isinstance(outcome, ToolFailed)
    assert (outcome.reason, bench.dispatch.repeats) == ("repeated", 1)


def test_a_stage_is_added_again_only_after_it_was_removed() -> None:
    bench = Bench()
    bench.call(SHELF)
    bench.call(cut(-9))
    again = bench.call(SHELF)
    assert isinstance(again, ToolFailed)
    assert again.reason == "repeated"
    bench.call(removed("s1"))
    assert isinstance(bench.call(SHELF), ToolReturned)
    assert [stage.effect for stage in bench.chain.stages] == ["high_shelf"]
