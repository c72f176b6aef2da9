"""What kind of source is playing: from words, from the file's name, from how it sounds."""

from __future__ import annotations

import pytest
from source_clips import measured, scene

from talkbox.messages import Situation, User
from talkbox.planner.moves.meanings import meaning_for
from talkbox.planner.sound.scene import CONDITIONS
from talkbox.planner.sound.sources import KINDS, kind_of
from talkbox.planner.understanding import understand
from talkbox_prompts import lexicon


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("make this vocal brighter", "voice"),
        ("my bass line is dull", "bass"),
        ("it's a piano, make it warmer", "keys"),
        ("these drums need more punch", "drums"),
        ("the guitar should be darker", "guitar"),
        ("mach diese gitarre heller", "guitar"),
        ("give this more bass", None),
        ("more bass", None),
        ("make the guitar brighter and the drums darker", None),
    ],
)
def test_the_producers_words_tell_the_kind(said: str, kind: str | None) -> None:
    assert kind_of([said], "take.wav", {}) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lead_Vox_03.wav", "voice"),
        ("kick-in.flac", "drums"),
        ("bass drum.wav", "drums"),
        ("Bass DI.wav", "bass"),
        ("rhodes loop 90bpm.wav", "keys"),
        ("drums+bass.wav", "mix"),
        ("final mix v2.wav", "mix"),
        ("brightness.wav", None),
        ("audio 17.wav", None),
    ],
)
def test_the_name_of_the_file_tells_the_kind(name: str, kind: str | None) -> None:
    assert kind_of([], name, {}) == kind


@pytest.mark.parametrize(
    ("clip", "kind"), [("drums", "drums"), ("bass", "bass"), ("mix", "mix"), ("pad", None)]
)
def test_what_sounds_like_one_kind_beyond_doubt_is_taken_for_it(
    clip: str, kind: str | None
) -> None:
    assert kind_of([], "a.wav", measured(clip)) == kind


def test_the_newest_words_win_over_older_ones_and_over_the_name() -> None:
    assert kind_of(["this vocal is dull"], "drums.wav", measured("drums")) == "voice"
    assert kind_of(["darker", "this is a bass"], "a.wav", {}) is None
    assert kind_of(["these keys", "this vocal"], "a.wav", {}) == "keys"


def test_the_drums_of_a_mix_are_a_part_of_it_and_these_drums_are_all_of_it() -> None:
    mix = measured("mix")
    assert kind_of(["the drums should smack"], "a.wav", mix) == "mix"
    assert kind_of(["these drums should smack"], "a.wav", mix) == "drums"


def test_every_kind_can_be_asked_for_in_the_words_data() -> None:
    assert set(KINDS) <= set(CONDITIONS)


def test_a_kind_that_was_said_is_remembered_and_changes_where_the_first_move_goes() -> None:
    source = {"name": "a.wav", "rate_hz": 44_100, "channels": 1, "seconds": 4.0}
    levels = {"presence_db": -20.0, "mid_db": -5.0}
    here = Situation(source, (), levels, levels)
    spoken = understand([User("this vocal is a bit dull", here), User("more presence", here)])
    plain = understand([User("more presence", here)])
    assert (spoken.scene.kind, plain.scene.kind) == ("voice", None)
    frequencies = [
        each.plan.steps[0].arguments["frequency_hz"] for each in (spoken, plain) if each.plan.steps
    ]
    assert len(set(frequencies)) == 2


def test_how_it_sounds_comes_before_what_it_is() -> None:
    """A hi-hat is drums, but "smoother" on it must first heed that it is nothing but highs."""
    hat = scene("hat")
    assert hat.holds("drums") and hat.holds("top_heavy")
    assert meaning_for(lexicon.word("smoother"), hat).moves[0].kind == "high_shelf"
