"""Everyday words for faults, people and places, and what looks like an order and is none."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("i recorded too hot and its distorted", ["less_dirty"]),
        ("its a bit distorted now", ["less_dirty"]),
        ("the highs bother me a bit", ["less_treble"]),
        ("the highs annoy my neighbour", ["less_treble"]),
        ("the hi hats are killing my ears", ["smoother"]),
        ("low mids are cloudy", ["less_muddy"]),
        ("the low end turns to mush on big systems", ["less_muddy"]),
        ("cardboardy kick", ["less_boxy"]),
        ("it feels lifeless", ["livelier"]),
        ("make it more lively", ["livelier"]),
        ("i've got a cold so i sound stuffy, clear it up", ["less_nasal", "clearer"]),
        ("smooth my voice out, im sounding a bit gravelly", ["smoother", "less_dirty"]),
        ("the room tone is too loud", ["less_noise"]),
        ("you can barely hear me over the fan", ["less_noise"]),
        ("the room is too live, deaden it", ["drier"]),
        ("i can hardly make out what he says", ["clearer"]),
        ("get the vocals out of my face", ["less_presence"]),
        ("there's a click every time i edit", ["less_clicks"]),
        ("remove the click at the start", ["less_clicks"]),
        ("i sound shrill when i raise my voice", ["smoother"]),
    ],
)
def test_a_complaint_in_everyday_words_is_cured(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bass drop should hit harder", ["punchier"]),
        ("bass drop needs to be louder", ["more_bass"]),
        ("kick drops out on small speakers", ["audible_bass"]),
        ("the low end drops away below 80", ["more_bass"]),
        ("my bass player complains he can't hear himself", ["more_bass"]),
        ("drop the bass", ["less_bass"]),
        ("roll off below 80", ["high_pass"]),
    ],
)
def test_what_drops_is_not_always_lowered(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the tail is cut off too abruptly, let it ring out longer", ["more_sustain"]),
        ("the tails get chopped off, let them ring", ["more_sustain"]),
        ("the reverb is cut off too early", ["reverb"]),
        ("the tail should be shorter", ["less_sustain"]),
        ("trim the tail", ["trim"]),
        ("make the clip shorter", ["trim"]),
    ],
)
def test_tails_that_are_cut_off_are_to_ring_on(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "hertz"),
    [
        ("cut some room for the vocal around 3k", 3000),
        ("carve out some room around 300", 300),
    ],
)
def test_room_that_is_carved_out_is_a_cut_and_no_reverb(text: str, hertz: float) -> None:
    asked = only(text)
    assert (asked.word, asked.quantities[0].value) == ("bell_cut", hertz)
    assert words("cut the room by 3 dB") == ["drier"]


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("needs to be 2 semitones lower so I can sing it", "pitch_down", 2),
        ("the take is slightly sharp, tune it down 10 cents", "pitch_down", 0.1),
        ("tuned half a step down, bring it back up", "pitch_up", 1),
    ],
)
def test_only_the_pitch_is_moved(text: str, word: str, semitones: float) -> None:
    asked = only(text)
    assert (asked.word, asked.quantities[0].value) == (word, semitones)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("back the drive off a little", "less_dirty"),
        ("can you make the guitar sound further to the left", "pan_left"),
        ("move it further away", "distant"),
        ("scoop the mids a bit like a metal tone", "scooped"),
        ("make it sound older", "vintage"),
        ("make him sound older", "pitch_down"),
        ("make the kid's voice sound like a grown up", "pitch_down"),
        ("make my voice smooth like butter", "smoother"),
        ("make the interview sound like it was done in a studio", "cleaner"),
        ("make it sound less like it was recorded in my bedroom", "drier"),
        ("its a voice note my student sent, make it audible", "more_presence"),
        ("make it sound like a voice note", "downsample"),
        ("make the sword hit sharper and shorter", "snappier"),
        ("i need it in mono, only the left channel has sound", "mono"),
        ("give my voice some authority", "fuller"),
        ("how do i get rid of the hum", "less_hum"),
    ],
)
def test_a_wish_is_read_for_what_it_is(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("put a beep over the swear word at 0:52", "compose"),
        ("add some music underneath", "compose"),
        ("remove the music and keep the speech", "separate"),
        ("how do i get more streams on spotify", "outside"),
        ("lower the price on bandcamp to 5 euros", "outside"),
        ("send the bounce to marco", "outside"),
    ],
)
def test_what_no_tool_can_do_is_declined(text: str, kind: str) -> None:
    found = read(text)
    assert not found.requests
    assert found.beyond == kind


@pytest.mark.parametrize("text", ["too much, go halfway back", "that was too much, go back a bit"])
def test_part_of_the_way_back_is_less_of_it(text: str) -> None:
    followed = read(text).follow
    assert followed is not None
    assert followed.kind == "less"


def test_what_is_wrong_with_a_recording_is_only_asked() -> None:
    found = read("what is wrong with this recording?")
    assert found.question == "tone"
    assert not found.beyond
