"""Pictures, moods, devices and places in the words of producers and film people."""

from __future__ import annotations

import pytest

from talkbox.planner.reading import read


def _asked(text: str) -> set[str]:
    """The words that the text asks for."""
    return {request.word for request in read(text).requests}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dusty old sampler vibe, crunchy and small", {"downsample", "crunch", "smaller"}),
        ("I want it nasal, thin, boxy", {"more_nasal", "thinner", "boxier"}),
        ("I'm after a boxy, nasal vibe", {"boxier", "more_nasal"}),
        ("make the voice sound drunk, thin and slow", {"vibrato", "thinner", "slower"}),
        ("make it sound older, rougher and a bit tired", {"vintage", "dirtier", "softer"}),
        ("an elevator music version: flat, small, harmless", {"softer", "smaller"}),
        ("hazlo fino, metálico y pequeño", {"thinner", "harsher", "smaller"}),
        ("rends-le nasillard, mince et petit", {"more_nasal", "thinner", "smaller"}),
        ("tinny but in a charming way", {"tinny"}),
    ],
)
def test_a_quality_in_a_list_of_wishes_is_a_wish(text: str, words: set[str]) -> None:
    assert _asked(text) == words


def test_a_list_is_wished_for_in_the_midst_of_other_wishes() -> None:
    text = "cut the rumble. We need it crunchy, small, dusty. And add some reverb"
    assert {"less_rumble", "crunch", "smaller", "reverb"} <= _asked(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("make it brighter, boxy right now", {"brighter", "less_boxy"}),
        ("make it warm, it's boxy", {"warmer", "less_boxy"}),
        ("muddy, thin and far away", {"less_muddy", "fuller", "closer"}),
    ],
)
def test_a_complaint_beside_a_wish_stays_a_complaint(text: str, words: set[str]) -> None:
    assert _asked(text) == words


def test_what_a_kit_shall_not_be_leaves_what_it_shall_be() -> None:
    reading = read("thuddy sixties kit, not so splashy")
    assert "boomier" in {request.word for request in reading.requests}
    assert reading.avoids == ("harsher",)


def test_the_place_of_a_device_is_no_distance_of_its_own() -> None:
    assert _asked("blown speaker in the back of a cheap van") == {"distort"}


def test_where_a_radio_stands_is_no_filter() -> None:
    assert _asked("a cheap transistor radio on a kitchen shelf") == {"radio"}


def test_a_melting_tape_slows_down_and_wobbles() -> None:
    text = "melt it, like a tape player when the batteries die"
    assert _asked(text) == {"tape_slower", "vibrato"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("guitar's kinda boxy, scoop that cardboard-box thing out a bit", {"less_boxy"}),
        ("scoop out the cardboard and make it brighter", {"less_boxy", "brighter"}),
        ("scoop the honk and add reverb", {"less_nasal", "reverb"}),
        ("scoop the mids out", {"scooped"}),
    ],
)
def test_scooping_takes_out_what_it_names(text: str, words: set[str]) -> None:
    assert _asked(text) == words


def test_what_must_stay_behind_a_cure_stays_and_the_cure_is_done_once() -> None:
    reading = read("the sax is honky as hell, can you smooth that out w/o losing its bite")
    assert {request.word for request in reading.requests} == {"less_nasal"}
    assert reading.keeps == ("harsher",)
    assert reading.conflict is None


@pytest.mark.parametrize(
    "text",
    [
        "get rid of the tunnel and make it warm",
        "pull the reverb out and make it warm",
        "warm, with zero room",
        "make it sound like a normal room, and warm",
    ],
)
def test_a_room_that_shall_go_goes_beside_another_wish(text: str) -> None:
    assert _asked(text) == {"drier", "warmer"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("darker, then a slapback so short you barely notice and more bass", "slapback"),
        ("add a delay so subtle nobody hears it", "echo"),
        ("some chorus so slight it's hardly there", "chorus"),
        ("saturation so gentle you'd miss it only if it were gone", "saturate"),
    ],
)
def test_an_effect_that_is_hardly_noticed_is_a_little_of_it(text: str, word: str) -> None:
    (request,) = (each for each in read(text).requests if each.word == word)
    assert request.strength < 1


@pytest.mark.parametrize(
    "text",
    [
        "this whoosh needs to come from the left and end up on the right",
        "start it on the left and finish on the right",
        "a plane that goes from the left side over to the right",
    ],
)
def test_a_way_from_side_to_side_is_declined_and_panned_to_neither(text: str) -> None:
    reading = read(text)
    assert reading.beyond == "automate"
    assert not {request.word for request in reading.requests} & {"pan_left", "pan_right"}


@pytest.mark.parametrize(
    "text",
    [
        "only brighten the trumpet player, everyone else stays exactly as they are",
        "brighten the trumpet only, nobody else",
        "only the singer should be warmer, the band stays as it is",
    ],
)
def test_a_wish_for_one_player_of_many_is_declined(text: str) -> None:
    reading = read(text)
    assert reading.beyond == "separate"
    assert not reading.requests


def test_what_everyone_else_shall_hear_is_no_reason_to_decline() -> None:
    assert _asked("warm up the vocal so everyone else can hear it") == {"warmer"}


def test_other_wishes_stay_beside_one_for_a_single_player() -> None:
    text = "cut the rumble, then brighten the trumpet only and nobody else, and make it louder"
    assert _asked(text) == {"less_rumble", "louder"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lo-fi cassette feel but keep the low end solid", {"lo_fi"}),
        ("radio sound but keep the words clear", {"radio"}),
        ("a nice springy reverb, like an old fender amp", {"plate"}),
        ("velvety, like dragging your hand over a curtain", {"warmer"}),
        ("gimme a dub bass, all lows no fizz", {"dub", "more_bass", "smoother"}),
        ("bring this from garage to stadium, brighter", {"hall", "brighter"}),
        ("nervous, jittery energy", {"livelier"}),
    ],
)
def test_a_picture_is_wished_for_and_adds_nothing_else(text: str, words: set[str]) -> None:
    assert _asked(text) == words


def test_more_of_something_strange_in_an_instrument_is_no_level() -> None:
    assert not read("more florb in the guitars").requests


def test_a_bloom_that_hangs_forever_is_a_long_tail() -> None:
    assert _asked("let it bloom and hang in the air forever") == {"cathedral"}


def test_breath_around_a_voice_brings_no_reverb() -> None:
    reading = read("a bit more breath and air around it, but leave the body alone")
    assert {request.word for request in reading.requests} == {"airier"}
    assert reading.keeps == ("fuller",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("take the shine off the cymbals and the wool off the bass", {"darker", "less_muddy"}),
        ("take the rust off the guitar, then more reverb", {"less_dirty", "reverb"}),
        ("take the frost off the pad", {"warmer"}),
        ("tuck the sizzle", {"darker"}),
        ("swap the sheen for some soot", {"less_airy", "dirtier"}),
        ("trade the harshness for warmth, then louder", {"smoother", "warmer", "louder"}),
    ],
)
def test_what_is_taken_off_or_swapped_goes(text: str, words: set[str]) -> None:
    assert _asked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("make it warmer and older", {"warmer", "vintage"}),
        ("I want it dark and old", {"darker", "vintage"}),
        ("we're going for cold, thin, haunted", {"colder", "thinner", "dreamy"}),
        ("make the voice sound florby, thin and slow", {"thinner", "slower"}),
        ("soft focus, please, like vaseline on the lens", {"softer"}),
        ("cathedral, but don't wash out the words", {"cathedral", "clearer"}),
        ("glue it, tape style", {"glue", "saturate"}),
    ],
)
def test_every_half_of_a_wish_is_heard(text: str, words: set[str]) -> None:
    assert _asked(text) == words


def test_a_voice_put_behind_a_wall_is_no_new_voice() -> None:
    reading = read("put the voice behind a wall, like the neighbours arguing next door")
    assert {request.word for request in reading.requests} == {"next_door"}
    assert reading.beyond is None
