"""An instruction understood in its place: what to do, what it is held to, or what to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import is_

from talkbox.messages import Intent, Message, User
from talkbox.planner.asking.resolving import BINDING
from talkbox.planner.conversing.in_its_place import KNOB, RESAID, in_its_place
from talkbox.planner.conversing.turning import knob_steps
from talkbox.planner.followups import follow_plan, means_of, travels
from talkbox.planner.goals.aims import goal_of, joined, turned
from talkbox.planner.history import Topic, Turn, edits_of_wish, newest_turn, topic
from talkbox.planner.moves.numbers import Refused
from talkbox.planner.moves.planning import plan
from talkbox.planner.moves.sparing import (
    narrowed,
    spared,
    threatens,
    without_doubled,
    without_shelves,
)
from talkbox.planner.moves.tasting import as_meant, seasoned, without
from talkbox.planner.moves.variants import varied
from talkbox.planner.naming import read_said
from talkbox.planner.plan import Plan
from talkbox.planner.reading import LONGEST
from talkbox.planner.requests import Follow, Reading, Request
from talkbox.planner.sound.parts import placed
from talkbox.planner.sound.scene import Scene
from talkbox.verdict import least_change
from talkbox_prompts import lexicon, own
from talkbox_prompts.texts import table
from talkbox_tools.goal import Aim, Goal

_EXACT = frozenset({"off", "between", KNOB})
"""Follow-ups that are met when they are carried out."""
_OF_SETTINGS = frozenset({"length", "lost_dynamics"})
"""What settings that are said one by one may cost."""
_SEVERAL = 2
"""With fewer takes "the first one" is the sound before the only edit."""
_FOLLOW_SHARE = 0.3
"""How much of a word's change "a bit more" or "less" of it must make."""
_ABOUT = 1.5
"""How far "the same by other means" may end from what it replaces, in the word's own steps."""
_ONLY_ADDED = frozenset({"space", "movement", "clip", "stereo", "filters", "targets", "reference"})
"""Themes of what is in a sound only where it is put there, and of what no filter brings about."""
_CHANGING = frozenset({"tone", "lows", "mids", "highs", "dynamics", "dirt", "character", "space"})
"""Themes of words whose moves may bring about what is to be avoided."""
_GUARD_STRENGTH = 0.8
_STRANGE_WORDS = 6
_STRANGE_SHARE = 3.0


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in words alone."""

    text: str
    intent: Intent | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """One instruction with everything that follows from it."""

    turn: Turn
    reading: Reading
    scene: Scene
    topic: Topic
    plan: Plan = field(default_factory=Plan)
    said: Said | None = None
    """Set when there is nothing to do but to answer."""

    def follows(self, *kinds: str) -> bool:
        """Whether it is a follow-up of one of these kinds."""
        return self.reading.follow is not None and self.reading.follow.kind in kinds

    @property
    def travels(self) -> bool:
        """Whether it is a step through history alone."""
        return travels(self.reading.follow, self.reading.requests)


def understand(messages: Sequence[Message], variant: int = 0) -> Understood:
    """What the newest instruction means where the session stands, in one of its variants."""
    turn = newest_turn(messages)
    return replace(_understood(_Line((*turn.earlier, turn.user)), variant), turn=turn)


class _Line:
    """What was said so far, as a key: messages are frozen, so the same ones mean the same."""

    __slots__ = ("users",)

    def __init__(self, users: tuple[User, ...]) -> None:
        self.users = users

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.users)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Line) or len(self.users) != len(other.users):
            return False
        return all(map(is_, self.users, other.users))


@own.forgets
@lru_cache(maxsize=8)  # asked for again at every answer, render and attempt of a turn
def _understood(line: _Line, variant: int) -> Understood:
    *earlier, user = line.users
    turn = Turn(user, tuple(earlier), ())
    taste = turn.user.situation.taste
    reading = varied(seasoned(read_said(turn.user), taste), variant)
    texts = [each.text for each in reversed(line.users)]
    scene = replace(Scene.of(turn.user.situation, texts), variant=variant)
    reading = placed(reading, scene)
    last = topic(turn) if scene.stages else Topic()
    reading = in_its_place(reading, user.text, scene.stages, last)
    if reading.follow is not None and reading.follow.kind == KNOB:
        steps = knob_steps(user.text, scene.stages, last)
        return Understood(turn, reading, scene, last, Plan(steps))
    anew = reading.follow is not None and reading.follow.kind in (RESAID, "opposite")
    if reading.follow is not None and reading.follow.kind == "one":
        kind = "take" if scene.takes >= _SEVERAL else "first"
        reading = replace(reading, follow=replace(reading.follow, kind=kind))
    if anew and last.measured:
        scene = replace(scene, now=last.measured)
    about = Topic() if reading.follow is None else topic(turn, _edits(reading.follow, turn))
    if reading.literal and not (about.requests or about.stages):
        reading = replace(reading, requests=reading.literal, literal=(), follow=None)
    if _only_begins(reading) and not (about.requests or about.stages):
        reading = replace(reading, follow=None)
    about = replace(about, requests=as_meant(about.requests, taste))
    if reading.follow is not None and reading.follow.kind == "otherwise":
        asked = [request.word for request in about.requests]
        scene = replace(scene, taste=without(taste, asked, means_of(about)))
    understood = Understood(turn, reading, scene, about)
    said = _said(reading)
    if said is not None:
        return replace(understood, said=said)
    if reading.question is not None and reading.follow is None:
        return understood
    return _planned(understood)


def _edits(follow: Follow, turn: Turn) -> int:
    """How many of the newest edits the follow-up is about."""
    if follow.kind == "off":
        return edits_of_wish(turn)
    return follow.number if follow.kind == "undo" else 1


def goal_for(messages: Sequence[Message]) -> Goal | None:
    """What the newest instruction is held to, whoever answers it; None where nothing is."""
    understood = understand(messages)
    goal = _goal(understood)
    plan, reading = understood.plan, understood.reading
    missed = reading.requests and (reading.beyond or reading.unmet)
    short = bool(plan.refused or plan.asks or missed)
    return replace(goal, partial=True) if goal is not None and short else goal


def _goal(understood: Understood) -> Goal | None:
    reading, scene = understood.reading, understood.scene
    if understood.said is not None or understood.travels or reading.question:
        return None
    if understood.follows(*_EXACT) and not reading.requests:
        return Goal(asked=understood.turn.user.text, permits=_OF_SETTINGS)
    requests = understood.plan.requests
    if understood.follows(RESAID):
        return _reached(goal_of(requests, scene), understood)
    if understood.follows("otherwise"):
        goal = goal_of(requests, scene) if requests else None
        return None if goal is None else _as_it_is(goal, scene)
    if reading.follow is None or reading.follow.kind not in ("more", "less"):
        return goal_of(requests, scene, reading.keeps, reading.avoids) if requests else None
    old = _follow_goal(reading.follow.kind, understood)
    if not reading.requests:
        return old
    new = goal_of(reading.requests, scene, reading.keeps, reading.avoids)
    return new if old is None else old if new is None else joined(old, new)


def _reached(goal: Goal | None, understood: Understood) -> Goal:
    """The goal of a number said anew: what says where to end. What says how far to go counts from
    a sound that is not heard any more.
    """
    aims = () if goal is None else tuple(aim for aim in goal.aims if aim.want == "at")
    permits = _OF_SETTINGS if goal is None else _OF_SETTINGS | goal.permits
    return Goal(aims, understood.turn.user.text, permits)


def _follow_goal(kind: str, understood: Understood) -> Goal | None:
    new = understood.reading.requests
    asked = [request for request in understood.plan.requests if request not in new]
    goal = goal_of(asked, understood.scene) if asked else None
    if goal is None or kind == "more":
        return None if goal is None else _smaller(goal)
    return turned(goal, _FOLLOW_SHARE)


def _as_it_is(goal: Goal, scene: Scene) -> Goal:
    """The goal of the same by other means: what was reached ends about where it is."""
    aims = []
    for aim in goal.aims:
        now = scene.now.get(aim.measure)
        if aim.want in ("up", "down") and now is not None:
            within = _ABOUT * least_change(aim)
            aims.append(Aim(aim.measure, "at", target=now, within=within, optional=aim.optional))
    kept = [aim for aim in goal.aims if aim.want == "keep"]
    return Goal((*aims, *kept), goal.asked, goal.permits)


def _smaller(goal: Goal) -> Goal:
    aims = [
        replace(aim, by=(aim.by or 0.0) * _FOLLOW_SHARE or None)
        for aim in goal.aims
        if aim.want != "at"
    ]
    return Goal(tuple(aims), goal.asked, goal.permits)


def _planned(understood: Understood) -> Understood:
    reading, scene = understood.reading, understood.scene
    try:
        if reading.follow is not None:
            made = follow_plan(reading.follow, reading.requests, understood.topic, scene)
        else:
            made = without_doubled(plan(reading.requests, scene))
            made = spared(made, reading.keeps, scene)
            made = _guarded(made, reading, scene)
    except Refused as reason:
        return replace(understood, said=Said(str(reason), "refusal"))
    if understood.follows(RESAID) and made.refused:  # nothing is lost to an impossible number
        return replace(understood, said=Said(" ".join(made.refused), "refusal"))
    understood = replace(understood, plan=made)
    return understood if made.steps else replace(understood, said=_without_steps(made, reading))


def _guarded(made: Plan, reading: Reading, scene: Scene) -> Plan:
    """The plan with a light touch against what must not come: "brighter, but not harsh".

    An echo does not come of itself, so that nothing need be done against it.
    """
    themes = {lexicon.names()[request.word] for request in reading.requests}
    if not made.steps or themes.isdisjoint(_CHANGING):
        return made
    threats = [word for word in map(lexicon.word, reading.avoids) if word.theme not in _ONLY_ADDED]
    made = without_shelves(made, threats, scene)
    opposites = [word.opposite for word in threats if threatens(word, made.steps, scene)]
    guards = [
        Request(name, _GUARD_STRENGTH)
        for name in opposites
        if name is not None and not lexicon.word(name).impossible
    ]
    light = narrowed(plan(guards, scene).steps, made.steps)
    return replace(made, steps=(*made.steps, *light))


def _without_steps(made: Plan, reading: Reading) -> Said:
    words = table("planner")
    if made.asks:
        return Said(made.asks[0], "question")
    if made.refused:
        return Said(" ".join(made.refused), "refusal")
    if made.done_already:
        return Said(" ".join(made.done_already))
    return Said(words["reply"]["nothing_changed"] if reading.requests else words["reply"]["thanks"])


def _only_begins(reading: Reading) -> bool:
    """ "Tone it down, it's way too harsh": before anything was done the rest is what is asked."""
    step = reading.follow is not None and reading.follow.kind in ("more", "less")
    return step and bool(reading.requests)


def _said(reading: Reading) -> Said | None:
    """The answer to what asks for no change at all."""
    words = table("planner")
    if reading.too_long:
        return Said(words["refusal"]["too_long"].format(limit=LONGEST), "refusal")
    if reading.follow is not None:
        return Said(words["reply"]["thanks"]) if reading.follow.kind == "thanks" else None
    if reading.question is not None:
        return None
    if reading.beyond is not None and (not reading.requests or reading.beyond in BINDING):
        return Said(words["beyond"][reading.beyond], "refusal")
    if reading.unread and reading.requests:
        return Said(words["refusal"]["unread"].format(words=quoted(reading.unread)), "refusal")
    if reading.conflict is not None:
        left, right = reading.conflict
        return Said(
            _capital(words["question"]["conflict"].format(left=left, right=right)), "question"
        )
    return _nothing_asked(reading) if not reading.requests else _too_strange(reading)


def _nothing_asked(reading: Reading) -> Said:
    words = table("planner")
    if reading.vague is not None:
        return Said(words["question"][reading.vague], "question")
    if reading.keeps or reading.avoids:
        return Said(words["reply"]["kept_only"])
    if reading.unknown:
        return Said(words["refusal"]["nonsense"].format(words=quoted(reading.unknown)), "refusal")
    return Said(words["refusal"]["empty"], "refusal")


def _too_strange(reading: Reading) -> Said | None:
    """A long text of which almost nothing is understood is not acted on."""
    known = len(reading.requests) + len(reading.keeps)
    strange = len(reading.unknown)
    if strange < _STRANGE_WORDS or strange < _STRANGE_SHARE * known * 2:
        return None
    text = table("planner")["refusal"]["nonsense"]
    return Said(text.format(words=quoted(reading.unknown)), "refusal")


def quoted(words: Sequence[str]) -> str:
    """Some words as a sentence quotes them; never more than a line."""
    shown = [f'"{word[:24]}"' for word in words[:4]]
    return ", ".join(shown) + (" ..." if len(words) > len(shown) else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def asked_words(requests: Sequence[Request], text: str = "") -> str:
    """The requests in the producer's words, as they stand in the text where they are found."""
    parts = dict.fromkeys(request.asked or request.word.replace("_", " ") for request in requests)
    return str(table("planner")["reply"]["and"]).join(_as_written(part, text) for part in parts)


def _as_written(part: str, text: str) -> str:
    place = text.lower().find(part)
    return text[place : place + len(part)] if place >= 0 else part
