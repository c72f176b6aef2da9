"""Taste in a session: opinions are learnt from what is said, and the next turns are made to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile

from talkbox import guidance
from talkbox.clip import RATE_HZ, clip
from talkbox.messages import Situation, User
from talkbox.planner import Planner, goal_for
from talkbox.session import Session
from talkbox.taste.feedback import opinion_of
from talkbox.taste.file import TasteFile
from talkbox.taste.form import Tastes
from talkbox.taste.palate import Palate
from talkbox.taste.record import WordTaste
from talkbox_sessions.events import Event, Taste, TurnEnded, UserSaid
from talkbox_sessions.lines import decode
from talkbox_sessions.store import Home

Open = Callable[[], Session]


@pytest.fixture
def palate(tmp_path: Path) -> Palate:
    return Palate(TasteFile(tmp_path))


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Open]:
    song = tmp_path / "song.wav"
    soundfile.write(song, clip().T[: 2 * RATE_HZ], RATE_HZ, subtype="PCM_24")
    opened: list[Session] = []

    def fresh() -> Session:
        opened.append(Session.create(Home(tmp_path / "home"), song))
        return opened[-1]

    yield fresh
    for session in opened:
        session.close()


def say(session: Session, palate: Palate | None, *texts: str) -> TurnEnded:
    """Say the texts one after another; how the last turn ended."""
    events: list[Event] = []
    for text in texts:
        events = list(session.say(text, Planner(), palate=palate))
    return next(event for event in events if isinstance(event, TurnEnded))


def cut_db(session: Session) -> float:
    """How much the first high shelf of the chain takes away."""
    found = [stage for stage in session.chain.stages if stage.effect == "high_shelf"]
    return -float(found[0].parameters["gain_db"])


def word(palate: Palate, name: str = "darker") -> WordTaste:
    return palate.file.read().words[name]


def test_too_much_makes_the_word_weaker_in_the_next_session(fresh: Open, palate: Palate) -> None:
    plain = fresh()
    say(plain, palate, "make it darker")
    first = cut_db(plain)
    say(plain, palate, "too much", "perfect")
    assert word(palate).factor < 0.9
    assert (word(palate).yes, word(palate).no) == (1, 1)
    assert "weaker" in " ".join(palate.told())
    later = fresh()
    say(later, palate, "make it darker")
    assert cut_db(later) < first


def test_more_makes_it_stronger_and_the_goal_grows_with_it(fresh: Open, palate: Palate) -> None:
    session = fresh()
    say(session, palate, "make it darker", "more", "love it")
    assert word(palate).factor > 1.1
    situation = replace(session.conversation.situation(), stages=())
    taste = {"darker": word(palate).told()}
    plain, grown = (_asked(situation), _asked(replace(situation, taste=taste)))
    assert grown > plain


def _asked(situation: Situation) -> float:
    """How many dB of treble "darker" asks for there."""
    goal = goal_for([User("make it darker", situation)])
    assert goal is not None
    return next(aim.by or 0.0 for aim in goal.aims if aim.measure == "treble_db")


def test_praise_counts_once_for_a_take(fresh: Open, palate: Palate) -> None:
    say(fresh(), palate, "make it darker", "yes", "love it", "perfect")
    assert word(palate).yes == 1


def test_a_language_model_is_told_to_change_nothing_when_an_edit_is_praised(fresh: Open) -> None:
    session = fresh()
    assert guidance.entries("perfect", session.conversation.situation()) == ()
    say(session, None, "make it darker")
    (told,) = guidance.entries("perfect", session.conversation.situation())
    assert "no tool" in told.lower()


def test_praise_before_the_next_wish_counts_for_what_was_done(fresh: Open, palate: Palate) -> None:
    say(fresh(), palate, "make it darker", "perfect, now make it wider")
    assert word(palate).yes == 1
    assert "wider" not in palate.file.read().words


def test_praise_that_asks_for_more_or_less_of_the_same_is_none(fresh: Open, palate: Palate) -> None:
    say(fresh(), palate, "make it darker", "yes, but it is too dark")
    say(fresh(), palate, "make it darker", "great, and a bit darker")
    assert palate.file.read().words == {}


def test_not_like_that_does_it_by_other_means_now_and_from_then_on(
    fresh: Open, palate: Palate
) -> None:
    session = fresh()
    say(session, palate, "make it darker")
    assert session.chain.stages[0].effect == "high_shelf"
    say(session, palate, "not like that")
    assert "low_pass" in [stage.effect for stage in session.chain.stages]
    assert word(palate).avoided == ("high_shelf",)
    later = fresh()
    ended = say(later, palate, "make it darker")
    assert later.chain.stages[0].effect == "low_pass"
    assert ended.status == "met"


def test_not_like_that_works_without_taste_and_is_refused_where_no_other_way_is_known(
    fresh: Open,
) -> None:
    session = fresh()
    say(session, None, "make it darker", "not like that")
    assert "low_pass" in [stage.effect for stage in session.chain.stages]
    refused = say(session, None, "pan it left", "another way")
    assert (refused.status, "no other way" in refused.reply) == ("refused", True)
    assert say(fresh(), None, "not like that").status == "refused"


def test_the_only_way_to_do_it_never_gives_way(fresh: Open, palate: Palate) -> None:
    say(fresh(), palate, "add reverb", "not like that")
    assert word(palate, "reverb") == WordTaste(no=1)
    assert palate.told() == ["Noted: that was not reverb as you mean it."]


def test_no_takes_the_edit_back_and_counts_against_the_word(fresh: Open, palate: Palate) -> None:
    session = fresh()
    say(session, palate, "make it darker", "no")
    assert session.chain.stages == ()
    assert (word(palate).no, word(palate).factor) == (1, 1.0)


def test_an_opinion_on_nothing_and_numbers_teach_nothing(fresh: Open, palate: Palate) -> None:
    say(fresh(), palate, "yes", "too much", "no", "pitch it down 3 semitones", "yes")
    assert palate.file.read().words == {}


def test_numbers_that_were_said_stand_whatever_the_taste(fresh: Open, palate: Palate) -> None:
    palate.file.change(lambda old: Tastes(True, {"quieter": WordTaste(factor=0.5)}))
    session = fresh()
    say(session, palate, "6 dB quieter")
    assert session.chain.stages[0].parameters["gain_db"] == -6.0


def test_a_session_opened_again_has_the_same_line_whatever_became_of_the_taste(
    fresh: Open, palate: Palate, tmp_path: Path
) -> None:
    palate.file.change(lambda old: Tastes(True, {"darker": WordTaste(factor=0.6)}))
    session = fresh()
    say(session, palate, "make it darker", "a bit less", "yes")
    messages, id = session.conversation.messages, session.id
    session.close()
    palate.file.path.unlink()
    with Session.open(Home(tmp_path / "home"), id) as again:
        assert again.conversation.messages == messages
        line = again.journal.line()
    said = next(event for event in line if isinstance(event, UserSaid))
    assert said.taste == {"darker": Taste(factor=0.6)}


def test_a_journal_from_before_taste_still_loads() -> None:
    event = decode(b'{"type": "user_said", "text": "darker", "model": "planner"}')
    assert isinstance(event, UserSaid)
    assert event.taste == {}


def test_a_file_that_cannot_be_read_stops_no_turn_and_is_told_once(
    fresh: Open, palate: Palate
) -> None:
    palate.file.path.write_text("[word.darker]\nfactor = 9\n", encoding="utf-8")
    session = fresh()
    assert say(session, palate, "make it darker", "too much").status == "met"
    assert len(palate.complaints()) == 1
    assert palate.file.path.read_text(encoding="utf-8").endswith("factor = 9\n")


def test_taste_that_is_switched_off_neither_counts_nor_grows(fresh: Open, palate: Palate) -> None:
    off = Tastes(False, {"darker": WordTaste(factor=0.5)})
    palate.file.change(lambda old: off)
    session, plain = fresh(), fresh()
    say(session, palate, "make it darker")
    say(plain, None, "make it darker")
    assert cut_db(session) == cut_db(plain)
    say(session, palate, "too much")
    assert palate.file.read() == off


@pytest.mark.parametrize(
    ("text", "opinion"),
    [
        ("Yes!", "yes"), ("perfect, thanks", "yes"), ("love it", "yes"), ("no, less", "less"),
        ("too much", "less"), ("not enough", "more"), ("not like that", "otherwise"),
        ("no", "no"), ("I hate it", "no"), ("thanks", None), ("hello", None), ("undo", None),
        ("make it darker", None), ("great, and wider", "yes"), ("no, darker", None), ("", None),
    ],
)  # fmt: skip
def test_what_the_words_say_about_the_last_edit(text: str, opinion: str | None) -> None:
    assert opinion_of(text) == opinion
