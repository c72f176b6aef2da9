"""An answer on a machine so slow that a cancel must not wait for the next token."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from talkbox.messages import Cancelled
from talkbox.models.llama.answer import Answer
from talkbox.models.llama.engine import Engine
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.threads import Crew, MachineLoad, Threads

pytest_plugins = ("gemma_fixture", "tiny_fixture")

PROMPT = [2, 105, 2364, 107]


@pytest.fixture
def engine(tiny_weights: Weights) -> Iterator[Engine]:
    engine = Engine(tiny_weights, Settings(context_tokens=1024, threads=1))
    yield engine
    engine.close()


def _answer(engine: Engine, seconds_a_look: float) -> Answer:
    """An answer to the prompt, by a clock on which every look takes so long."""
    place = engine.read(PROMPT, cancelled=lambda: False, watch=lambda share: None)
    looks = count()
    return Answer(
        engine.context,
        engine.ledger,
        place.sequence,
        PROMPT,
        Crew(Threads(1, MachineLoad()), [engine.context]),
        None,
        clock=lambda: next(looks) * seconds_a_look,
    )


def test_a_slow_token_is_stopped_while_it_is_computed(engine: Engine) -> None:
    answer = _answer(engine, seconds_a_look=2.0)
    answer.go_on(2202, lambda: False)
    with pytest.raises(Cancelled):
        answer.go_on(655, lambda: True)
    assert engine.ledger.line(0) == (*PROMPT, 2202)
    assert engine.context.end(0) == len(PROMPT) + 1


def test_an_answer_goes_on_after_a_slow_token_was_stopped(engine: Engine) -> None:
    answer = _answer(engine, seconds_a_look=2.0)
    for token in (2202, 655):
        answer.go_on(token, lambda: False)
    undisturbed = engine.context.logits(answer.index).copy()
    answer = _answer(engine, seconds_a_look=2.0)
    answer.go_on(2202, lambda: False)
    with pytest.raises(Cancelled):
        answer.go_on(655, lambda: True)
    answer.go_on(655, lambda: False)
    assert engine.context.logits(answer.index) == pytest.approx(undisturbed, abs=1e-3)


def test_quick_tokens_are_not_asked_about(engine: Engine) -> None:
    answer = _answer(engine, seconds_a_look=0.01)
    for token in (2202, 655, 107):
        answer.go_on(token, lambda: True)
    assert engine.ledger.line(0) == (*PROMPT, 2202, 655, 107)
