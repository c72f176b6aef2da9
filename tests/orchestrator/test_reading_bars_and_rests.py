"""Bars of a told tempo, lengths that are told twice, tunings and levels as they were found."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "mark", "seconds"),
    [
        ("cut the first bar, its 90 bpm", "first", 60 / 90 * 4),
        ("keep only the first 4 bars, tempo is 120", "first", 8.0),
        ("cut off the first two bars (120 bpm)", "first", 4.0),
        ("its in 3/4 at 90 bpm, keep the first 2 bars", "first", 4.0),
        ("cut everything after bar 8 at 120 bpm", "after", 16.0),
        ("cut everything before bar 3, 120 bpm", "before", 4.0),
    ],
)
def test_bars_are_cut_by_the_tempo_that_is_told_with_them(
    text: str, mark: str, seconds: float
) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert request.word == "trim"
    assert said.value == pytest.approx(seconds, abs=0.01)
    assert mark in request.marks


def test_numbered_bars_are_a_stretch() -> None:
    said = only("keep bars 3 to 6 at 120 bpm").quantity("s")
    assert said is not None
    assert (said.value, said.until) == (4.0, 12.0)


def test_a_tempo_that_is_wished_stays_one() -> None:
    slower, *_ = read("slow it down to 100 bpm and cut the first 2 bars").requests
    said = slower.quantity("bpm")
    assert said is not None
    assert (slower.word, said.value) == ("slower", 100.0)


def test_a_tempo_beats_an_effect_beside_the_bars_that_are_kept() -> None:
    found = {
        request.word: request.quantity(unit)
        for request, unit in zip(
            read("cut the first 2 bars and add a dotted eighth delay at 120 bpm").requests,
            ("s", "ms"),
            strict=True,
        )
    }
    assert [(word, said and said.value) for word, said in found.items()] == [
        ("trim", 4.0),
        ("echo", 375.0),
    ]


def test_a_swing_every_so_many_bars_is_no_cut() -> None:
    cut, swing = read("cut the first 2 bars, then autopan once every 4 bars at 90 bpm").requests
    said, rate = cut.quantity("s"), swing.quantity("hz")
    assert said is not None
    assert rate is not None
    assert cut.word == "trim"
    assert said.value == pytest.approx(5.333)
    assert (swing.word, rate.value) == ("auto_pan", 0.09)


@pytest.mark.parametrize(
    "text",
    [
        "i need exactly 5 seconds, cut the rest with a short fade",
        "keep the first 5 seconds and cut the rest with a fade out",
        "keep the first 5 seconds with a fade out",
    ],
)
def test_a_fade_with_which_something_is_kept_is_made(text: str) -> None:
    cut, fade = read(text).requests
    said = cut.quantity("s")
    assert said is not None
    assert (cut.word, said.value) == ("trim", 5.0)
    assert (fade.word, fade.deed) == ("fade_out", "apply")


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("i think the bass is out of tune, a bit flat like 15 cents", "pitch_up", 0.15),
        ("it's out of tune, about 15 cents flat", "pitch_up", 0.15),
        ("the guitar is sharp by about 30 cents, fix it", "pitch_down", 0.3),
        ("tune it a bit flat, like 10 cents", "pitch_down", 0.1),
    ],
)
def test_an_interval_behind_what_is_found_out_of_tune_mends_it(
    text: str, word: str, semitones: float
) -> None:
    request = only(text)
    said = request.quantity("st")
    assert said is not None
    assert request.word == word
    assert said.value == pytest.approx(semitones)


@pytest.mark.parametrize(
    "text",
    [
        "its peaking at -3, bring it up to -1",
        "the peak is -12, make it -1",
        "bring it up to -1",
    ],
)
def test_peaks_end_where_they_are_to_be_brought(text: str) -> None:
    request = only(text)
    assert request.word == "normalize"
    assert [each.value for each in request.quantities] == [-1.0]


def test_a_kept_stretch_is_cut_out_before_it_is_turned() -> None:
    assert words("keep only the first 2 seconds and turn it down 5 dB") == ["trim", "quieter"]


def test_a_tail_on_one_chord_is_said_to_be_beyond_and_no_length() -> None:
    reading = read("i want a big long reverb tail on the last chord")
    assert reading.beyond == "part"
    assert not any(request.quantities for request in reading.requests)


@pytest.mark.parametrize(
    ("text", "word"),
    [("bring down the room tone", "less_noise"), ("it's too roomy", "drier")],
)
def test_rooms_and_their_tone_are_lowered(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("could you remove the first 1.5 seconds of silence?", "first"),
        ("cut the last 1.5 seconds of dead air", "last"),
    ],
)
def test_silent_seconds_are_cut_and_not_muted(text: str, mark: str) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("trim", 1.5)
    assert mark in request.marks


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("low pass at 6k so it sits behind the dialogue", ["low_pass"]),
        ("turn it down so it sits behind the voice", ["quieter"]),
        ("turn it down so there's room for the voice", ["quieter"]),
        ("a gentle fade out over the last third", ["fade_out"]),
        ("take the echo out of this zoom call", ["drier"]),
        ("old radio broadcast from the 40s", ["radio"]),
        ("make it sound like a record from the 70s", ["vintage"]),
        ("please dont change anything but the volume, make it louder", ["louder"]),
        ("i don't want anything but a bit of reverb", ["reverb"]),
    ],
)
def test_reasons_manners_decades_and_exceptions_ask_for_nothing_more(
    text: str, asked: list[str]
) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == asked
    assert not reading.keeps
    assert not any(request.quantity("s") for request in reading.requests)


def test_what_is_ordered_to_sit_behind_goes_there() -> None:
    assert words("make it so it sits behind the vocal") == ["distant"]


def test_a_cut_from_a_time_on_is_no_decade() -> None:
    said = only("trim from the 30s to the 40s").quantity("s")
    assert said is not None
    assert (said.value, said.until) == (30.0, 40.0)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("slow fade in over 4 seconds", ["fade_in"]),
        ("the vocal jumps out in some places, even it out", ["evener"]),
        ("bit more bottom, bit less middle", ["more_bass", "scooped"]),
        ("this is for a phone speaker so make sure you can hear the bass", ["audible_bass"]),
        ("gimme that 808 sub rumble", ["more_sub"]),
    ],
)
def test_words_beside_a_wish_are_read_with_it(text: str, asked: list[str]) -> None:
    assert words(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "cut everything after second 6",
        "corta todo después del segundo 6",
        "corta tudo depois do segundo 6",
        "schneide alles ab Sekunde 6 weg",
    ],
)
def test_a_second_by_its_number_says_when(text: str) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value) == ("trim", 6.0)


def test_a_fade_begins_at_the_second_from_which_it_is_asked_for() -> None:
    request = only("ab Sekunde 4 ausblenden")
    assert request.word == "fade_out"
    assert "from" in request.marks


@pytest.mark.parametrize(
    "text",
    [
        "Enlève les craquements du vinyle",
        "quita los clics del vinilo",
        "entferne die Knackser der Schallplatte",
    ],
)
def test_the_record_that_clicks_are_taken_from_is_no_wish(text: str) -> None:
    assert words(text) == ["less_clicks"]


def test_the_sound_of_a_record_is_one_beside_a_removal_too() -> None:
    assert words("remove the hiss and make it sound like vinyl") == ["less_noise", "vinyl"]


def test_a_share_that_would_leave_nothing_is_the_speed_to_get() -> None:
    assert "to" in only("slower, 85%").marks
    assert "to" not in only("slower by 85%").marks
    assert "to" not in only("make it 20% slower").marks


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("make it 2x as long but same pitch", ["half_speed"]),
        ("i'd love it brighter and a little faster, like 5 percent", ["brighter", "faster"]),
        ("brickwall it at -0.1", ["limiter"]),
        ("tilt the eq toward the bass", ["tilt_dark"]),
        ("make my kick longer", ["more_sustain"]),
        ("there's wind noise on the mic, can you help?", ["less_wind"]),
    ],
)
def test_plain_words_with_a_figure_or_a_direction_keep_their_way(
    text: str, asked: list[str]
) -> None:
    assert words(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("please cut out the first four seconds, nothing is happening there", ["trim"]),
        ("voice a bit boomy, mic was too close", ["less_boomy"]),
        ("make the speech stand out more from the noise", ["less_noise"]),
        ("take the sharpness out of the s sounds without making me lisp", ["less_sibilant"]),
        ("normalise it so all my episodes are the same loudness, -16", ["loudness"]),
        ("bring back some life into it", ["livelier"]),
    ],
)
def test_what_is_told_around_a_wish_adds_nothing(text: str, asked: list[str]) -> None:
    assert words(text) == asked


def test_all_but_one_thing_is_beyond_one_file() -> None:
    reading = read("raise everything by 2 dB except the bass")
    assert (reading.beyond, reading.requests) == ("separate", ())


@pytest.mark.parametrize(
    "text",
    ["the left channel has crackling, use only the right", "use the right channel for both"],
)
def test_one_channel_instead_of_both_is_heard_on_both_and_nothing_panned(text: str) -> None:
    assert words(text) == ["right_on_both"]


def test_a_check_is_a_question() -> None:
    assert read("can you check whether it clips?").question is not None


@pytest.mark.parametrize(
    "text",
    ["bitte auf -14 LUFS, Peak max -1 dB", "bitte auf -14 LUFS bringen, True Peak höchstens -1 dB"],
)
def test_the_most_that_peaks_may_reach_is_a_ceiling(text: str) -> None:
    request = only(text)
    ceiling = request.quantity("dbtp")
    assert request.word == "loudness"
    assert ceiling is not None
    assert ceiling.value == -1.0


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("make it LOUDER!!! but no clipping", ["louder"]),
        ("level my voice out, im quieter at the end", ["evener"]),
        ("roll off top n bottom", ["band_pass"]),
        ("a gravação estourou, dá para consertar?", ["less_dirty"]),
    ],
)
def test_one_wish_told_in_two_parts_is_one(text: str, asked: list[str]) -> None:
    assert words(text) == asked


def test_one_part_of_a_mix_beside_which_all_stays_is_beyond_one_file() -> None:
    reading = read("Bring the lead vocal up 1.5 dB and leave everything else alone")
    assert (reading.beyond, reading.requests) == ("separate", ())
    assert words("turn my voice up 3 dB and don't touch anything else") == ["louder"]


def test_a_share_that_is_hedged_is_the_setting_beside_it() -> None:
    said = only("tremolo 5 hz, depth about half").quantity("depth")
    assert said is not None
    assert said.value == 0.5


def test_a_slow_fade_of_the_last_seconds_is_a_fade() -> None:
    said = only("最後の3秒をゆっくりフェードアウトして").quantity("s")
    assert said is not None
    assert said.value == 3.0
