"""What is known of knobs whatever they are called: `knobs.toml` as values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from talkbox_prompts.texts import table


@cache
def settings() -> Mapping[str, Mapping[str, str]]:
    """Knob -> effect -> its parameter, which begins with "-" where it goes the other way."""
    found: dict[str, dict[str, str]] = table("knobs")["settings"]
    return found


@cache
def start(knob: str, effect: str) -> float | None:
    """Where the setting begins when it is first turned; None where a nudge is heard."""
    value: float | None = table("knobs")["start"].get(knob, {}).get(effect)
    return value


@cache
def factor(knob: str) -> float | None:
    """How many times as much "a bit more" is; None for what the tool has a measure for."""
    value: float | None = table("knobs")["factors"].get(knob)
    return value


@cache
def levelled() -> frozenset[str]:
    """Effects whose knobs leave the loudness where it is."""
    return frozenset(table("knobs")["levelled"]["effects"])


@cache
def named_knobs() -> frozenset[str]:
    """Knobs that a bare number never means."""
    return frozenset(table("knobs")["by_name"]["knobs"])


@cache
def placed_knobs() -> frozenset[str]:
    """Knobs that a bare comparative turns only where a frequency was said before."""
    return frozenset(table("knobs")["placed"]["knobs"])


@cache
def absolute_knobs() -> frozenset[str]:
    """Knobs of either sign that "lower" turns down and not back to where they do nothing."""
    return frozenset(table("knobs")["absolute"]["knobs"])
