"""What the words of one instruction mean here, as a few lines for a language model.

The planner's own reading and planning find the words, their strength, their numbers and what they
need on this sound, so that a small model gets the one call to begin with. Only what the
instruction touches is said: a guide to every word makes small models worse, not better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkbox.messages import Measured, Message, Situation, User
from talkbox.models.call_text import calls_text
from talkbox.models.situation_text import printable
from talkbox.planner.correcting.correction import next_steps
from talkbox.planner.goals.aims import aims_of
from talkbox.planner.plan import Step
from talkbox.planner.questions import answer
from talkbox.planner.replies import value_text
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.understanding import Understood, understand
from talkbox.verdict import least_change
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Sign
from talkbox_prompts.texts import table
from talkbox_sessions.events import Call
from talkbox_tools.goal import Aim
from talkbox_tools.measures import MEASURES

MOST_ENTRIES = 8
"""As many as there may be calls in one answer."""
EXPLAINED = 3
"""With more words than these at once, each is told by its calls alone."""
AIMS_SHOWN = 3
_LONGEST = 400


def entries(text: str, situation: Situation, earlier: Sequence[User] = ()) -> tuple[str, ...]:
    """The entries that an instruction touches, one line each; none where nothing is known.

    `earlier` are the instructions before it, to which "a bit more" refers. Never raises.
    """
    understood = understand([*earlier, User(text, situation)])
    found = dict.fromkeys(printable(line, _LONGEST) for line in _lines(understood))
    return tuple(found)[:MOST_ENTRIES]


def correction(
    text: str, situation: Situation, earlier: Sequence[User], since: Sequence[Message]
) -> str:
    """The calls that the newest verdict in `since` asks for, as a line says them; "" for none.

    `since` is all that followed the instruction. A call that was made already is not named again.
    """
    newest = since[-1]
    assert isinstance(newest, Measured)
    understood = understand([*earlier, User(text, situation), *since])
    calls = [call for reply in understood.turn.answers() for call in reply.calls]
    steps = next_steps(understood, newest)
    if newest.verdict["status"] != "met":
        steps = [step for step in understood.plan.steps if _is_left(step, calls)] or steps
    made = [(call.name, call.arguments) for call in calls]
    return calls_text(each for each in steps if (each.tool, dict(each.arguments)) not in made)


def _is_left(step: Step, calls: Sequence[Call]) -> bool:
    """Whether a stage of the plan was not even tried: small models often make one call of two."""
    kinds = [
        (call.name, call.arguments.get("kind"))
        for call in calls
        if isinstance(call.arguments, dict)
    ]
    return step.adds and (step.tool, step.arguments["kind"]) not in kinds


def _lines(understood: Understood) -> Iterator[str]:
    words, reading = table("briefing")["guide"], understood.reading
    if reading.question is not None and reading.follow is None:
        yield words["only_say"].format(text=answer(reading.question, understood.scene))
        return
    if understood.said is not None:
        yield from _answer(understood)
        return
    yield from _follow_up(understood)
    for request in reading.requests:
        yield from _word(request, understood)
    for name in reading.keeps:
        yield words["keep"].format(name=_plain(name), measure=_sign(name).measure)
    for name in reading.avoids:
        yield from _avoided(name, understood)
    yield from _sentences(understood)


def _answer(understood: Understood) -> Iterator[str]:
    """What the planner would say without a call; of its thanks only those for praise matter."""
    words, reading, plan = table("briefing")["guide"], understood.reading, understood.plan
    assert understood.said is not None
    text = understood.said.text
    if understood.said.intent == "question":
        yield words["only_ask"].format(text=text)
    elif understood.said.intent == "refusal" and (reading.beyond or reading.follow or plan.refused):
        yield words["only_decline"].format(text=text)
    elif plan.done_already or _praised(understood):
        yield words["only_say"].format(text=text)


def _praised(understood: Understood) -> bool:
    """Whether an edit was praised, which small models take for a wish to go on."""
    follow = understood.reading.follow
    return follow is not None and follow.said == "yes" and bool(understood.scene.stages)


def _follow_up(understood: Understood) -> Iterator[str]:
    follow, own = understood.reading.follow, understood.reading.requests
    steps = [step for step in understood.plan.steps if step.request not in own]
    if follow is not None and steps:
        form = table("briefing")["guide"]["back" if understood.travels else "follow"]
        yield form.format(kind=follow.kind, calls=calls_text(steps))


def _word(request: Request, understood: Understood) -> Iterator[str]:
    steps = [step for step in understood.plan.steps if step.request is request]
    if not steps:
        return
    words, word = table("briefing")["guide"], lexicon.word(request.word)
    brief = len(understood.reading.requests) > EXPLAINED
    yield words["word_short" if brief else "word"].format(
        name=_plain(word.name),
        gloss=word.gloss,
        aims=_aims(request, understood.scene),
        calls=calls_text(steps),
    )


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _aims(request: Request, scene: Scene) -> str:
    """What must be measurable afterwards, as far as it binds."""
    aims = [aim for aim in aims_of(request, scene) if not aim.optional][:AIMS_SHOWN]
    told = ", ".join(_aim(aim, scene) for aim in aims)
    return told + table("briefing")["guide"]["aims_end"] if told else ""


def _aim(aim: Aim, scene: Scene) -> str:
    """A measure and its way; with its value where the dozen that a model is shown lacks it."""
    words, now = table("briefing")["guide"], ""
    if not MEASURES[aim.measure].for_model:
        now = words["now"].format(value=value_text(aim.measure, scene.now.get(aim.measure)))
    return str(
        words[f"aim_{aim.want}"].format(
            measure=aim.measure,
            now=now,
            by=f"{least_change(aim):.3g}",
            target=value_text(aim.measure, aim.target),
        )
    )


def _avoided(name: str, understood: Understood) -> Iterator[str]:
    """What must not come, with the light touch against it that the planner would add."""
    guard = lexicon.word(name).opposite
    own = understood.reading.requests
    steps = [
        step
        for step in understood.plan.steps
        if step.request is not None and step.request.word == guard and step.request not in own
    ]
    sign = _sign(name)
    form = table("briefing")["guide"][f"avoid_{sign.want}"]
    yield form.format(name=_plain(name), measure=sign.measure, calls=calls_text(steps)).rstrip()


def _sign(name: str) -> Sign:
    """The first sign by which a word is known; loudness for a word that has none."""
    signs = lexicon.word(name).meaning.aims
    binding = [sign for sign in signs if not sign.optional]
    return next(iter((*binding, *signs)), Sign("integrated_lufs", "keep"))


def _sentences(understood: Understood) -> Iterator[str]:
    """What of the instruction cannot be done, is so already, or must be asked."""
    words, plan = table("briefing")["guide"], understood.plan
    yield from (words["limit"].format(sentence=each) for each in plan.refused)
    yield from (words["already"].format(sentence=each) for each in plan.done_already)
    yield from (words["unclear"].format(question=each) for each in plan.asks)
    beyond = understood.reading.beyond
    if beyond is not None:
        yield words["limit"].format(sentence=table("planner")["beyond"][beyond])
