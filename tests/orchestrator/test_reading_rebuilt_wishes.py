"""The same wish in another build of the sentence: comparisons, conditions, counts, reasons."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "low_hz", "high_hz"),
    [
        ("cut between two and three hundred hertz", 200, 300),
        ("there's mud between two hundred and three hundred hertz", 200, 300),
        ("it's harsh between two and four k", 2000, 4000),
        ("il y a de la boue entre deux et trois cents hertz", 200, 300),
    ],
)
def test_the_scale_that_is_said_once_holds_for_both_ends_of_a_range(
    text: str, low_hz: float, high_hz: float
) -> None:
    said = only(text).quantity("hz")
    assert said is not None
    assert said.value == pytest.approx((low_hz * high_hz) ** 0.5, rel=0.01)


@pytest.mark.parametrize(
    ("text", "word", "unit", "value"),
    [
        ("six more dB please", "louder", "db", 6),
        ("two more semitones up", "pitch_up", "st", 2),
        ("five more decibels of bass", "more_bass", "db", 5),
        ("3 dB or so more bass", "more_bass", "db", 3),
        ("10 percent or so slower", "slower", "percent", 10),
    ],
)
def test_an_amount_counts_whatever_hedges_it(text: str, word: str, unit: str, value: float) -> None:
    request = only(text)
    said = request.quantity(unit)
    assert said is not None
    assert (request.word, said.value) == (word, value)


@pytest.mark.parametrize(
    "text",
    [
        "beginning and end need a one second fade each",
        "fade the beginning and the end over a second",
        "the beginning and the end should each be faded over a second",
    ],
)
def test_both_ends_fade_where_both_are_named(text: str) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("fade_both", 1)


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("half as wide please", "narrower", 50),
        ("make the stereo half as wide", "narrower", 50),
        ("twice as wide", "wider", 100),
        ("mach es halb so breit", "narrower", 50),
    ],
)
def test_a_width_in_fractions_is_a_share_of_what_is_there(
    text: str, word: str, percent: float
) -> None:
    request = only(text)
    said = request.quantity("percent")
    assert said is not None
    assert (request.word, said.value) == (word, percent)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Should you find mains hum in here, get rid of it.", ["less_hum"]),
        ("Should there be a hiss on it, reduce it", ["less_noise"]),
        ("make it darker; should you find any mains hum, get rid of it", ["darker", "less_hum"]),
        ("falls du ein Brummen hörst, nimm es raus", ["less_hum"]),
    ],
)
def test_a_fault_that_might_be_there_is_one_to_mend(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert sorted(words(text)) == expected
    assert not reading.unmet


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the bells don't sparkle enough", "airier"),
        ("the drums don't pump enough", "pumping"),
        ("that's how dark I want it", "darker"),
        ("that's how bright I need it", "brighter"),
        ("this is how dark it should be", "darker"),
        ("telephone voice, so no bass", "less_bass"),
        ("whenever I say an S it hurts", "less_sibilant"),
    ],
)
def test_what_is_missed_or_pictured_is_wished_for(text: str, word: str) -> None:
    assert word in words(text)
    assert not read(text).avoids


@pytest.mark.parametrize(
    ("text", "bpm", "until"),
    [
        ("I'd rather have it at 90 than at 100 bpm", 100, 90),
        ("rather 128 than 120 bpm please", 120, 128),
    ],
)
def test_of_two_tempi_that_are_compared_the_first_is_the_aim(
    text: str, bpm: float, until: float
) -> None:
    said = only(text).quantity("bpm")
    assert said is not None
    assert (said.value, said.until) == (bpm, until)


def test_a_tempo_rather_than_another_is_one_in_other_languages_too() -> None:
    assert words("mejor a 90 que a 100 bpm") == ["slower"]
    assert words("plutôt à 90 qu'à 100 bpm") == ["slower"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("needs to last twelve seconds exactly at the same pitch", "slower"),
        ("leave half a second of nothing ahead of it", "silence_before"),
        ("more comes out of the left speaker than the right one", "centre"),
        ("the bottom end booms a lot, reduce that", "less_boomy"),
        ("the birds are too far back", "closer"),
        ("during the vows the microphone overloaded, is there a way to fix that", "less_dirty"),
        ("one minute the preacher is whispering, the next he is shouting", "evener"),
    ],
)
def test_a_complaint_is_read_by_what_it_is_about(text: str, word: str) -> None:
    reading = read(text)
    assert words(text) == [word]
    assert reading.beyond is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("two seconds in there should be an airhorn going off", "compose"),
        ("the drums drown the singer, fix that", "separate"),
    ],
)
def test_what_one_file_does_not_allow_is_told(text: str, kind: str) -> None:
    reading = read(text)
    assert not reading.requests
    assert reading.beyond == kind


def test_repeats_that_are_counted_before_their_note_value_are_counted() -> None:
    request = only("three dotted eighth repeats at 120 bpm, mixed in at about thirty percent")
    said = {each.unit: each.value for each in request.quantities}
    assert said == {"ms": 375, "repeats": 3, "mix": pytest.approx(0.3)}


def test_an_only_that_restricts_forbids_what_it_names() -> None:
    reading = read("10 percent slower, only the voice mustn't drop in pitch")
    assert [each.word for each in reading.requests] == ["slower"]
    assert reading.avoids == ("pitch_down",)
    assert reading.beyond is None


@pytest.mark.parametrize(
    "text",
    [
        "lose everything before 1.5 s and everything after 3.5 s",
        "remove everything up to 1.5 s and everything from 3.5 s on",
        "coupe tout avant 1,5 s et après 3,5 s",
    ],
)
def test_what_lies_between_two_cuts_is_kept(text: str) -> None:
    request = only(text)
    (said,) = request.quantities
    assert (said.value, said.until) == (1.5, 3.5)
    assert request.marks == {"only"}


@pytest.mark.parametrize("text", ["nothing past the 5 second mark", "nothing after 2.5 sec please"])
def test_nothing_behind_a_time_cuts_what_lies_there(text: str) -> None:
    request = only(text)
    assert request.word == "trim"
    assert "less" in request.marks


@pytest.mark.parametrize(
    ("text", "kept", "wished"),
    [
        ("I'm happy with the bass, more treble", "more_bass", ["more_treble"]),
        ("I'm fine with the hiss, just remove the clicks", "more_noise", ["less_clicks"]),
        ("estoy contento con los graves, más agudos", "more_bass", ["more_treble"]),
        ("je suis content des basses, plus d'aigus", "more_bass", ["more_treble"]),
        ("brighter, but it can't lose the lows", "more_bass", ["brighter"]),
        ("remove the clicks, though the music mustn't lose its shine", "brighter", ["less_clicks"]),
    ],
)
def test_what_one_is_content_with_stays(text: str, kept: str, wished: list[str]) -> None:
    assert kept in read(text).keeps
    assert words(text) == wished


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("more bass is all it needs", "more_bass"),
        ("a soft compression of around 3:1 is all it needs", "compress"),
        ("a teeny tiny bit more bass", "more_bass"),
        ("this bass should feel massive", "more_bass"),
        ("der Bass soll riesig klingen", "more_bass"),
        ("could i sound like a chipmunk", "chipmunk"),
        ("what drives me crazy is the hum", "less_hum"),
        ("it annoys me how it hums, fix that", "less_hum"),
        ("at 400 hz it sounds like a cardboard box", "less_boxy"),
        ("it's an old record that crackles, get rid of that", "less_clicks"),
        ("it's an old tape that hisses, get rid of that", "less_noise"),
        ("the hum's gotta go", "less_hum"),
        ("the rumble's too loud", "less_rumble"),
        ("there is 50hz mains hum on it which i want out", "less_hum"),
        ("my headroom gets eaten up by stuff below 30 hz, so get rid of that", "high_pass"),
        ("before and after the music there's silence that I don't need", "trim_silence"),
    ],
)
def test_a_wish_is_read_in_whatever_build_it_comes(text: str, word: str) -> None:
    assert words(text) == [word]


def test_the_device_that_glues_is_no_second_one() -> None:
    request = only("glue it with a compressor at two to one")
    said = request.quantity("ratio")
    assert said is not None
    assert (request.word, said.value) == ("glue", 2)


@pytest.mark.parametrize(
    "text",
    [
        "could use a hall around it, on the warm side",
        "a gloomy hall",
    ],
)
def test_how_a_room_is_to_sound_is_a_setting_of_it(text: str) -> None:
    request = only(text)
    assert request.word == "hall"
    assert request.quantity("damping") is not None


@pytest.mark.parametrize(
    "text",
    [
        "RMS of -20 dB with no peaks above -3",
        "For ACX the RMS has to be near -20 dB with no peak reaching -3",
    ],
)
def test_a_ceiling_beside_an_average_keeps_both(text: str) -> None:
    request = only(text)
    said = {each.unit: each.value for each in request.quantities}
    assert (request.word, said) == ("audiobook", {"db": -20, "dbtp": -3})


def test_a_peak_and_a_loudness_in_one_breath_are_no_change_from_one_to_the_other() -> None:
    text = "its true peak may not pass -1 and the loudness has to be -16 LUFS"
    assert sorted(words(text)) == ["limiter", "loudness"]
