"""A whole entry held to the schema: its keys, its meaning, its cases, and what it refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from talkbox.planner.goals.exact_aims import MAKERS
from talkbox.planner.sound.scene import CONDITIONS
from talkbox.regressions import GUARDS
from talkbox.vocabulary.faults import Fault, is_one_of, not_tables, shown, tables, unknown_keys
from talkbox.vocabulary.meanings import meaning_faults
from talkbox_prompts.own import MEANING
from talkbox_prompts.texts import table
from talkbox_tools.measures import MEASURES

CASE = frozenset({"if", *MEANING})
COMMON = frozenset({*MEANING, "gloss", "known", "opposite", "bare", "level", "permits", "when"})
"""Keys of any entry, shipped or own."""
SHIPPED = COMMON | {"exact", "needs", "needless", "impossible", "default_dbtp", "file", "match"}
_NEEDS = ("hz", "span", "band")
_MATCHED = ("tone", "width", "dynamics", "loudness", "all")


def shipped_faults(entry: Mapping[str, Any], known: Collection[str]) -> Iterator[Fault]:
    """The faults of an entry of the data files; `known` are the words there are."""
    yield from unknown_keys(entry, SHIPPED, "the entry", ())
    for key in ("gloss", "known"):
        if key not in entry:
            yield Fault(f"{key} is missing; it must be a sentence")
    yield from common_faults(entry, known)
    if entry.get("exact", "limit") not in {*MAKERS, "limit"}:
        yield Fault(f"exact must be one of {', '.join(MAKERS)}; got {shown(entry['exact'])}")
    if entry.get("needs", "hz") not in _NEEDS:
        yield Fault(f"needs must be {', '.join(_NEEDS)}; got {shown(entry['needs'])}")
    if entry.get("match", "all") not in _MATCHED:
        yield Fault(f"match must be {', '.join(_MATCHED)}; got {shown(entry['match'])}")
    if "impossible" in entry and entry["impossible"] not in table("planner")["impossible"]:
        yield Fault(f"impossible {entry['impossible']!r} has no sentence in planner.toml")
    bounds = entry.get("needless", {})
    if bounds and bounds.get("measure") not in {*MEASURES, "end_silence_seconds"}:
        yield Fault(f"needless names {shown(bounds.get('measure'))}, which is no measure")


def common_faults(entry: Mapping[str, Any], known: Collection[str]) -> Iterator[Fault]:
    """The faults that shipped and own entries may have alike."""
    yield from _text_faults(entry)
    yield from meaning_faults(entry)
    yield from not_tables(entry, "when", ())
    for place, case in enumerate(tables(entry, "when")):
        at = ("when", place)
        yield from unknown_keys(case, CASE, "a case", at)
        if not is_one_of(case.get("if"), CONDITIONS):
            yield Fault(
                f"if must be one of {', '.join(CONDITIONS)}; got {shown(case.get('if'))}",
                (*at, "if"),
            )
        yield from meaning_faults(case, at)
    yield from _reference_faults(entry, known)


def _text_faults(entry: Mapping[str, Any]) -> Iterator[Fault]:
    for key in ("gloss", "known"):
        text = entry.get(key, "-")
        if not isinstance(text, str) or not text.strip():
            yield Fault(f"{key} must be a sentence in quotes; got {shown(text)}", (key,))
    if not isinstance(entry.get("level", False), bool):
        yield Fault(f"level must be true or false; got {shown(entry['level'])}", ("level",))


def _reference_faults(entry: Mapping[str, Any], known: Collection[str]) -> Iterator[Fault]:
    opposite = entry.get("opposite")
    if opposite is not None and not is_one_of(opposite, known):
        hint = "`talkbox words` lists them"
        yield Fault(f"opposite {shown(opposite)} is no word; {hint}", ("opposite",))
    permits = entry.get("permits", [])
    if not isinstance(permits, list) or not set(map(str, permits)) <= set(GUARDS):
        yield Fault(
            f"permits must list some of {', '.join(GUARDS)}; got {shown(permits)}", ("permits",)
        )
    numbers = entry.get("numbers", {})
    if "bare" in entry and not is_one_of(
        entry["bare"], numbers if isinstance(numbers, dict) else ()
    ):
        yield Fault(f"bare {shown(entry['bare'])} is not among its numbers", ("bare",))
