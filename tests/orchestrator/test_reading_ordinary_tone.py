"""Ordinary sentences about tone: complaints with an order behind them, where it is used, "dont"."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read

BECOMES = [
    ("the sopranos get shrill on the high notes, tame them a little", ["smoother"]),
    ("the trumpets get harsh when they go up, calm them down a bit", ["smoother"]),
    ("guitars get harsh around 3k, ease that off a bit", ["smoother"]),
    ("the loud parts get harsh, tame that", ["smoother"]),
    ("they get shrill when they shout", ["smoother"]),
    ("let the vocals get brighter", ["brighter"]),
    ("can the guitars get warmer", ["warmer"]),
    ("get the vocals brighter", ["brighter"]),
    ("get rid of the harshness", ["smoother"]),
    ("the vocals get lost", ["louder"]),
]
BEHIND = [
    ("bit too bright behind the dialogue, soften the treble", ["darker", "less_treble"]),
    ("a bit darker behind the dialogue", ["darker"]),
    ("its for under dialogue, take some presence out", ["less_presence"]),
    ("too much bass under the speech, cut some", ["less_bass"]),
    ("quieter under the dialogue", ["quieter"]),
    ("put it behind the dialogue", ["distant"]),
    ("behind the vocals", ["distant"]),
]
RECORDED = [
    ("recorded this on my phone and theres no bottom at all, add some", ["more_bass"]),
    ("mic was too close so theres too much bass, reduce it", ["less_bass"]),
    ("the mic was under a blanket, sounds muffled, make it clearer", ["clearer"]),
    ("i was standing far from the mic and it sounds dull, add some brightness", ["brighter"]),
    ("on my phone theres no bass", ["audible_bass"]),
    ("most people will hear this on a phone so cut the deep lows", ["less_sub"]),
    ("put it on a phone", ["telephone"]),
    ("as soon as she gets loud it gets shrill, can that be fixed", ["smoother"]),
]
CURED = [
    ("a bit of mud around 250, scoop it out", ["less_muddy"]),
    ("sax gets piercing around 3k, dip it", ["smoother"]),
    ("no highs at all, bring them up", ["brighter"]),
    ("no bass, bring it up", ["more_bass"]),
    ("vocals stick out, bring them down", ["quieter"]),
    ("make the vocals stick out", ["more_presence"]),
    ("acoustic guitar too boomy, roll some lows off", ["less_boomy", "high_pass"]),
    ("cut the lows a bit and add some presence", ["less_bass", "more_presence"]),
    ("theres rumble under 60, get rid of it", ["less_rumble"]),
    ("add a rumble under it", ["more_rumble"]),
    ("the mids seem a bit high, lower them", ["scooped"]),
    ("the treble seems low, raise it", ["more_treble"]),
    ("id like the bass to be a little lower in the mix", ["less_bass"]),
    ("vocals lower in the mix", ["less_presence"]),
]
ASKED = [
    ("dont make it so boomy", ["less_boomy"]),
    ("i dont want it so bright", ["darker"]),
    ("can we have less bass", ["less_bass"]),
    ("can we have it warmer", ["warmer"]),
    ("not more bass, more mids", ["more_mids"]),
    ("instead of boosting the bass, cut the mids", ["scooped"]),
    ("keep the bass, cut the mids", ["scooped"]),
    ("clearer but no extra sibilance", ["clearer"]),
    ("dont make it too bright", []),
]


@pytest.mark.parametrize(("text", "read_as"), [*BECOMES, *BEHIND, *RECORDED, *CURED, *ASKED])
def test_ordinary_sentences_of_tone(text: str, read_as: list[str]) -> None:
    assert words(text) == read_as


def test_what_is_not_wished_more_of_is_watched() -> None:
    assert read("not more bass, more mids").avoids == ("more_bass",)
    assert read("clearer but no extra sibilance").avoids == ("more_sibilant",)
    assert read("dont make it too bright").avoids == ("brighter",)


def test_dont_without_its_apostrophe_is_dont() -> None:
    for plain, typed in (("don't want it so bright", "dont want it so bright"),):
        assert words(plain) == words(typed)
