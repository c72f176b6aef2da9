"""Talk of other things than the sound changes nothing of what is asked for beside it."""

from __future__ import annotations

import pytest

from talkbox.planner.reading import read


def words(text: str) -> list[str]:
    """What is asked for, and whether anything is declined."""
    reading = read(text)
    declined = [reading.beyond] if reading.beyond else []
    return sorted(request.word for request in reading.requests) + declined


def unchanged(frame: str, *wishes: str) -> None:
    """Nothing but the wish is read, whichever of them stands in the frame."""
    for wish in wishes:
        assert words(frame.replace("X", wish)) == words(wish) != []


@pytest.mark.parametrize(
    "frame",
    [
        "Our landlord's heating is broken and my office is too hot. X",
        "The font on the sleeve is too small. X",
        "X, the invoice is too high",
        "X, the trailer is black and white",
        "The footage is all slow motion. X",
        "X, the deadline's tight",
        "The coffee here is weak. X",
        "My rent is far from low. X",
        "X, the website is slow",
        "The reviewer's desk is next door. Our mascot is a giant robot. X",
    ],
)
def test_what_is_said_of_other_things_changes_no_sound(frame: str) -> None:
    unchanged(frame, "more bass", "it hisses")


@pytest.mark.parametrize(
    "frame",
    [
        "It's a tight schedule. X",
        "I'm a quiet guy. X",
        "X, it's a bright future",
        "It was a dirty old town. X",
        "What a warm welcome! X",
    ],
)
def test_a_quality_of_a_thing_is_no_quality_of_the_sound(frame: str) -> None:
    unchanged(frame, "a touch of delay", "lower it by 2 dB")


@pytest.mark.parametrize(
    "frame",
    [
        "I'm a bit down today. X",
        "I'm heartbroken. X",
        "I'm a stonemason from Devon. X",
        "I build rollercoasters. X",
        "We opened for The Clash once. X",
        "X, we're all very proud of it",
        "They are on Mars. X",
        "X, I'm dead tired",
        "She has a warm personality. X",
        "I burnt my tongue. X",
    ],
)
def test_who_somebody_is_and_how_they_feel_is_no_wish(frame: str) -> None:
    unchanged(frame, "less boomy", "widen the pads")


@pytest.mark.parametrize(
    "frame",
    [
        "It was a hot summer night. X",
        "X, it was a cold day in January",
        "It was freezing cold that day. X",
        "X, winter is coming",
    ],
)
def test_the_weather_is_no_temperature_of_the_sound(frame: str) -> None:
    unchanged(frame, "remove the hiss", "it sounds thin")


@pytest.mark.parametrize(
    "frame",
    [
        "It's a heavy metal cover of a lullaby. X",
        "The genre is dream pop. X",
        "I make ambient music for yoga studios. X",
        "This one is drum and bass. X",
        "X, it's a cappella",
    ],
)
def test_the_music_somebody_plays_is_no_wish_for_its_sound(frame: str) -> None:
    unchanged(frame, "a longer tail", "brighter")


@pytest.mark.parametrize(
    "frame",
    [
        "The guitar went through a Vox AC30. X",
        "It was mixed in Pro Tools on an SSL desk. X",
        "X, made on an MPC",
        "All stock plugins in Logic. X",
        "Bounced out of FL Studio this morning. X",
        "My phone is a Galaxy. X",
    ],
)
def test_what_it_was_made_with_is_no_wish_for_its_sound(frame: str) -> None:
    unchanged(frame, "more air", "the voice is muddy")


@pytest.mark.parametrize(
    "frame",
    [
        "My show is called Loud and Clear. X",
        "The playlist is called Mellow Mornings. X",
        'It\'s from the EP "Slow Burn". X',
        "X, the band's name is Reverb Club",
        'I found the file on an old drive. It was named "dirty2". X',
        "My favourite album is Dark Side of the Moon. X",
    ],
)
def test_what_something_is_called_is_no_wish(frame: str) -> None:
    unchanged(frame, "more bass", "it's too harsh")


@pytest.mark.parametrize(
    "frame",
    [
        "The piano was tuned last week. X",
        "The flute is played by my aunt. X",
        "X, the vocals were cut last year",
        "My guitar has new strings. X",
        "X, the piano's from 1920",
        "The lyrics are in Finnish. X",
        "X, the song's about a flood",
    ],
)
def test_whose_part_it_is_asks_for_nothing_of_the_part(frame: str) -> None:
    unchanged(frame, "the drums are too loud", "make it darker")


@pytest.mark.parametrize(
    "frame",
    [
        "She called from a hotel lobby. X",
        "We were in a barn with the doors open. X",
        "I recorded it in my bedroom closet. X",
        "The hero walks into a cave. X",
        "The camera pans across a valley. X",
        "The screen fades to black. X",
        "There's a slow zoom here. X",
        "It's a silent film. X",
    ],
)
def test_where_it_was_made_and_what_is_seen_is_no_room_and_no_fade(frame: str) -> None:
    unchanged(frame, "brighter", "turn it up 3 dB")


@pytest.mark.parametrize(
    "frame",
    [
        "Cheeky request: X",
        "Off the top of my head: X",
        "Boom! X",
        "Left to do: X",
        "A&R says: X",
        "X, easy peasy",
        "X, no strings attached",
        "X. Over and out",
        "X, keep up the good work",
        "X, the clock is ticking",
        "X, it's due at 3 pm sharp",
        "X, the sky's the limit",
        "X, take it easy",
        "The melody is stuck in my head. X",
        "What a groove! X",
        "X, no click track",
        "There's no rush. X",
    ],
)
def test_sayings_are_not_taken_at_their_word(frame: str) -> None:
    unchanged(frame, "make it wider", "compress it gently")


@pytest.mark.parametrize("wish", ["fade in over 1 second", "notch out 50 Hz"])
def test_praise_of_a_part_takes_no_figure_back(wish: str) -> None:
    unchanged("X, the drums are perfect", wish)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I'm too far from the mic, more bass", ["closer", "more_bass"]),
        ("he's muffled, more bass", ["clearer", "more_bass"]),
        ("the pads are from Omnisphere and too bright, more bass", ["darker", "more_bass"]),
        ("my voice is thin, brighter", ["brighter", "fuller"]),
        ("the song is too slow, and more bass", ["faster", "more_bass"]),
        ("the wind is loud, more bass", ["less_wind", "more_bass"]),
        ("the track is a bit dark, more bass", ["brighter", "more_bass"]),
        ("it's a noisy techno loop, widen it", ["less_noise", "wider"]),
        ("make it sound lonely, she's in a cathedral", ["cathedral", "lonelier"]),
        ("the video of her voice is too bright, more bass", ["darker", "more_bass"]),
    ],
)
def test_what_is_said_of_the_sound_is_still_heard(text: str, found: list[str]) -> None:
    assert words(text) == found
