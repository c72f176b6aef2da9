"""What a word means here: on this source, and whether there is anything to do at all."""

from __future__ import annotations

from talkbox.planner.moves.tasting import liked
from talkbox.planner.moves.variants import taken
from talkbox.planner.sound.scene import Scene
from talkbox_prompts.lexicon import Meaning, Word
from talkbox_prompts.texts import table

_ENDS = "end_silence_seconds"
"""Silence at both ends together; no measure of its own."""


def meaning_for(word: Word, scene: Scene) -> Meaning:
    """The first of the word's cases that holds here, else what it means everywhere.

    Its moves come in the order that the user's taste gives them.
    """
    holding = (meaning for condition, meaning in word.cases if scene.holds(condition))
    meaning = taken(word, next(holding, word.meaning), scene.variant)
    return liked(word, meaning, scene.taste)


def is_impossible(word: Word, scene: Scene) -> bool:
    """Whether nothing can be done for the word here: a word says so, and none of its cases hold."""
    return word.impossible is not None and not meaning_for(word, scene).moves


def done_already(word: Word, scene: Scene) -> str | None:
    """The sentence that says why there is nothing to do; None when there is."""
    bounds = word.needless
    if not bounds:
        return None
    value = _value(bounds["measure"], scene)
    if value is None:
        absent = bounds.get("absent", False) and bounds["measure"] in scene.now
        return str(table("planner")["needless"][word.name]) if absent else None
    if bounds.keys() <= {"measure", "absent"}:
        return None
    if bounds.get("above", float("-inf")) <= value <= bounds.get("below", float("inf")):
        return str(table("planner")["needless"][word.name].format(value=f"{value:.4g}"))
    return None


def _value(measure: str, scene: Scene) -> float | None:
    if measure == _ENDS:
        return scene.level("lead_silence_seconds", 0) + scene.level("tail_silence_seconds", 0)
    if measure == "side_mid_db":
        return scene.level(measure)
    return scene.now.get(measure)
