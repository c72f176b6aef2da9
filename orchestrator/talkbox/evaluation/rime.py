"""The agentic set carried out: every recipe said at three levels, with and without correction.

What comes of each prompt is set beside the chain that it was made from. The features are put on one
scale by how far they differ between the clips and the sounds that were meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from talkbox.evaluation import floors
from talkbox.evaluation.bench import Bench
from talkbox.evaluation.intervals import share
from talkbox.evaluation.rime_recipes import LEVELS, Recipe, recipes
from talkbox.evaluation.rime_scores import graph_f1, parameter_errors, similarity
from talkbox.evaluation.socialfx_features import features
from talkbox.messages import Cancelled

if TYPE_CHECKING:
    from talkbox.effort import Effort
    from talkbox.evaluation.clips import Clip
    from talkbox.listener import Listener
    from talkbox.messages import Model

Doubles = NDArray[np.float64]

FORMAT = "talkbox-rime-1"
PUBLISHED = (
    ("GPT-4o mini", 0.611, 0.845),
    ("Gemini 3 Flash", 0.512, 0.702),
    ("Gemma 3n", 0.480, 0.803),
)
"""Agent, directional similarity, Graph F1: arXiv 2607.19605, on other data and another embedding.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one prompt, or of a floor in its place."""

    effort: str
    level: int
    completed: bool
    graph_f1: float
    errors: tuple[float, ...]
    """Of the parameters that could be compared."""
    wanted_parameters: int
    moved: Doubles
    meant: Doubles
    """From the source to the result and to what was meant, in features."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be carried out."""

    clips: Sequence[Clip]
    count: int
    seed: int
    efforts: Sequence[Effort]

    @property
    def prompts(self) -> int:
        """How many answers that needs."""
        return self.count * LEVELS * len(self.efforts)


def outcomes(plan: Plan, model: Model, folder: Path, listener: Listener) -> Iterator[Outcome]:
    """Every prompt's outcome at every effort, and the floors; ends early when stopped."""
    by_clip = sorted(recipes(plan.count, plan.clips, plan.seed), key=lambda it: it.clip)
    clips = {clip.name: clip for clip in plan.clips}
    benches: dict[str, dict[str, Bench]] = {}
    for recipe in by_clip:
        if recipe.clip not in benches:
            benches = {recipe.clip: _benches(plan, clips[recipe.clip], folder, model)}
        try:
            yield from _tried(recipe, benches[recipe.clip], plan.seed, listener)
        except Cancelled:
            return


def _benches(plan: Plan, clip: Clip, folder: Path, model: Model) -> dict[str, Bench]:
    return {
        effort.name: Bench(clip, folder / effort.name / clip.name, model, effort)
        for effort in plan.efforts
    }


def _tried(
    recipe: Recipe, benches: dict[str, Bench], seed: int, listener: Listener
) -> Iterator[Outcome]:
    any_bench = next(iter(benches.values()))
    source, target = any_bench.source, any_bench.render(recipe.chain())
    start, meant = features(source), features(target)
    wanted = sum(len(stage.parameters) for stage in recipe.stages)
    at_random = floors.random_equaliser(source, (seed, recipe.number)).sound or source
    moved = features(at_random) - start
    yield Outcome(floors.RANDOM, -1, True, 0.0, (), wanted, moved, meant - start)
    for effort, bench in benches.items():
        for level, prompt in enumerate(recipe.prompts):
            answer = bench.answer(prompt, listener)
            after = start if answer.sound is None else features(answer.sound)
            yield Outcome(
                effort=effort,
                level=level,
                completed=answer.sound is not None,
                graph_f1=graph_f1(answer.chain, recipe),
                errors=tuple(parameter_errors(answer.chain, recipe)),
                wanted_parameters=wanted,
                moved=after - start,
                meant=meant - start,
            )


def document(found: Sequence[Outcome], plan: Plan, model: str) -> dict[str, Any]:
    """Scores for each effort and level, as `talkbox eval rime --json` prints them."""
    scale = _scale([outcome.meant for outcome in found])
    at_random = [outcome for outcome in found if outcome.effort == floors.RANDOM]
    rows = []
    for effort in plan.efforts:
        for level in range(LEVELS):
            those = [it for it in found if (it.effort, it.level) == (effort.name, level)]
            if those:
                rows.append({"effort": effort.name, "level": level, **_scores(those, scale)})
    complete = len(found) == plan.prompts + plan.count
    return {
        "format": FORMAT,
        "model": model,
        "seed": plan.seed,
        "recipes": plan.count,
        "complete": complete,
        "scores": rows,
        "random_equaliser_similarity": _mean(
            [similarity(it.moved / scale, it.meant / scale) for it in at_random]
        ),
    }


def _scores(those: Sequence[Outcome], scale: Doubles) -> dict[str, Any]:
    errors = [error for outcome in those for error in outcome.errors]
    wanted = sum(outcome.wanted_parameters for outcome in those)
    return {
        "completed": share(sum(it.completed for it in those), len(those)).to_json(),
        "graph_f1": _mean([it.graph_f1 for it in those]),
        "parameter_error": _mean(errors) if errors else None,
        "parameters_compared": round(len(errors) / max(wanted, 1), 4),
        "similarity": _mean([similarity(it.moved / scale, it.meant / scale) for it in those]),
    }


def _scale(ways: Sequence[Doubles]) -> Doubles:
    """How far each feature usually moves; one that never does counts nothing."""
    if not ways:
        return np.ones(1)
    spread = np.sqrt(np.mean(np.square(ways), axis=0))
    return np.asarray(np.where(spread > 1e-9, spread, np.inf))


def _mean(values: Sequence[float]) -> float:
    return round(float(np.mean(values)), 4) if len(values) else 0.0
