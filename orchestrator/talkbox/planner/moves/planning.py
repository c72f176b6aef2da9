"""Requests as a plan: calls of the tools, scaled by strength, fitted to the source and the chain.

What a request's stages do already is changed where it stands; nothing is stacked that could be
turned. Every request ends as steps, as a sentence why there is nothing to do, as a refusal, or as
a question; never as silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from talkbox.planner.moves import deeds
from talkbox.planner.moves.asked import Asked, Fulfilled, Unclear
from talkbox.planner.moves.cuts import cut_silence, out_of_middle
from talkbox.planner.moves.exact import RULES, at_level, idle_limit
from talkbox.planner.moves.lengths import last_cuts_first, lengthened
from talkbox.planner.moves.matching import match_step
from talkbox.planner.moves.meanings import done_already, is_impossible, meaning_for
from talkbox.planner.moves.numbers import Bound, Refused, bound
from talkbox.planner.moves.stages import adding, is_neutral, made_by, together
from talkbox.planner.moves.unheard import unheard
from talkbox.planner.moves.values import STRONGEST, settings_at, stage_strength
from talkbox.planner.moves.weighing import weighed
from talkbox.planner.plan import Plan, Step
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Meaning, Move, Word
from talkbox_prompts.texts import table
from talkbox_tools.chain import Stage
from talkbox_tools.effect import Value

_PITCH = "pitch"
"""A kind of move, and the rule of the words that are about it."""
_GUARDING = frozenset({"lows"})
"""Themes whose cuts keep out what a reverb or a filter of the same text would bring."""


@dataclass
class _Draft:
    """A plan in the making."""

    scene: Scene
    alone: bool = True
    """Nothing else is asked for that could bring back what is not there now."""
    pitched: bool = False
    """How far the pitch moves is asked for itself: "an octave down, it's for a monster"."""
    steps: list[Step] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    """Ids of stages that this plan changed already; the next request adds its own."""


def plan(requests: Sequence[Request], scene: Scene) -> Plan:
    """The plan that carries the requests out, in order."""
    pitched = any(map(_sets_pitch, requests))
    draft = _Draft(scene, alone=len(requests) == 1, pitched=pitched)
    for meant in last_cuts_first([_placed(_meant(each), scene) for each in requests]):
        request = _placed(meant, draft.scene)
        known = len(draft.steps)
        try:
            _carry_out(request, draft)
        except Refused as reason:
            draft.refused.append(str(reason))
        except Unclear as question:
            draft.asks.append(str(question))
        except Fulfilled as fact:
            draft.done.append(str(fact))
        if len(draft.steps) > known:
            draft.scene = lengthened(draft.scene, _added(draft.steps[known:]))
            draft.requests.append(request)
            draft.done += idle_limit(request, scene) if len(requests) == 1 else []
    return Plan(
        tuple(draft.steps),
        refused=tuple(dict.fromkeys(draft.refused)),
        asks=tuple(dict.fromkeys(draft.asks)),
        done_already=tuple(dict.fromkeys(draft.done)),
        requests=tuple(draft.requests),
    )


def _meant(request: Request) -> Request:
    """To normalise to a loudness is to set the loudness, and is held to that; "darker by 3 dB" is
    as strong as its filter has that gain.
    """
    if request.word == "normalize" and request.quantity("lufs") is not None:
        return replace(request, word="loudness")
    return weighed(request)


def _added(steps: Iterable[Step]) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The effects that the steps add, with their values."""
    for step in steps:
        if step.adds:
            values = {name: each for name, each in step.arguments.items() if name != "kind"}
            yield step.arguments["kind"], values


def _placed(request: Request, scene: Scene) -> Request:
    """A cut as what it is on this clip: at one end, or out of the middle."""
    return out_of_middle(cut_silence(request, scene), scene)


def _carry_out(request: Request, draft: _Draft) -> None:
    done = deeds.steps(request, draft.scene)
    if done is not None:
        draft.steps += done
        return
    word = lexicon.word(request.word)
    if is_impossible(word, draft.scene):
        raise Refused(table("planner")["impossible"][word.impossible])
    if draft.scene.silent and word.theme != "clip":
        raise Refused(table("planner")["refusal"]["silent_source"])
    if not request.quantities and (fact := done_already(word, draft.scene)):
        if draft.alone or not _guards(word):
            raise Fulfilled(fact)
        draft.done.append(fact)
    if draft.alone and (fact := at_level(request, word, draft.scene)):
        raise Fulfilled(fact)
    _apply(request, word, draft)


_TOLD = (
    frozenset({"frequency_hz", "gain_db"}),
    frozenset({"bits"}),
    frozenset({"width_ratio"}),
)
"""Where these are said, they are all that is meant: "harshness at 3k down 2 dB", "crush it to 6
bits", "30% wider"."""


def _is_told(settings: Mapping[str, Value]) -> bool:
    return any(settings.keys() >= told for told in _TOLD)


def _guards(word: Word) -> bool:
    """Whether the word takes out lows, which a reverb after it would bring in."""
    return word.theme in _GUARDING and all(sign.want == "down" for sign in word.meaning.aims)


def _apply(request: Request, word: Word, draft: _Draft) -> None:
    if word.match is not None:
        draft.steps.append(match_step(request, word.match, draft.scene))
        return
    meaning = meaning_for(word, draft.scene)
    for move in meaning.moves:
        if move.kind == "convolution":
            draft.steps.append(_with_file(request, move, draft.scene))
            return
    given = settings_given(request, word, meaning, draft.scene)
    told = [place for place, settings in given.items() if _is_told(settings)]
    told = told if len(told) == len(given) else []
    for place, move in enumerate(meaning.moves):
        if told and place not in told:
            continue
        moved = move.kind == _PITCH and draft.pitched and not _is_pitch(word)
        if not moved and not _is_named(move, meaning, request, draft):
            _move(request, move, given.get(place, {}), draft)
    draft.refused += unheard(request, word, meaning)


def _is_named(move: Move, meaning: Meaning, request: Request, draft: _Draft) -> bool:
    """Whether the effect was asked for by its name already: "chorus on it, nice and dreamy"."""
    others = (step.request for step in draft.steps if step.adds and step.request is not request)
    named = {other.word for other in others if other is not None}
    return len(meaning.moves) > 1 and move.kind in named


def _sets_pitch(request: Request) -> bool:
    """Whether it says how far the pitch is to move: "an octave down", "up 3 semitones"."""
    word = lexicon.word(request.word)
    fixed = not any(
        isinstance(move.settings.get("semitones"), tuple) for move in word.meaning.moves
    )
    return _is_pitch(word) and (fixed or bool(request.quantities))


def _is_pitch(word: Word) -> bool:
    """Whether the word is about the pitch alone, and no picture of a voice."""
    return word.exact == _PITCH and word.theme == "clip"


def settings_given(request: Request, word: Word, meaning: Meaning, scene: Scene) -> Bound:
    """What numbers and the word's rule set, by the place of the move."""
    given = bound(request, word, meaning, scene)
    rule = RULES.get(word.exact or "")
    if rule is not None:
        for place, settings in rule(Asked(request, word, scene)).items():
            given[place] = {**given.get(place, {}), **settings}
    return given


def _move(request: Request, move: Move, given: Mapping[str, Value], draft: _Draft) -> None:
    settings = {**settings_at(move, request.strength, draft.scene), **given}
    free = [stage for stage in draft.scene.stages if stage.id not in draft.touched]
    stage = made_by(move, free, draft.scene)
    if stage is None:
        arguments = {"kind": move.kind, **settings}
        draft.steps.append(Step(move.tool, arguments, request, move))
        return
    draft.touched.add(stage.id)
    draft.steps += _turn(request, move, settings, given, stage, draft.scene)


def _turn(
    request: Request,
    move: Move,
    settings: Mapping[str, Value],
    given: Mapping[str, Value],
    stage: Stage,
    scene: Scene,
) -> list[Step]:
    """Changes to a stage that is there, in place of a second one like it."""
    sums = _sums(move, settings, stage, scene)
    if sums:
        if is_neutral(stage.effect, {**stage.parameters, **sums}):
            return [_edit(request, "remove", stage)]
        return _sets(request, stage, sums)
    if given:
        return _sets(request, stage, given)
    fixed = {name: value for name, value in settings.items() if not _scales(move, name)}
    if any(stage.parameters.get(name) != value for name, value in fixed.items()):
        return _sets(request, stage, settings)
    strength = stage_strength(move, stage.parameters, scene)
    if strength is None:
        return []
    if strength >= STRONGEST:
        return [Step(move.tool, {"kind": move.kind, **settings}, request, move)]
    stronger = min(strength + request.strength / 2, STRONGEST)
    return _sets(request, stage, settings_at(move, max(stronger, request.strength), scene))


def _sums(
    move: Move, settings: Mapping[str, Value], stage: Stage, scene: Scene
) -> dict[str, Value]:
    sums: dict[str, Value] = {}
    for parameter in adding(move):
        old, new = stage.parameters.get(parameter.name), settings[parameter.name]
        if isinstance(old, int | float) and isinstance(new, int | float):
            sums[parameter.name] = together(parameter, old, new, scene)
    return sums


def _scales(move: Move, name: str) -> bool:
    return isinstance(move.settings.get(name), tuple)


def _sets(request: Request, stage: Stage, values: Mapping[str, Value]) -> list[Step]:
    return [
        _edit(request, "set", stage, parameter=name, value=value)
        for name, value in values.items()
        if stage.parameters.get(name) != value and name != "mains"
    ]


def _edit(request: Request, action: str, stage: Stage, **more: object) -> Step:
    values = {
        name: float(value) if isinstance(value, str) and name == "value" else value
        for name, value in more.items()
    }
    return Step("edit_chain", {"action": action, "stage": stage.id, **values}, request)


def _with_file(request: Request, move: Move, scene: Scene) -> Step:
    """A convolution with the opened file that the words name, or the only one."""
    words = table("planner")
    if not scene.files:
        raise Refused(words["refusal"]["no_file"])
    named = [name for name in scene.files if _stem(name) in request.asked]
    chosen = named or list(scene.files)
    if len(chosen) > 1:
        raise Unclear(words["question"]["file"].format(files=", ".join(chosen[:8])))
    settings = settings_at(move, request.strength, scene)
    arguments = {"kind": move.kind, "file": chosen[0], **settings}
    return Step(move.tool, arguments, request, move)


def _stem(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0].lower()
