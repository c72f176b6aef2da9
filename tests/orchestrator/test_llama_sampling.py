"""The next token: as llama.cpp's own filters and dice choose it, and held by a restraint."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import llama_cpp.llama_cpp as llama
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from restraints import Among

from talkbox.messages import ModelError
from talkbox.models.llama.sampling import Logits, Sampler
from talkbox.models.llama.settings import Settings

SIZE = 20_000


def _logits(seed: int, spread: float = 3.0) -> Logits:
    return np.random.default_rng(seed).normal(0, spread, SIZE).astype(np.float32)


def _as_llama_chooses(settings: Settings) -> Callable[[Logits], int]:
    """llama.cpp's filters over every token, as `llama_sampler_sample` applies them."""
    chain = llama.llama_sampler_chain_init(llama.llama_sampler_chain_default_params())
    for link in (
        llama.llama_sampler_init_top_k(settings.top_k),
        llama.llama_sampler_init_top_p(settings.top_p, 1),
        llama.llama_sampler_init_min_p(settings.min_p, 1),
        llama.llama_sampler_init_temp(settings.temperature),
        llama.llama_sampler_init_dist(settings.seed),
    ):
        llama.llama_sampler_chain_add(chain, link)

    def choose(logits: Logits) -> int:
        data = (llama.llama_token_data * SIZE)()
        for token, logit in enumerate(logits):
            data[token] = llama.llama_token_data(token, float(logit), 0.0)
        array = llama.llama_token_data_array(data, SIZE, -1, False)
        llama.llama_sampler_apply(chain, ctypes.byref(array))
        return int(array.data[array.selected].id)

    return choose


@pytest.mark.parametrize(
    "settings",
    [
        Settings(seed=5),
        Settings(seed=6, top_k=1000, top_p=1, temperature=2),
        Settings(seed=7, top_k=0, min_p=0.1),
        Settings(temperature=0),
    ],
    ids=["Gemma's", "wide", "without top-k", "greedy"],
)
def test_tokens_are_the_ones_that_llama_cpp_would_choose_among_all(settings: Settings) -> None:
    reference, sampler = _as_llama_chooses(settings), Sampler(settings)
    for seed in range(12):
        logits = _logits(seed, spread=0.5 + seed % 4)
        assert sampler.choose(logits, None) == reference(logits)
    sampler.close()


def test_the_same_seed_chooses_the_same_and_another_seed_something_else() -> None:
    def answer(seed: int) -> list[int]:
        sampler = Sampler(Settings(seed=seed))
        return [sampler.choose(_logits(step), None) for step in range(20)]

    assert answer(1) == answer(1) != answer(2)


@given(st.sets(st.integers(0, SIZE - 1), min_size=1, max_size=50), st.integers(0, 9))
def test_only_what_is_allowed_is_chosen_and_accepted(allowed: set[int], seed: int) -> None:
    restraint, sampler = Among(allowed), Sampler(Settings())
    chosen = [sampler.choose(_logits(seed + step), restraint) for step in range(3)]
    assert set(chosen) <= allowed and restraint.accepted == chosen
    sampler.close()


def test_a_restraint_that_never_refuses_changes_nothing() -> None:
    free, held = Sampler(Settings(seed=3)), Sampler(Settings(seed=3))
    everything = Among(range(SIZE))
    for step in range(20):
        assert free.choose(_logits(step), None) == held.choose(_logits(step), everything)
    assert held.refused == 0


def test_a_refused_token_does_not_change_what_is_free_afterwards() -> None:
    free, held = Sampler(Settings(seed=3)), Sampler(Settings(seed=3))
    first = free.choose(_logits(0), None)
    assert held.choose(_logits(0), Among(set(range(SIZE)) - {first})) != first
    assert held.refused == 1
    for step in range(1, 20):
        assert free.choose(_logits(step), None) == held.choose(_logits(step), None)


def test_among_many_allowed_tokens_the_likely_ones_are_chosen() -> None:
    logits = _logits(1)
    allowed = set(range(0, SIZE, 2))
    likely = sorted(allowed, key=lambda token: -logits[token])[:64]
    sampler = Sampler(Settings(top_p=1))
    for _ in range(40):
        assert sampler.choose(logits, Among(allowed)) in likely
    assert sampler.refused > 5


def test_a_token_that_leads_the_allowed_ones_by_little_is_not_always_chosen() -> None:
    logits = np.full(SIZE, 11.9, dtype=np.float32)
    logits[:100], logits[100] = 20.0, 12.5
    sampler = Sampler(Settings())
    chosen = {sampler.choose(logits, Among(range(100, SIZE))) for _ in range(10)}
    assert len(chosen) > 5


def test_logits_that_are_all_alike_still_give_a_token() -> None:
    assert 0 <= Sampler(Settings()).choose(np.zeros(SIZE, dtype=np.float32), None) < SIZE


def test_numbers_that_broke_down_end_the_answer_with_a_sentence() -> None:
    with pytest.raises(ModelError, match="not finite; its file may be damaged"):
        Sampler(Settings()).choose(np.full(SIZE, np.nan, dtype=np.float32), None)


def test_a_restraint_without_a_way_on_ends_the_answer_with_a_sentence() -> None:
    with pytest.raises(ModelError, match="no answer fits its tools"):
        Sampler(Settings()).choose(_logits(0), Among(()))
