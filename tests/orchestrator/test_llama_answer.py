"""An answer on a machine so slow that a cancel must not wait for the next token."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from itertools import count
from types import FrameType

import pytest

from talkbox.messages import Cancelled
from talkbox.models.llama.answer import Answer
from talkbox.models.llama.engine import Engine
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.steps import Steps
from talkbox.models.llama.threads import Crew, MachineLoad, Threads

pytest_plugins = ("gemma_fixture", "tiny_fixture")

PROMPT = [2, 105, 2364, 107]


@pytest.fixture
def engine(tiny_weights: Weights) -> Iterator[Engine]:
    engine = Engine(tiny_weights, Settings(context_tokens=1024, threads=1))
    yield engine
    engine.close()


def _steps(engine: Engine, seconds_a_look: float) -> Steps:
    """By a clock on which every look takes so long."""
    looks = count()
    return Steps(engine.context, lambda: next(looks) * seconds_a_look)


def _answer(engine: Engine, steps: Steps) -> Answer:
    place = engine.read(PROMPT, cancelled=lambda: False, watch=lambda share: None)
    return Answer(
        steps,
        engine.ledger,
        place.sequence,
        PROMPT,
        Crew(Threads(1, MachineLoad()), [engine.context]),
        None,
    )


def test_a_slow_token_is_stopped_while_it_is_computed(engine: Engine) -> None:
    answer = _answer(engine, _steps(engine, seconds_a_look=2.0))
    answer.go_on(2202, lambda: False)
    with pytest.raises(Cancelled):
        answer.go_on(655, lambda: True)
    assert engine.ledger.line(0) == (*PROMPT, 2202)
    assert engine.context.end(0) == len(PROMPT) + 1


def test_an_answer_goes_on_after_a_slow_token_was_stopped(engine: Engine) -> None:
    answer = _answer(engine, _steps(engine, seconds_a_look=2.0))
    for token in (2202, 655):
        answer.go_on(token, lambda: False)
    undisturbed = engine.context.logits(answer.index).copy()
    answer = _answer(engine, _steps(engine, seconds_a_look=2.0))
    answer.go_on(2202, lambda: False)
    with pytest.raises(Cancelled):
        answer.go_on(655, lambda: True)
    answer.go_on(655, lambda: False)
    assert engine.context.logits(answer.index) == pytest.approx(undisturbed, abs=1e-3)


def test_quick_tokens_are_not_asked_about(engine: Engine) -> None:
    answer = _answer(engine, _steps(engine, seconds_a_look=0.01))
    answer.go_on(2202, lambda: False)
    for token in (655, 107):
        answer.go_on(token, lambda: True)
    assert engine.ledger.line(0) == (*PROMPT, 2202, 655, 107)


def test_the_very_first_token_is_stopped_because_nothing_is_known_of_its_time(
    engine: Engine,
) -> None:
    answer = _answer(engine, _steps(engine, seconds_a_look=0.01))
    with pytest.raises(Cancelled):
        answer.go_on(2202, lambda: True)
    assert engine.ledger.line(0) == tuple(PROMPT)


@pytest.mark.parametrize(("seconds_a_look", "stopped"), [(2.0, True), (0.01, False)])
def test_the_first_token_of_an_answer_is_as_slow_as_the_last_of_the_one_before(
    engine: Engine, seconds_a_look: float, stopped: bool
) -> None:
    steps = _steps(engine, seconds_a_look)
    before = _answer(engine, steps)
    before.go_on(2202, lambda: False)
    before.close()
    answer = _answer(engine, steps)
    if stopped:
        with pytest.raises(Cancelled):
            answer.go_on(655, lambda: True)
    else:
        answer.go_on(655, lambda: True)
    assert len(engine.ledger.line(0)) == len(PROMPT) + (not stopped)


def test_ctrl_c_right_after_a_token_was_computed_leaves_nothing_of_it(engine: Engine) -> None:
    looks = count()

    def clock() -> float:
        if next(looks) == 1:
            raise KeyboardInterrupt
        return 0.0

    answer = _answer(engine, Steps(engine.context, clock))
    with pytest.raises(KeyboardInterrupt):
        answer.go_on(2202, lambda: False)
    answer.close()
    assert engine.ledger.line(0) == tuple(PROMPT)
    assert engine.context.end(0) == len(PROMPT)


class Interrupting:
    """A crew that Ctrl-C reaches once a token is in the cache, before the ledger was told."""

    def set_threads(self, count: int) -> None:
        raise KeyboardInterrupt


def test_ctrl_c_before_the_ledger_was_told_leaves_the_cache_as_the_ledger_says(
    engine: Engine,
) -> None:
    place = engine.read(PROMPT, cancelled=lambda: False, watch=lambda share: None)
    crew = Crew(Threads(1, MachineLoad()), [Interrupting()])
    steps = Steps(engine.context)
    answer = Answer(steps, engine.ledger, place.sequence, PROMPT, crew, None)
    with pytest.raises(KeyboardInterrupt):
        answer.go_on(2202, lambda: False)
    answer.close()
    assert engine.context.end(0) == len(engine.ledger.line(0)) == len(PROMPT)


class Listener(Exception):
    """What whoever listens may raise when asked whether to stop."""


def _fails() -> bool:
    raise Listener


def _exits() -> bool:
    raise SystemExit(143)


@pytest.mark.parametrize(("asked", "error"), [(_fails, Listener), (_exits, SystemExit)])
def test_what_is_raised_while_a_token_is_computed_ends_it_and_comes_out(
    engine: Engine, asked: Callable[[], bool], error: type[BaseException]
) -> None:
    answer = _answer(engine, _steps(engine, seconds_a_look=2.0))
    answer.go_on(2202, lambda: False)
    with pytest.raises(error):
        answer.go_on(655, asked)
    assert engine.ledger.line(0) == (*PROMPT, 2202)
    assert engine.context.end(0) == len(PROMPT) + 1
    answer.go_on(655, lambda: False)


def test_a_signal_that_comes_while_llama_computes_ends_it_and_comes_out(engine: Engine) -> None:
    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(143)

    before = signal.signal(signal.SIGALRM, end)
    answer = _answer(engine, _steps(engine, seconds_a_look=2.0))
    try:
        for _ in range(5):
            signal.setitimer(signal.ITIMER_REAL, 0.02)
            with pytest.raises(SystemExit):
                while True:
                    answer.go_on(2202, lambda: False)
            answer.close()
            assert engine.context.end(0) == len(engine.ledger.line(0))
            answer = _answer(engine, _steps(engine, seconds_a_look=2.0))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
