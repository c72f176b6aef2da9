"""How hard a turn tries: on real sound, what the program adds to what a model left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.conversation import Conversation
from talkbox.effort import EFFORTS, NORMAL, Effort
from talkbox.messages import Measured, Reply
from talkbox.planner import Planner
from talkbox.session import Session
from talkbox.testing import ScriptedModel
from talkbox_sessions import events as happened
from talkbox_sessions.events import Call, Event
from talkbox_sessions.store import Home

QUICK, THOROUGH = EFFORTS["quick"], EFFORTS["thorough"]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    song = tmp_path / "song.wav"
    soundfile.write(song, clip().T[: 2 * RATE_HZ], RATE_HZ, subtype="PCM_24")
    with Session.create(Home(tmp_path / "home"), song) as opened:
        yield opened


def calling(name: str, **arguments: Any) -> Reply:
    return Reply(calls=(Call(id="c1", name=name, arguments=arguments),))


def shelf(gain_db: float) -> Reply:
    return calling("equalize", kind="high_shelf", frequency_hz=2500, gain_db=gain_db)


def said(session: Session, text: str, *replies: Reply, effort: Effort = NORMAL) -> list[Event]:
    return list(session.say(text, ScriptedModel(replies), effort=effort))


def ended(events: list[Event]) -> happened.TurnEnded:
    return next(event for event in events if isinstance(event, happened.TurnEnded))


def renders(events: list[Event]) -> list[happened.Rendered]:
    return [event for event in events if isinstance(event, happened.Rendered)]


def test_a_model_that_only_talks_does_not_keep_the_edit_from_being_made(session: Session) -> None:
    events = said(session, "make it darker", Reply("I made it darker."))
    end = ended(events)
    assert (end.status, end.take) == ("met", 1)
    assert [render.by for render in renders(events)][:1] == ["program"]
    assert "tilt" in end.reply and "I made it darker" not in end.reply
    assert session.chain.stages


def test_an_edit_that_is_too_weak_is_mended_on_the_models_own_stage(session: Session) -> None:
    events = said(session, "make it darker", shelf(-0.5), Reply("Darker now."))
    assert ended(events).status == "met"
    first, *_, kept = renders(events)
    assert (first.by, kept.by) == ("model", "program")
    assert [stage.effect for stage in session.chain.stages] == ["high_shelf"]
    assert float(session.chain.stages[0].parameters["gain_db"]) < -0.5


def test_an_edit_the_wrong_way_is_replaced(session: Session) -> None:
    events = said(session, "make it darker", shelf(12), Reply("Darker now."))
    assert ended(events).status == "met"
    shelves = [stage for stage in session.chain.stages if stage.effect == "high_shelf"]
    assert shelves and all(float(shelf.parameters["gain_db"]) < 0 for shelf in shelves)


def test_a_model_that_did_it_is_left_alone(session: Session) -> None:
    events = said(session, "make it darker", shelf(-8), Reply("Darker by 8 dB."))
    assert [render.by for render in renders(events)] == ["model"]
    assert ended(events).reply == "Darker by 8 dB."


def test_quick_leaves_what_the_model_made(session: Session) -> None:
    events = said(session, "make it darker", shelf(-0.5), Reply("Darker."), effort=QUICK)
    assert [render.by for render in renders(events)] == ["model"]
    assert ended(events).status != "met"


def test_quick_gives_a_model_no_correction(session: Session) -> None:
    replies = (shelf(-0.5), shelf(-8), Reply("Darker."))
    events = said(session, "make it darker", *replies, effort=QUICK)
    failed = [event for event in events if isinstance(event, happened.ToolFailed)]
    assert [event.reason for event in failed] == ["limit"]


@pytest.mark.parametrize("intent", ["question", "refusal"])
def test_a_model_that_asks_or_declines_is_not_overruled(session: Session, intent: Any) -> None:
    events = said(session, "make it darker", Reply("How dark?", intent=intent))
    assert renders(events) == []
    assert ended(events).take is None


def test_words_that_say_nothing_leave_the_model_alone(session: Session) -> None:
    events = said(session, "make it more quixotic", Reply("What is that?"), effort=THOROUGH)
    assert renders(events) == []


def test_takes_of_the_program_are_not_shown_to_the_model(session: Session) -> None:
    said(session, "make it darker", shelf(-0.5), Reply("Darker now."))
    shown = [m for m in session.conversation.messages if isinstance(m, Measured)]
    assert len(shown) == 1
    again = Conversation.of(session.journal.line(), session.conversation.files)
    assert again.messages == session.conversation.messages
    assert again.chain == session.conversation.chain


def test_a_take_of_the_program_is_undone_like_any_other(session: Session) -> None:
    said(session, "make it darker", Reply("Sure."))
    session.move("undo")
    assert session.chain.stages == ()


@pytest.mark.parametrize("echo", ['{"stages": {"s1": "bell"}}', '```json\n{"error": "no"}\n```'])
def test_data_that_a_model_repeats_is_not_shown_as_its_answer(session: Session, echo: str) -> None:
    events = said(session, "make it darker", shelf(-8), Reply(echo))
    assert ended(events).reply.startswith("Darker: ")


def test_what_cannot_be_reached_is_said_with_the_number_of_takes(session: Session) -> None:
    """Darker and brighter at once, by numbers: no take does both."""
    phrase = "make it darker, and boost 10 dB above 3 kHz"
    events = list(session.say(phrase, Planner()))
    end = ended(events)
    assert end.status != "met"
    assert f"Nothing better was found in {len(renders(events))} takes." in end.reply


def test_thorough_compares_takes_and_keeps_the_one_that_leaves_most_as_it_was(
    session: Session,
) -> None:
    events = list(session.say("make it brighter", Planner(), effort=THOROUGH))
    judged = [event.verdict for event in events if isinstance(event, happened.Judged)]
    assert len(judged) >= 3
    kept = next(verdict for verdict in judged if verdict["score"] == ranks(judged)[0][0])
    best = [event for event in judged if event["score"] >= kept["score"] - 0.02]
    chosen = next(
        event.verdict
        for event in events
        if isinstance(event, happened.Judged) and event.render == ended(events).render
    )
    assert chosen["collateral"] <= min(event["collateral"] for event in best) + 0.5


def ranks(judged: list[dict[str, Any]]) -> list[tuple[float, float]]:
    return sorted(((v["score"], -v["collateral"]) for v in judged), reverse=True)


def test_thorough_tries_gentler_stronger_and_other_ways(session: Session) -> None:
    events = list(session.say("make it darker", Planner(), effort=THOROUGH))
    chains = [render.chain["stages"] for render in renders(events)]
    gains = {stage["parameters"].get("gain_db") for chain in chains for stage in chain}
    assert len(gains) >= 3
    assert {stage["effect"] for chain in chains for stage in chain} >= {"high_shelf", "low_pass"}
    assert ended(events).status == "met"


def test_numbers_that_were_said_stay_in_every_take(session: Session) -> None:
    events = list(session.say("high-pass at 90 Hz", Planner(), effort=THOROUGH))
    for render in renders(events):
        assert render.chain["stages"][0]["parameters"]["frequency_hz"] == 90


def test_the_same_words_give_the_same_takes_again(session: Session) -> None:
    first = renders(list(session.say("make it warmer", Planner(), effort=THOROUGH)))
    session.move("undo")
    second = renders(list(session.say("make it warmer", Planner(), effort=THOROUGH)))
    assert [render.audio for render in first] == [render.audio for render in second]


def test_pitch_and_time_that_nobody_asked_for_are_not_taken_for_the_edit(session: Session) -> None:
    higher = calling("edit_clip", kind="pitch", semitones=12)
    events = said(session, "make it brighter", higher, Reply("Brighter now."))
    judged = [event.verdict for event in events if isinstance(event, happened.Judged)]
    assert [found["name"] for found in judged[0]["regressions"]] == ["unasked"]
    assert ended(events).status == "met"
    assert "pitch" not in {stage.effect for stage in session.chain.stages}


def test_pitch_that_was_asked_for_is_no_fault(session: Session) -> None:
    higher = calling("edit_clip", kind="pitch", semitones=2)
    events = said(session, "pitch it up 2 semitones", higher, Reply("Up by 2."))
    assert ended(events).status == "met"
    assert [render.by for render in renders(events)] == ["model"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("pitch it up 400 semitones", "refused"),
        ("remove the vocals", "refused"),
        ("brighter and darker", "clarify"),
        ("how loud is it?", "unchanged"),
    ],
)
def test_an_edit_that_the_words_do_not_ask_for_is_not_kept(
    session: Session, words: str, status: str
) -> None:
    events = said(session, words, shelf(6), Reply("Done."))
    assert (ended(events).status, ended(events).take) == (status, None)
    assert ended(events).reply != "Done."


def test_what_the_program_does_not_understand_is_left_to_the_model(session: Session) -> None:
    events = said(session, "make it taste of strawberries", shelf(6), Reply("Sweeter."))
    assert (ended(events).status, ended(events).take) == ("partly", 1)


def test_one_take_alone_is_not_called_the_best_of_several(session: Session) -> None:
    events = said(session, "-20 LUFS", Reply("Sure."))
    assert [render.by for render in renders(events)] == ["program"]
    assert "best of" not in ended(events).reply
