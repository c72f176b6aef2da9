"""The generated agentic set: what is drawn, and how an answer to it is scored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from talkbox.evaluation import clips
from talkbox.evaluation.rime_recipes import Drawn, Recipe, recipes
from talkbox.evaluation.rime_scores import graph_f1, parameter_errors, similarity
from talkbox_tools.chain import Chain
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.render import Renderer, Source


def _recipe(*stages: tuple[str, dict[str, float]]) -> Recipe:
    return Recipe(0, "keys", tuple(Drawn(effect, given, ()) for effect, given in stages), ())


MEANT = _recipe(
    ("bell", {"frequency_hz": 300, "gain_db": -4}),
    ("reverb", {"mix": 0.3}),
    ("gain", {"gain_db": -6}),
)


def test_the_chain_that_was_meant_scores_fully() -> None:
    assert graph_f1(MEANT.chain(), MEANT) == 1
    assert parameter_errors(MEANT.chain(), MEANT) == [0, 0, 0, 0]


def test_order_counts_and_nothing_at_all_counts_nothing() -> None:
    chain = MEANT.chain()
    turned = Chain(tuple(reversed(chain.stages)), chain.added)
    assert graph_f1(turned, MEANT) == pytest.approx(3 / 5)
    assert graph_f1(Chain(), MEANT) == 0


def test_a_stage_too_many_costs_precision() -> None:
    longer = _recipe(*((it.effect, dict(it.parameters)) for it in MEANT.stages), ("chorus", {}))
    assert graph_f1(longer.chain(), MEANT) == pytest.approx(2 * 5 / 12)


def test_neighbouring_filters_are_one_equaliser() -> None:
    one = _recipe(("bell", {"frequency_hz": 300, "gain_db": -4}))
    two = _recipe(("bell", {"frequency_hz": 300, "gain_db": -4}), ("high_shelf", {"gain_db": 2}))
    assert graph_f1(two.chain(), one) == 1


def test_parameters_are_compared_on_their_own_scale_and_only_for_effects_that_are_there() -> None:
    other = _recipe(("bell", {"frequency_hz": 3000, "gain_db": 8}), ("gain", {"gain_db": -6}))
    frequency, gain, level = parameter_errors(other.chain(), MEANT)
    assert frequency == pytest.approx(1 / 3)
    assert gain == pytest.approx(12 / 48)
    assert level == 0


def test_similarity_is_one_the_same_way_and_minus_one_the_opposite_way() -> None:
    way = np.array([1.0, -2.0, 0.5])
    assert similarity(3 * way, way) == pytest.approx(1)
    assert similarity(-way, way) == pytest.approx(-1)
    assert similarity(np.zeros(3), way) == 0


def test_recipes_follow_from_the_seed_and_every_one_can_be_rendered(tmp_path: Path) -> None:
    made = clips.brought(tmp_path)
    drawn = recipes(24, made, 0)
    assert drawn[:8] == recipes(8, made, 0)
    assert drawn != recipes(24, made, 1)
    assert {len(recipe.stages) for recipe in drawn} == {1, 2, 3, 4}
    renderer, noise = Renderer(PedalboardBackend()), np.zeros((2, 4410), dtype=np.float32)
    for recipe in drawn:
        exact, named, sound = recipe.prompts
        assert any(letter.isdigit() for letter in exact)
        assert not any(letter.isdigit() for letter in named + sound)
        renderer.render(recipe.chain(), Source(noise, 44_100))
