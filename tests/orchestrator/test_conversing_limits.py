"""What is said after an edit and means no setting of it, no number of it and no step back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from session_desk import opened, say

from talkbox.session import Session
from talkbox_prompts import lexicon
from talkbox_tools.chain import Chain

LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "ja")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path) as session:
        yield session


def effects(chain: Chain) -> list[str]:
    return [stage.effect for stage in chain.active() if stage.effect not in ("gain", "limiter")]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("make it wider", "it's 2 am here"),
        ("make it wider", "track 2"),
        ("compress it", "at 48"),
        ("add delay", "make it 2"),
        ("add delay", "make it longer, by two seconds"),
        ("turn it up 3 dB", "-3"),
        ("make it darker", "This is my podcast, version 2"),
        ("make it darker", "lose the last 2"),
        ("make it darker", "undo the last five and make it wider"),
        ("make it darker", "go back to take 1 and make it wider"),
        ("make it darker", "take 7"),
        ("make it warmer", "I meant, thanks"),
        ("add tremolo", "can you hear that it's faster?"),
    ],
)
def test_nothing_is_changed(session: Session, first: str, then: str) -> None:
    say(session, first)
    before = session.chain
    assert say(session, then).status in ("refused", "clarify", "unchanged")
    assert session.chain.stages == before.stages


@pytest.mark.parametrize(
    ("first", "then", "effect"),
    [
        ("add tremolo", "make the song faster", "tempo"),
        ("add tremolo", "mach den Song langsamer", "tempo"),
        ("add reverb", "make the mix louder", "maximizer"),
        ("add delay", "add 3 dB", "maximizer"),
        ("add delay", "there's a hum, and make it darker", "high_shelf"),
    ],
)
def test_a_wish_for_the_whole_leaves_the_edit_as_it_is(
    session: Session, first: str, then: str, effect: str
) -> None:
    say(session, first)
    (made,) = [stage for stage in session.chain.stages if stage.effect in effects(session.chain)]
    say(session, then)
    assert effect in effects(session.chain)
    assert session.chain.stage(made.id) == made


@pytest.mark.parametrize(
    "text", ["not dark enough", "still not dark enough", "nicht dunkel genug", "pas assez sombre"]
)
def test_what_is_not_enough_is_more(session: Session, text: str) -> None:
    say(session, "make it darker")
    before = session.takes[-1].measured["tilt_db_per_octave"]
    say(session, text)
    after = session.takes[-1].measured["tilt_db_per_octave"]
    assert isinstance(before, float) and isinstance(after, float)
    assert after < before


def test_a_guard_said_again_is_no_complaint(session: Session) -> None:
    say(session, "brighter, but not harsh")
    before = session.takes[-1].measured["tilt_db_per_octave"]
    say(session, "brighter, but not harsh")
    after = session.takes[-1].measured["tilt_db_per_octave"]
    assert isinstance(before, float) and isinstance(after, float)
    assert after > before


@pytest.mark.parametrize(
    "text",
    [
        "there's a hum, take it out",
        "es brummt, nimm das raus",
        "il y a un ronflement, enlève-le",
        "hay un zumbido, quítalo",
        "c'è un ronzio, toglilo",
        "tem um zumbido, tira isso",
    ],
)
def test_a_fault_that_shall_go_is_no_last_edit(session: Session, text: str) -> None:
    say(session, "make it warmer")
    before = session.chain
    say(session, text)
    assert all(stage in session.chain.stages for stage in before.stages)


@pytest.mark.parametrize(
    "text", ["too harsh, go back", "interview, take 2, make it darker", "use the last", "again"]
)
def test_a_first_sentence_never_fails(session: Session, text: str) -> None:
    assert say(session, text).reason != "failed"


def test_what_only_keeps_the_level_is_no_setting(session: Session) -> None:
    say(session, "add delay")
    (gain,) = [stage for stage in session.chain.stages if stage.effect == "gain"]
    say(session, "make it 3 dB")
    assert session.chain.stage(gain.id) == gain


@pytest.mark.parametrize("first", ["make it brighter", "make it warmer", "more bass"])
def test_more_of_an_edit_is_by_the_same_means(session: Session, first: str) -> None:
    say(session, first)
    made = effects(session.chain)
    say(session, "half of that", "a little more")
    assert effects(session.chain) == made


def test_less_and_less_ends_where_it_began(session: Session) -> None:
    say(session, "make it darker", *["less"] * 6)
    (shelf,) = [stage for stage in session.chain.stages if stage.effect == "high_shelf"]
    assert shelf.parameters["gain_db"] == 0


def test_a_setting_that_cannot_be_heard_is_not_met(session: Session) -> None:
    say(session, "compress it", "threshold 0")
    assert say(session, "attack 30 ms").status == "partly"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_follow_up_phrase_means_one_thing(language: str) -> None:
    seen: dict[str, str] = {}
    for name, phrases in lexicon.grammar(language)["follow"].items():
        for phrase in phrases:
            assert seen.setdefault(phrase, name) == name, phrase
