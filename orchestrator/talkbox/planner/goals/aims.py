"""What must be measurable when a request came true: the goal that the turn is held to.

The same words data that moves are planned from gives the aims, so that a language model is judged
by what the planner would be judged by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from talkbox.planner.goals.exact_aims import MAKERS, Settings, says_exactly, sets_up
from talkbox.planner.moves import deeds
from talkbox.planner.moves.asked import Fulfilled, Unclear
from talkbox.planner.moves.lengths import lengthened
from talkbox.planner.moves.meanings import done_already, is_impossible, meaning_for
from talkbox.planner.moves.numbers import Refused
from talkbox.planner.moves.planning import settings_given
from talkbox.planner.moves.stages import made_by
from talkbox.planner.moves.values import settings_at
from talkbox.planner.requests import PLAIN, Request
from talkbox.planner.sound.audibility import attainable, heard, is_there
from talkbox.planner.sound.curves import BANDS_HZ
from talkbox.planner.sound.scene import Scene
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Meaning, Sign, Word
from talkbox_tools.goal import Aim, Goal, Want
from talkbox_tools.measures import MEASURES

_LEVEL_WITHIN_LU = 1.0
_SPEED = "speed"
"""What words of tempo are exact in: what they stretch sounds as loud as it did."""
_MAKEUP = "makeup_db"
_LEVEL_JUMP = "level_jump"
_BITS = "bit"
_GAIN = "gain"
"""What words of loudness are exact in: a step of so many decibels."""
_CLICKS = "clicks"
"""What a repair is exact in that leaves the level as it is, or it has taken what is no click."""
_FILTER, _PASSES = "filter", frozenset({"high_pass", "low_pass"})
_STEP_SHARE = 0.6
_LEVEL_FREEING = frozenset({"clip", "dirt"})
"""Themes of words that may change the loudness where they permit it: cuts, and redrawn peaks."""
_GROWN_SHARE = 0.4
"""How much of a word's change is asked of the second helping."""
_FAINT_BAND_DB = -35.0
"""Of a band this far under the whole nobody can tell whether it stayed."""
_TOKEN = 0.2
"""An aim of which less than this is left says nothing; it is shown, but does not bind."""
_TURNED: dict[Want, Want] = {"up": "down", "down": "up"}
_RATIO, _WEIGHT = "warmth_db", "bass_db"
"""What weight and warmth are known by, and the band that they rest on: it stays with them."""
_ATTACKS, _OUT_FURTHER_DB = "transient_db", 6.0
"""What tells of attacks, and how much further they may stand out where they are to stay."""


def goal_of(
    requests: Sequence[Request],
    scene: Scene,
    keeps: Iterable[str] = (),
    avoids: Iterable[str] = (),
    share: float = 1.0,
) -> Goal | None:
    """The goal of all requests together; None where nothing measurable was asked for.

    `share` scales how much counts: a follow-up such as "a bit more" asks for less than the word.
    """
    goal, recut, by_then = Goal(), _is_recut(requests), scene
    for request in requests:
        word = lexicon.word(request.word)
        aims: Iterable[Aim] = list(_aims(request, word, by_then, share))
        by_then, known = _behind(request, word, by_then), by_then
        if by_then is not known:  # its length counts what was cut before it
            goal = replace(goal, aims=tuple(each for each in goal.aims if not _is_length(each)))
        if word.exact == _GAIN and (recut or _filters(requests)):
            aims = (_as_way(aim, scene) for aim in aims)
        goal += Goal(tuple(aims), request.asked, _permits(request, word))
    if not goal.aims and not goal.permits and not requests:
        return None
    if any(lexicon.word(request.word).theme == "space" for request in requests):
        goal = replace(goal, aims=tuple(_with_tail(aim, scene) for aim in goal.aims))
    extra = [*_kept(keeps, scene), *_avoided(avoids, scene), *_watched(requests, scene)]
    if keeps_level(requests) and "louder" not in keeps:
        binds = {lexicon.word(request.word).exact for request in requests} == {_CLICKS}
        extra.append(Aim("integrated_lufs", "keep", within=_LEVEL_WITHIN_LU, optional=not binds))
    return Goal(_agreeing((*goal.aims, *extra)), goal.asked, goal.permits)


def _behind(request: Request, word: Word, scene: Scene) -> Scene:
    """The scene with the length that the request leaves."""
    if "length" not in word.permits or request.deed != "apply":
        return scene
    settings = _settings(request, word, meaning_for(word, scene), scene)
    return scene if settings is None else lengthened(scene, settings)


def _is_length(aim: Aim) -> bool:
    return aim.measure == "length_seconds" and aim.want == "at"


def _permits(request: Request, word: Word) -> frozenset[str]:
    """What may get worse for it; who says what a compressor gives back, has the level from it."""
    freed = {_LEVEL_JUMP} if request.quantity(_MAKEUP) is not None else set()
    return word.permits | freed


def _as_way(aim: Aim, scene: Scene) -> Aim:
    """The aim for a step of so many decibels where the whole is cut anew: its way, not its end."""
    if aim.want != "at" or aim.target is None:
        return aim
    change = aim.target - scene.level(aim.measure)
    by = round(_STEP_SHARE * abs(change), 2)
    return Aim(aim.measure, "up" if change > 0 else "down", by=by, optional=change > 0)


def _with_tail(aim: Aim, scene: Scene) -> Aim:
    """The aim for a length where a room adds its tail: longer at least, or not held to it."""
    if not _is_length(aim) or aim.target is None:
        return aim
    grown = aim.target - scene.length_seconds
    return Aim(aim.measure, "up", by=round(grown, 3)) if grown > 0 else replace(aim, optional=True)


def keeps_level(requests: Sequence[Request]) -> bool:
    """Whether the loudness is to stay: nothing asked for is about level, cuts parts away or draws
    peaks anew, and nobody said what a compressor gives back.
    """
    words = [lexicon.word(request.word) for request in requests]
    if all(word.exact == _SPEED for word in words):
        return False
    if any(request.quantity(_MAKEUP) is not None for request in requests):
        return False
    return not any(word.level for word in words) and not _is_recut(requests)


def _is_recut(requests: Sequence[Request]) -> bool:
    """Whether a part goes, fades or is drawn anew, so that the loudness of the whole says nothing
    of a step of so many decibels.
    """
    words = (lexicon.word(request.word) for request in requests)
    return any(
        word.theme in _LEVEL_FREEING and bool(word.permits & {"length", _LEVEL_JUMP})
        for word in words
        if word.exact != _SPEED
    )


def _filters(requests: Sequence[Request]) -> bool:
    """Whether an end of the spectrum is cut off: what is left is to have the step that was said."""
    return any(
        word.exact == _FILTER and all(move.kind in _PASSES for move in word.meaning.moves)
        for word in map(lexicon.word, (request.word for request in requests))
    )


def aims_of(request: Request, scene: Scene, share: float = 1.0) -> list[Aim]:
    """The aims of one request."""
    return list(_aims(request, lexicon.word(request.word), scene, share))


def joined(old: Goal, new: Goal) -> Goal:
    """Both goals as one, with one aim for each measure."""
    both = old + new
    return Goal(_agreeing((*old.aims, *new.aims)), both.asked, both.permits)


def turned(goal: Goal, share: float) -> Goal:
    """The goal of taking something back: every direction turned, `share` of the distance."""
    aims = [
        Aim(aim.measure, _TURNED[aim.want], (aim.by or 0.0) * share or None, optional=True)
        for aim in goal.aims
        if aim.want in _TURNED
    ]
    kept = [aim for aim in goal.aims if aim.want == "keep"]
    return Goal((*aims, *kept), goal.asked, goal.permits)


def _aims(request: Request, word: Word, scene: Scene, share: float) -> Iterable[Aim]:
    if request.deed != "apply" or is_impossible(word, scene):
        return
    if not request.quantities and done_already(word, scene):
        return
    if deeds.named(request, scene) or request.quantity(_BITS) is not None:
        return  # "8 bits" are what they are, heard or not
    meaning = meaning_for(word, scene)
    settings = _settings(request, word, meaning, scene)
    if settings is None:
        return
    for sign in heard(meaning.aims, scene, settings):
        aim = _aim(sign, request, scene, share)
        if aim is not None:
            yield aim
    maker = MAKERS.get(word.exact or "")
    if maker is not None:
        yield from maker(request, settings, scene)


def _settings(request: Request, word: Word, meaning: Meaning, scene: Scene) -> Settings | None:
    """The values that the word's moves would get; None where the request comes to nothing."""
    try:
        given = settings_given(request, word, meaning, scene)
    except (Refused, Unclear, Fulfilled):
        return None
    return [
        (move.kind, {**settings_at(move, request.strength, scene), **given.get(place, {})})
        for place, move in enumerate(meaning.moves)
    ]


def _aim(sign: Sign, request: Request, scene: Scene, share: float) -> Aim | None:
    if says_exactly(request) and sign.measure == "integrated_lufs":
        return None
    grown = _grows(request, scene)
    share = share * _GROWN_SHARE if grown else share
    optional = sign.optional or (grown and bool(request.quantities)) or _taken_back(request, scene)
    optional = optional or sets_up(request)
    if sign.want == "keep":
        return Aim(sign.measure, "keep", within=sign.by, optional=optional)
    least = MEASURES[sign.measure].jnd if sign.by is None else sign.by
    wanted = least * _weight(request) * share
    by = attainable(sign, wanted, scene)
    optional = optional or by < wanted * _TOKEN
    return Aim(sign.measure, sign.want, round(by, 4), optional=optional)


def _weight(request: Request) -> float:
    """How much of the plain word's change counts: a touch 0.5, way more 1.7; by numbers 0.5."""
    if request.quantities:
        return 0.5
    if request.strength <= PLAIN:
        return 1.0 - 0.5 * (PLAIN - request.strength)
    return 1.0 + 0.7 * (request.strength - PLAIN)


def _grows(request: Request, scene: Scene) -> bool:
    """Whether stages of this word are there already, so that it can only become more so."""
    moves = meaning_for(lexicon.word(request.word), scene).moves
    return any(made_by(move, scene.stages, scene) is not None for move in moves)


def _taken_back(request: Request, scene: Scene) -> bool:
    """Whether the request only turns down what the chain has; the whole aim is then too much."""
    try:
        return bool(deeds.steps(request, scene))
    except Refused:
        return True


def _agreeing(aims: Iterable[Aim]) -> tuple[Aim, ...]:
    """One aim a measure and way; what is asked for wins over what was only to be kept."""
    kept: dict[str, Aim] = {}
    for aim in aims:
        old = kept.get(aim.measure)
        if old is None:
            kept[aim.measure] = aim
        elif old.want == aim.want:
            kept[aim.measure] = _stricter(old, aim)
        elif old.optional and not aim.optional:
            kept[aim.measure] = aim
        elif not old.optional and not aim.optional:
            kept[aim.measure] = Aim(old.measure, old.want, old.by, old.target, old.within, True)
    return tuple(kept.values())


def _stricter(old: Aim, new: Aim) -> Aim:
    if old.optional != new.optional:
        return new if old.optional else old
    return old if (old.by or 0.0) >= (new.by or 0.0) else new


def _kept(words: Iterable[str], scene: Scene) -> Iterable[Aim]:
    """What is to stay as it is; a band that is hardly heard binds nothing."""
    for name in words:
        further_db = _OUT_FURTHER_DB if name in lexicon.reading()["attacks"] else None
        for sign in (*_main_signs(name, scene), *_attack_signs(name, scene)):
            step = MEASURES[sign.measure].jnd
            loose = max(2.0 * step, (sign.by or 0.0) / 2)
            within = step if sign.measure == "integrated_lufs" else loose
            unheard = not is_there(sign.measure, scene, _FAINT_BAND_DB)
            yield Aim(sign.measure, "keep", further_db, within=within, optional=unheard)
            if sign.measure == _RATIO:
                faint = not is_there(_WEIGHT, scene, _FAINT_BAND_DB)
                yield Aim(_WEIGHT, "keep", within=within, optional=faint)


def _attack_signs(name: str, scene: Scene) -> list[Sign]:
    """The attacks themselves: a compressor may take them, and the highest peak stays as high."""
    own = _main_signs(name, scene)
    if name not in lexicon.reading()["attacks"] or scene.now.get(_ATTACKS) is None:
        return []
    return [] if any(sign.measure == _ATTACKS for sign in own) else [Sign(_ATTACKS, "up")]


def _avoided(words: Iterable[str], scene: Scene) -> Iterable[Aim]:
    """What must not come: binding for bands that are heard ("but not harsh"), else watched."""
    for name in words:
        for sign in _main_signs(name, scene):
            within = max(MEASURES[sign.measure].jnd, sign.by or 0.0) * 1.5
            binds = sign.measure in BANDS_HZ and is_there(sign.measure, scene)
            yield Aim(sign.measure, "keep", within=within, optional=not binds)


def _watched(requests: Sequence[Request], scene: Scene) -> Iterable[Aim]:
    """The side effects of the words, more of them for more of a word; none binds."""
    for request in requests:
        if request.deed != "apply" or request.quantities:
            continue
        for sign in meaning_for(lexicon.word(request.word), scene).watch:
            if is_there(sign.measure, scene):
                least = MEASURES[sign.measure].jnd if sign.by is None else sign.by
                within = round(least * max(_weight(request), 1.0), 4)
                yield Aim(sign.measure, "keep", within=within, optional=True)


def _main_signs(name: str, scene: Scene) -> list[Sign]:
    """The first binding aim of a word: what is meant by keeping it."""
    signs = meaning_for(lexicon.word(name), scene).aims
    binding = [sign for sign in signs if not sign.optional] or list(signs)
    return [sign for sign in binding[:1] if scene.now.get(sign.measure) is not None]
