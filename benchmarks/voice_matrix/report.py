"""The figures as Markdown tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from voice_matrix.scoring import Outcome, score

_HEAD = """\
| {what} | heard | word errors | repaired | right edits | repaired |
|---|---:|---:|---:|---:|---:|"""
_WORST = 12


def report(outcomes: Iterable[Outcome]) -> str:
    """Every table: the held-out half, the development half, and where it goes wrong."""
    all_of = list(outcomes)
    held_out = [each for each in all_of if each.heard.instruction.held_out]
    developed = [each for each in all_of if not each.heard.instruction.held_out]
    return "\n".join((*_half("Held out", held_out), *_half("Developed on", developed),
                      *_worst(held_out), *_changed(held_out)))  # fmt: skip


def _half(title: str, outcomes: list[Outcome]) -> Iterator[str]:
    yield from (f"## {title}", "", "By Whisper model:", "")
    yield from _table("model", outcomes, lambda each: each.heard.model)
    yield from ("", "By voice, both models:", "")
    yield from _table("voice", outcomes, lambda each: str(each.heard.condition))
    yield ""


def _table(what: str, outcomes: list[Outcome], key: Callable[[Outcome], str]) -> Iterator[str]:
    yield _HEAD.format(what=what)
    for name in dict.fromkeys(map(key, outcomes)):
        yield _row(name, [each for each in outcomes if key(each) == name])
    yield _row("all", outcomes)


def _row(name: str, outcomes: list[Outcome]) -> str:
    figures = score(outcomes)
    shares = (
        figures.plain_errors, figures.errors, figures.plain_successes, figures.successes,
    )  # fmt: skip
    return (
        " | ".join((f"| {name}", f"{figures.count}", *(f"{share:.0%}" for share in shares))) + " |"
    )


def _worst(outcomes: list[Outcome]) -> Iterator[str]:
    """The instructions that were understood least, with what was heard most often instead."""
    yield from ("## Worst of those held out", "", "| instruction | right edits | often heard as |")
    yield "|---|---:|---|"
    named = {each.heard.instruction.typed for each in outcomes}
    of = {name: [o for o in outcomes if o.heard.instruction.typed == name] for name in named}
    ranked = sorted(of, key=lambda name: (sum(o.success for o in of[name]), name))
    for name in ranked[:_WORST]:
        missed = Counter(o.heard.text for o in of[name] if not o.success)
        often = min(missed, key=lambda text: (-missed[text], text)) if missed else ""
        yield f"| {name} | {sum(o.success for o in of[name])} of {len(of[name])} | {often} |"
    yield ""


def _changed(outcomes: list[Outcome]) -> Iterator[str]:
    """How often the repair made an edit right, and how often it took a right one away."""
    gained = sum(each.success and not each.plain_success for each in outcomes)
    lost = [each for each in outcomes if each.plain_success and not each.success]
    yield f"Of those held out the repair made {gained} edits right and {len(lost)} wrong."
    yield from (f"* wrong: {each.heard.text!r} -> {each.repaired!r}" for each in lost)
