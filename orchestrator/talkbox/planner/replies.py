"""What the planner says when it is done: what was asked, what was set, and the numbers.

Only what was measured is claimed, and of the take that is kept: the best of the turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.messages import Measured
from talkbox.outcome import Rank
from talkbox.planner.moves.stages import changed
from talkbox.planner.understanding import Understood, asked_words, quoted
from talkbox_prompts.texts import table
from talkbox_tools.chain import Stage
from talkbox_tools.measures import MEASURES

_NUMBERS = 3
_STAGES = 4
_NOTES = 3
_SHOWN = 60


def best(found: Sequence[Measured]) -> Measured:
    """The verdict of the take that is kept, as `talkbox.outcome` chooses it."""
    kept = found[0]
    for candidate in found[1:]:
        if _rank(candidate).beats(_rank(kept)):
            kept = candidate
    return kept


def _rank(found: Measured) -> Rank:
    verdict = found.verdict
    met = verdict["status"] == "met"
    return Rank(met, verdict["score"], verdict.get("collateral", 0.0), len(found.stages))


def final_text(understood: Understood, found: Sequence[Measured]) -> str:
    """The closing sentence of a turn, from its verdicts."""
    words, kept = table("planner")["reply"], best(found)
    asked = asked_words(understood.plan.requests, understood.turn.user.text)
    said = understood.turn.user.text.strip()
    if not asked or (len(said) <= _SHOWN and _takes_back(understood)):
        asked = said[:_SHOWN].rstrip(".!? ")
    what = _capital(asked)
    how = ", ".join(_deeds(understood, kept))
    numbers = _numbers(kept, understood)
    status = kept.verdict["status"]
    form = "done" if status == "met" else status
    if form == "done" and numbers:
        form = "done_numbers"
    text = words[form].format(what=what, how=how, numbers=numbers)
    return " ".join([text, *_regressions(kept), *notes(understood)])


def _takes_back(understood: Understood) -> bool:
    """Whether something named was to go: "remove the reverb" is not summed up as "reverb"."""
    requests = understood.plan.requests
    return any(request.against is not None or request.deed != "apply" for request in requests)


def notes(understood: Understood) -> list[str]:
    """What was not done and why, beside what was."""
    words, reading, plan = table("planner"), understood.reading, understood.plan
    said = [*plan.refused, *plan.asks, *plan.done_already]
    if reading.beyond is not None and reading.requests:
        said.append(words["beyond"][reading.beyond])
    if reading.unknown:
        said.append(words["reply"]["unknown"].format(words=quoted(reading.unknown)))
    return said[:_NOTES]


def _deeds(understood: Understood, kept: Measured) -> list[str]:
    """The stages as they were set, changed or taken out."""
    words = table("planner")["reply"]
    after = [Stage.from_json(stage) for stage in kept.stages]
    before = {stage.id: stage for stage in understood.scene.stages}
    told = [
        described(stage) + _turned(stage, before.get(stage.id))
        for stage in changed(tuple(before.values()), after)
    ]
    ids = {stage.id for stage in after}
    gone = [stage for stage in before.values() if stage.id not in ids]
    told += [words["removed"].format(effect=_plain(stage.effect)) for stage in gone]
    if [s.id for s in after if s.id in before] != [id for id in before if id in ids]:
        told.append(words["moved"].format(effect=words["stages"]))
    return told[: _STAGES + 1] or [words["cleared"].rstrip(".").lower()]


def described(stage: Stage) -> str:
    """A stage in a few words with its numbers."""
    words = table("planner")
    if stage.bypassed:
        return str(words["reply"]["bypassed"].format(effect=_plain(stage.effect)))
    form = words["stage"].get(stage.effect)
    if form is None:
        return _plain(stage.effect)
    try:
        return str(form.format(**stage.parameters)) + _beside(stage)
    except (KeyError, ValueError):
        return _plain(stage.effect)


def _turned(stage: Stage, before: Stage | None) -> str:
    """The settings that were turned and that a stage's own few words leave out."""
    words = table("planner")
    form = str(words["stage"].get(stage.effect, ""))
    told = (
        form_of.format(stage.parameters[name])
        for name, form_of in words["stage_turned"].items()
        if before is not None
        and name in before.parameters
        and before.parameters[name] != stage.parameters[name]
        and f"{{{name}" not in form
    )
    return "".join(f", {each}" for each in told)


def _beside(stage: Stage) -> str:
    """What of a stage is told only where it is not as usual: the edges of its band, a crackle."""
    told = [
        each["text"].format(**stage.parameters)
        for name, each in table("planner")["stage_beside"].items()
        if stage.parameters.get(name, each["usual"]) != each["usual"]
    ]
    return "".join(told)


def _plain(effect: str) -> str:
    return effect.replace("_", " ")


def _numbers(kept: Measured, understood: Understood) -> str:
    """The measures that the request hangs on, before and after, and the level."""
    aims = sorted(kept.verdict.get("aims", ()), key=lambda aim: aim["optional"])
    shown = [aim for aim in aims if aim["want"] != "keep" and _says_something(aim)][:_NUMBERS]
    told = [number(aim) for aim in shown]
    if not any(aim["measure"] == "integrated_lufs" for aim in shown):
        told += _level(kept, understood)
    return ", ".join(told)


def _says_something(aim: Mapping[str, Any]) -> bool:
    before, after = (value_text(aim["measure"], aim[when]) for when in ("before", "after"))
    return not aim["optional"] or before != after


def number(aim: Mapping[str, Any]) -> str:
    """One measure's move: "tilt -2.1 -> -2.9 dB/oct"."""
    words, measure = table("planner"), MEASURES[aim["measure"]]
    before, after = value_text(measure.name, aim["before"]), value_text(measure.name, aim["after"])
    unit = f" {measure.unit}" if measure.unit else ""
    form = words["reply"]["number_short" if before == after else "number"]
    return str(form.format(name=name_of(measure.name), before=before, after=after, unit=unit))


def name_of(measure: str) -> str:
    """How a measure is called in a sentence."""
    return str(table("planner")["measure"].get(measure, measure).partition("|")[0])


def value_text(measure: str, value: float | None) -> str:
    """A measure's value as a sentence shows it."""
    words = table("planner")
    if value is None:
        return str(words["answer"]["none"])
    digits = int(words["measure"].get(measure, "|2").partition("|")[2])
    return f"{value:.{digits}f}"


def _level(kept: Measured, understood: Understood) -> list[str]:
    words = table("planner")["reply"]
    before = understood.scene.now.get("integrated_lufs")
    after = kept.measured.get("integrated_lufs")
    if before is None or after is None:
        return []
    if abs(after - before) <= 1.0:
        return [words["level_kept"]]
    return [words["level_moved"].format(change=after - before)]


def _regressions(kept: Measured) -> list[str]:
    words = table("planner")
    told = [
        words["regression"][found["name"]].format(
            before=found["before"] or 0.0, after=found["after"] or 0.0
        )
        for found in kept.verdict.get("regressions", ())
    ]
    return [words["reply"]["regressed"].format(what=", ".join(told))] if told else []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
