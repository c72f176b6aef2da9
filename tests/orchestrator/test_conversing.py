"""What is said after an edit means that edit: its settings, its number, less of it, steps back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from session_desk import opened, say

from talkbox.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path) as session:
        yield session


def chain(session: Session) -> dict[str, dict[str, object]]:
    """The stages that are heard, by effect, but for the gain that only keeps the level."""
    return {
        stage.effect: dict(stage.parameters)
        for stage in session.chain.active()
        if stage.effect != "gain"
    }


def number(session: Session, effect: str, parameter: str) -> float:
    value = chain(session)[effect][parameter]
    assert isinstance(value, float | int)
    return float(value)


@pytest.mark.parametrize(
    ("first", "then", "effect", "parameter", "up"),
    [
        ("add delay", "shorter delay", "delay", "time_ms", False),
        ("add delay", "longer", "delay", "time_ms", True),
        ("add delay", "a lot more feedback", "delay", "feedback", True),
        ("add delay", "fewer repeats please", "delay", "feedback", False),
        ("add delay", "quieter echoes", "delay", "mix", False),
        ("add reverb", "a longer tail", "reverb", "room_size", True),
        ("add reverb", "smaller room", "reverb", "room_size", False),
        ("add reverb", "make the reverb darker", "reverb", "damping", True),
        ("add chorus", "slower", "chorus", "rate_hz", False),
        ("add chorus", "a bit deeper", "chorus", "depth", True),
        ("compress it", "slower attack", "compressor", "attack_ms", True),
        ("compress it", "harder", "compressor", "threshold_db", False),
        ("compress it", "lower threshold", "compressor", "threshold_db", False),
        ("compress it", "more gain reduction", "compressor", "threshold_db", False),
        ("high-pass at 90", "a bit higher", "high_pass", "frequency_hz", True),
        ("low-pass at 2k", "open it up a bit", "low_pass", "frequency_hz", True),
        ("cut 3 dB at 300 Hz", "narrower", "bell", "q", True),
        ("Hall dazu", "kürzerer Hall", "reverb", "room_size", False),
        ("ponle delay", "menos repeticiones", "delay", "feedback", False),
        ("ajoute du délai", "plus court", "delay", "time_ms", False),
        ("aggiungi un delay", "più lungo", "delay", "time_ms", True),
        ("coloca um delay", "mais curto", "delay", "time_ms", False),
    ],
)
def test_a_setting_of_what_was_made_is_turned_and_nothing_else(
    session: Session, first: str, then: str, effect: str, parameter: str, up: bool
) -> None:
    say(session, first)
    before, was = chain(session), number(session, effect, parameter)
    ended = say(session, then)
    assert ended.status == "met"
    now = number(session, effect, parameter)
    assert now > was if up else now < was
    changed = {name: values for name, values in chain(session).items() if values != before[name]}
    assert changed.keys() == {effect}
    assert {k for k, v in changed[effect].items() if v != before[effect][k]} == {parameter}


@pytest.mark.parametrize(
    ("first", "then", "effect", "parameter", "value"),
    [
        ("add delay", "feedback 60%", "delay", "feedback", 0.6),
        ("add delay", "set the mix to 50%", "delay", "mix", 0.5),
        ("add delay", "dotted eighth at 100 bpm", "delay", "time_ms", 450),
        ("add reverb", "predelay 30 ms", "reverb", "predelay_ms", 30),
        ("compress it", "4:1", "compressor", "ratio", 4),
        ("compress it", "attack 30 ms", "compressor", "attack_ms", 30),
        ("cut 3 dB at 300 Hz", "make that 5 dB", "bell", "gain_db", -5),
        ("cut 3 dB at 300 Hz", "at 400 instead", "bell", "frequency_hz", 400),
        ("high-pass at 90", "make it 120", "high_pass", "frequency_hz", 120),
        ("high-pass at 90", "30 Hz higher", "high_pass", "frequency_hz", 120),
        ("pitch it down 2 semitones", "one semitone more", "pitch", "semitones", -3),
        ("add tremolo", "rate 6 Hz", "tremolo", "rate_hz", 6),
        ("fade out the last second", "make it 1.5 seconds", "fade_out", "fade_seconds", 1.5),
        ("slow it down to 90%", "make it 80", "tempo", "speed_ratio", 0.8),
    ],
)
def test_a_number_is_that_of_the_last_edit(
    session: Session, first: str, then: str, effect: str, parameter: str, value: float
) -> None:
    say(session, first)
    ended = say(session, then)
    assert ended.status == "met"
    assert number(session, effect, parameter) == pytest.approx(value)
    assert len(chain(session)) == 1


def test_a_level_said_anew_counts_from_the_sound_before(session: Session) -> None:
    say(session, "turn it down 3 dB", "make that 6")
    (gain,) = session.chain.stages
    assert gain.parameters["gain_db"] == -6


@pytest.mark.parametrize(
    "complaint",
    ["too dark now", "not that dark", "not so dark", "less dark than that", "half of that"],
)
def test_a_complaint_about_an_edit_ends_between_before_and_after(
    session: Session, complaint: str
) -> None:
    say(session, "make it darker")
    dark = number(session, "high_shelf", "gain_db")
    say(session, complaint)
    assert dark < number(session, "high_shelf", "gain_db") < 0
    say(session, "a little more")
    assert dark < number(session, "high_shelf", "gain_db") < 0
    assert chain(session).keys() == {"high_shelf"}


def test_too_loud_after_louder_is_less_loud_and_louder_than_before(session: Session) -> None:
    say(session, "make it 6 dB louder")
    loudest = session.takes[-1].measured["integrated_lufs"]
    say(session, "not that loud")
    assert (
        session.takes[0].measured["integrated_lufs"]
        < session.takes[-1].measured["integrated_lufs"]
        < loudest
    )


@pytest.mark.parametrize("phrase", ["take it off", "remove it", "lose that", "weg damit"])
def test_what_was_made_and_adjusted_since_goes_as_one(session: Session, phrase: str) -> None:
    say(session, "make it wider")
    wide = session.chain
    ended = say(session, "add reverb", "too wet", "a longer tail", phrase)
    assert ended.status == "met"
    assert session.chain.stages == wide.stages


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("go back two steps", ["high_shelf"]),
        ("undo the last two", ["high_shelf"]),
        ("undo 3 times", []),
        ("take 1 was better", ["high_shelf"]),
        ("i liked it better before", ["high_shelf", "reverb"]),
        ("zwei Schritte zurück", ["high_shelf"]),
    ],
)
def test_steps_back_are_counted(session: Session, phrase: str, left: list[str]) -> None:
    say(session, "make it darker", "add reverb", "add delay")
    say(session, phrase)
    assert list(chain(session)) == left


@pytest.mark.parametrize(
    "phrase",
    [
        "nah that's too dry, go back two steps",
        "hmm no, undo both",
        "i don't like it. undo the last 2",
    ],
)
def test_a_step_back_behind_a_complaint_is_all_that_is_done(session: Session, phrase: str) -> None:
    say(session, "make it darker")
    dark = session.chain
    say(session, "add reverb", "add delay", phrase)
    assert session.chain.stages == dark.stages


def test_i_meant_puts_another_thing_in_the_place_of_the_last(session: Session) -> None:
    say(session, "take some bass out")
    (low,) = [stage for stage in session.chain.stages if stage.effect != "gain"]
    say(session, "no i meant the highs")
    assert low.effect not in chain(session)
    assert number(session, "high_shelf", "gain_db") < 0


@pytest.mark.parametrize("phrase", ["and the highs too", "the highs as well", "und die Höhen auch"])
def test_another_thing_goes_the_same_way(session: Session, phrase: str) -> None:
    say(session, "less bass", phrase)
    assert number(session, "high_shelf", "gain_db") < 0


def test_a_fault_that_is_there_too_is_mended(session: Session) -> None:
    say(session, "more highs", "it's boomy too")
    low = {
        float(stage.parameters["gain_db"])
        for stage in session.chain.active()
        if float(stage.parameters.get("frequency_hz", 999)) < 300
    }
    assert low and max(low) < 0


@pytest.mark.parametrize(
    ("first", "then", "gain_db"),
    [
        ("turn it up 3 dB", "2 dB more", 5),
        ("turn it down 3 dB", "2 dB more", -5),
        ("turn it down 3 dB", "and 2 dB down", -5),
        ("turn it down 3 dB", "up 1 dB", -2),
    ],
)
def test_up_and_down_are_absolute_and_more_is_more_of_the_same(
    session: Session, first: str, then: str, gain_db: float
) -> None:
    say(session, first, then)
    assert sum(float(stage.parameters["gain_db"]) for stage in session.chain.stages) == gain_db


def test_steps_that_are_not_there_are_told_and_none_is_taken(session: Session) -> None:
    say(session, "make it darker")
    dark = session.chain
    ended = say(session, "undo the last three")
    assert "only 1" in ended.reply
    assert session.chain == dark


def test_two_steps_back_and_a_wish_are_one_take(session: Session) -> None:
    say(session, "make it darker", "add reverb", "add delay")
    takes = len(session.takes)
    say(session, "undo the last two and make it wider")
    assert {"reverb", "delay"}.isdisjoint(chain(session))
    assert "high_shelf" in chain(session)
    assert len(session.takes) == takes + 1


@pytest.mark.parametrize(
    ("then", "effect"),
    [("slower", "tempo"), ("shorter delay", "slapback"), ("make it wider", "width")],
)
def test_what_no_setting_of_the_chain_answers_is_a_wish_of_its_own(
    session: Session, then: str, effect: str
) -> None:
    say(session, "make it darker")
    dark = session.chain.stages[0]
    say(session, then)
    assert effect in chain(session)
    assert session.chain.stage(dark.id) == dark
