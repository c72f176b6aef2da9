"""The decoding loop: what llama.cpp would say, held, stopped, and nothing computed twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import llama_cpp.llama_cpp as llama
import numpy as np
import pytest
from numpy.typing import NDArray
from restraints import Among

from talkbox.messages import Cancelled, ModelError
from talkbox.models.dialect import Markup, Piece, Text
from talkbox.models.llama.context import Context
from talkbox.models.llama.engine import Engine
from talkbox.models.llama.native import Weights
from talkbox.models.llama.sampling import Restraint
from talkbox.models.llama.settings import Settings

pytest_plugins = ("gemma_fixture", "tiny_fixture")

SETTINGS = Settings(context_tokens=2048, threads=1, seed=4)


@pytest.fixture
def engine(tiny_weights: Weights) -> Iterator[Engine]:
    engine = Engine(tiny_weights, SETTINGS)
    yield engine
    engine.close()


def _prompt(weights: Weights, words: str = "make it darker") -> list[int]:
    pieces: list[Piece] = [
        Markup("<bos><|turn>user\n"),
        Text(words),
        Markup("<turn|>\n<|turn>model\n"),
    ]
    return weights.vocabulary.encode(pieces)


def _say(
    engine: Engine,
    prompt: Sequence[int],
    limit: int = 40,
    lock: Restraint | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[int]:
    return list(
        engine.generate(
            prompt, limit=limit, lock=lock, cancelled=cancelled, watch=lambda share: None
        )
    )


def _as_llama_says(weights: Weights, prompt: Sequence[int], limit: int) -> list[int]:
    """The same answer with nothing but llama.cpp's own calls."""
    context = Context(weights, SETTINGS)
    chain = llama.llama_sampler_chain_init(llama.llama_sampler_chain_default_params())
    for link in (
        llama.llama_sampler_init_top_k(SETTINGS.top_k),
        llama.llama_sampler_init_top_p(SETTINGS.top_p, 1),
        llama.llama_sampler_init_temp(SETTINGS.temperature),
        llama.llama_sampler_init_dist(SETTINGS.seed),
    ):
        llama.llama_sampler_chain_add(chain, link)
    said: list[int] = []
    batch = list(prompt)
    while len(said) < limit and not (said and weights.vocabulary.is_end(said[-1])):
        native = (llama.llama_token * len(batch))(*batch)
        llama.llama_decode(context.pointer, llama.llama_batch_get_one(native, len(batch)))
        said.append(llama.llama_sampler_sample(chain, context.pointer, -1))
        batch = said[-1:]
    context.close()
    return said


def test_the_answer_is_the_one_llama_cpp_gives_by_itself(
    engine: Engine, tiny_weights: Weights
) -> None:
    prompt = _prompt(tiny_weights)
    assert _say(engine, prompt, 30) == _as_llama_says(tiny_weights, prompt, 30)


def test_the_same_prompt_gives_the_same_answer_and_is_not_read_again(
    engine: Engine, tiny_weights: Weights
) -> None:
    prompt = _prompt(tiny_weights)
    first = _say(engine, prompt)
    assert engine.counts["evaluated"] == len(prompt)
    assert _say(engine, prompt) == first
    assert (engine.counts["cached"], engine.counts["evaluated"]) == (len(prompt) - 1, 1)


def test_an_answer_goes_on_from_what_was_said_before(engine: Engine, tiny_weights: Weights) -> None:
    prompt = _prompt(tiny_weights)
    said = _say(engine, prompt, limit=12)
    longer = [*prompt, *said, *_prompt(tiny_weights, "and louder")[1:]]
    fresh = Engine(tiny_weights, SETTINGS)
    for reader in (engine, fresh):
        reader.read(longer, cancelled=lambda: False, watch=lambda share: None)
    assert engine.counts["evaluated"] <= len(longer) - len(prompt) - len(said) + 1
    # Not equal: how tokens are cut into batches changes roundings. Another text is off by 10.
    assert engine.context.logits(-1) == pytest.approx(fresh.context.logits(-1), abs=0.7)
    fresh.close()


def test_the_ledger_agrees_with_the_cache_wherever_an_answer_is_left(
    engine: Engine, tiny_weights: Weights
) -> None:
    prompt = _prompt(tiny_weights)
    for kept in range(1, 6):
        answer = engine.generate(
            prompt, limit=40, lock=None, cancelled=lambda: False, watch=lambda share: None
        )
        said = [next(answer) for _ in range(kept)]
        answer.close()
        assert list(engine.ledger.line(0)) == prompt + said[:-1]
        assert engine.context.end(0) == len(prompt) + kept - 1


def test_the_last_token_is_an_end_or_the_limit(engine: Engine, tiny_weights: Weights) -> None:
    prompt = _prompt(tiny_weights)
    said = _say(engine, prompt, limit=400)
    assert said[-1] in (1, 50, 106) and not set(said[:-1]) & {1, 50, 106}
    assert engine.counts["reply"] == len(said)
    assert _say(engine, prompt, limit=3) == said[:3]


def test_progress_of_reading_ends_with_the_whole(engine: Engine, tiny_weights: Weights) -> None:
    shares: list[float] = []
    prompt = _prompt(tiny_weights, "darker, please " * 100)
    answer = engine.generate(
        prompt, limit=1, lock=None, cancelled=lambda: False, watch=shares.append
    )
    list(answer)
    assert shares == sorted(shares) and shares[-1] == 1.0 and len(shares) > 1


def test_a_restraint_decides_every_token(engine: Engine, tiny_weights: Weights) -> None:
    restraint = Among([107, 2202, 655, 106])
    said = _say(engine, _prompt(tiny_weights), limit=20, lock=restraint)
    assert set(said) <= {107, 2202, 655, 106} and restraint.accepted == said
    assert engine.counts["refused"] >= len(said) - 2


class Nothing:
    """Refuses nothing, at any place."""

    def allows(self, token: int) -> bool:
        return True

    def allowed(self) -> NDArray[np.int32]:
        raise AssertionError("nothing was refused")

    def accept(self, token: int) -> None:
        pass


def test_what_was_valid_when_free_is_the_same_when_held(
    engine: Engine, tiny_weights: Weights
) -> None:
    prompt = _prompt(tiny_weights)
    assert _say(engine, prompt, lock=Nothing()) == _say(engine, prompt)
    assert engine.counts["refused"] == 0


def test_a_cancel_is_heeded_before_the_next_token(engine: Engine, tiny_weights: Weights) -> None:
    prompt = _prompt(tiny_weights)
    asked = False
    said: list[int] = []
    answer = engine.generate(
        prompt, limit=40, lock=None, cancelled=lambda: asked, watch=lambda share: None
    )
    with pytest.raises(Cancelled):
        for token in answer:
            said.append(token)
            asked = len(said) == 5
    assert len(said) == 5
    assert _say(engine, prompt)[:5] == said


def test_an_answer_stops_where_the_context_ends(tiny_weights: Weights) -> None:
    small = Engine(tiny_weights, Settings(context_tokens=1024, threads=1))
    prompt = [2, *[107] * 1018]
    said = _say(small, prompt, limit=500, lock=Among([107, 2202]))
    assert len(prompt) + len(said) == 1024
    with pytest.raises(ModelError, match="1024 tokens leaves no room to answer in a context of"):
        _say(small, [2, *[107] * 1023])
    small.close()


def test_four_lines_of_a_conversation_are_kept_beside_each_other(
    engine: Engine, tiny_weights: Weights
) -> None:
    prompts = [_prompt(tiny_weights, f"{way} " * 30) for way in ("dark", "loud", "wide", "dry")]
    said = [_say(engine, prompt, limit=10) for prompt in prompts]
    for prompt, before in zip(prompts, said, strict=True):
        assert _say(engine, prompt, limit=10) == before
        assert engine.counts["evaluated"] == 1
