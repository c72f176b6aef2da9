"""A draft model changes how fast an answer comes and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from gemma import Gemma
from tiny_gemma import find_tiny

from talkbox.messages import Cancelled, ModelError
from talkbox.models.dialect import Markup
from talkbox.models.llama.draft import Draft
from talkbox.models.llama.engine import Engine
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings

pytest_plugins = ("gemma_fixture", "tiny_fixture")

SETTINGS = Settings(context_tokens=1024, threads=1)
PROMPT = "<bos><|turn>user\nmake it {}<turn|>\n<|turn>model\n"


@pytest.fixture(scope="module")
def other(gemma: Gemma) -> Path:
    """A tiny Gemma whose guesses are as good as none: other random weights."""
    return find_tiny(gemma, seed=1)


def _answers(
    weights: Weights, settings: Settings, draft: Path | None
) -> tuple[list[list[int]], dict[str, int]]:
    """Answers to a few prompts, and the sums of what was counted."""
    guesser = None
    if draft is not None:
        guesser = Draft.load(draft, weights.vocabulary, settings, lambda share: True)
    engine = Engine(weights, settings, draft=guesser)
    answers, counts = [], Counter[str]()
    for words in ("darker", "louder"):
        prompt = weights.vocabulary.encode([Markup(PROMPT.format(words))])
        answer = engine.generate(
            prompt, limit=10, lock=None, cancelled=lambda: False, watch=lambda share: None
        )
        answers.append(list(answer))
        counts.update(engine.counts)
    engine.close()
    return answers, counts


@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_a_draft_says_what_would_have_been_said(
    tiny: Path, other: Path, tiny_weights: Weights, temperature: float
) -> None:
    settings = replace(SETTINGS, temperature=temperature)
    alone, _ = _answers(tiny_weights, settings, None)
    well_guessed, good = _answers(tiny_weights, settings, tiny)
    badly_guessed, bad = _answers(tiny_weights, settings, other)
    assert well_guessed == badly_guessed == alone
    assert bad["agreed"] < 0.2 * bad["reply"] < bad["guessed"]
    assert good["agreed"] > (0.5 * good["reply"] if temperature == 0 else 0)


def test_guesses_leave_nothing_behind_when_an_answer_is_left(
    tiny: Path, tiny_weights: Weights
) -> None:
    draft = Draft.load(tiny, tiny_weights.vocabulary, SETTINGS, lambda share: True)
    engine = Engine(tiny_weights, SETTINGS, draft=draft)
    prompt = tiny_weights.vocabulary.encode([Markup(PROMPT.format("darker"))])
    asked = False
    for length in (1, 3, 4):
        answer = engine.generate(
            prompt, limit=40, lock=None, cancelled=lambda: asked, watch=lambda share: None
        )
        said = [next(answer) for _ in range(length)]
        answer.close()
        assert list(engine.ledger.line(0)) == prompt + said[:-1]
        assert engine.context.end(0) == len(prompt) + length - 1
    answer = engine.generate(
        prompt, limit=40, lock=None, cancelled=lambda: asked, watch=lambda share: None
    )
    said = [next(answer) for _ in range(3)]
    asked = True
    with pytest.raises(Cancelled):
        next(answer)
    assert engine.context.end(0) == len(engine.ledger.line(0))
    engine.close()


def test_a_draft_of_another_vocabulary_is_refused(gemma: Gemma, tiny_weights: Weights) -> None:
    renamed = find_tiny(gemma, texts={48: "<|other_call>"})
    with pytest.raises(ModelError, match="has another vocabulary than the model it should guess"):
        Draft.load(renamed, tiny_weights.vocabulary, SETTINGS, lambda share: True)


def test_no_guesses_are_made_where_they_would_not_fit(tiny: Path, tiny_weights: Weights) -> None:
    draft = Draft.load(tiny, tiny_weights.vocabulary, SETTINGS, lambda share: True)
    assert draft.guess([2, *[107] * 1021], lambda: False) == []
    assert draft.guess([2, -5, 107], lambda: False) == []
    assert len(draft.guess([2, 105, 107], lambda: False)) == SETTINGS.draft_tokens
    draft.close()


def _after(asked: Iterator[int], last: float) -> bool:
    return next(asked) >= last


def test_a_cancel_ends_slow_guesses_and_the_next_ones_are_the_same(tiny: Path) -> None:
    looks = count()
    weights = Weights.load(tiny, SETTINGS, lambda share: True)
    draft = Draft(weights, SETTINGS, clock=lambda: next(looks) * 2.0)
    tokens = [2, 105, 2364, 107]
    undisturbed = draft.guess(tokens, lambda: False)
    asked = count()
    draft.guess(tokens, lambda: next(asked) < 0)
    most = next(asked)
    for share in (0.5, 0.7, 0.9):
        asked = count()
        with pytest.raises(Cancelled):
            draft.guess(tokens, partial(_after, asked, share * most))
        assert next(asked) <= share * most + 2
        assert draft.context.end(0) > len(tokens)
    assert draft.guess(tokens, lambda: False) == undisturbed
    draft.close()


def test_a_cancel_is_heeded_between_quick_guesses(tiny: Path) -> None:
    settings = replace(SETTINGS, draft_tokens=8)
    weights = Weights.load(tiny, settings, lambda share: True)
    draft = Draft(weights, settings, clock=lambda: 0.0)
    tokens = [2, 105, 2364, 107]
    draft.guess(tokens, lambda: False)
    asked = count()
    draft.guess(tokens, lambda: next(asked) < 0)
    last = next(asked) - 3
    asked = count()
    with pytest.raises(Cancelled):
        draft.guess(tokens, lambda: next(asked) >= last)
    assert len(tokens) < draft.context.end(0) < len(tokens) + settings.draft_tokens - 1
    draft.close()


class Cramped(Weights):
    """Weights for whose context there is no memory left."""

    @property
    def context_tokens(self) -> int:
        raise ModelError("llama.cpp could not make room")


def test_a_draft_without_memory_for_its_context_gives_its_weights_back(tiny: Path) -> None:
    weights = Cramped.load(tiny, SETTINGS, lambda share: True)
    with pytest.raises(ModelError, match="could not make room"):
        Draft(weights, SETTINGS)
    assert weights.pointer is None
