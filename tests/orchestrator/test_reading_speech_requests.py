"""What podcasters, narrators and people with a recorder ask for: levels, pauses, noises, places."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read
from talkbox.planner.text.quantities import Quantity


def _said(text: str) -> tuple[str, list[tuple[float, str]]]:
    """The only request of the text as its word and its numbers."""
    request = only(text)
    return request.word, [(said.value, said.unit) for said in request.quantities]


@pytest.mark.parametrize(
    ("text", "word", "level"),
    [
        ("the producer says peaks are at -0.2, they need -3 or lower", "normalize", -3),
        (
            "they rejected my file because the noise floor is -52 and needs to be -60",
            "less_noise",
            -60,
        ),
        ("acx check says rms is -25.3, needs to be -20", "audiobook", -20),
        ("rms is -25, bring it up to -20", "audiobook", -20),
        ("peaks should be at -3 dB not -1", "normalize", -3),
    ],
)
def test_a_level_is_what_it_has_to_be_and_not_what_it_was_found_at(
    text: str, word: str, level: float
) -> None:
    found, numbers = _said(text)
    assert (found, [value for value, _ in numbers]) == (word, [level])


def test_where_my_peaks_are_now_is_no_order_before_another() -> None:
    assert words("my peaks are at -6, louder please") == ["louder"]


@pytest.mark.parametrize(
    "text", ["-19 lufs mono for apple podcasts", "convert to mono at -19 lufs", "mono -19 lufs"]
)
def test_a_loudness_beside_mono_asks_for_both(text: str) -> None:
    reading = read(text)
    assert [request.word for request in reading.requests] == ["mono", "loudness"]
    assert reading.requests[1].quantity("lufs") == Quantity(-19, "lufs", signed=True)


def test_peaks_beside_a_loudness_are_its_ceiling(tmp_path: Path) -> None:
    (stage,) = stages(done(tmp_path, "set the loudness to -18 and the peaks to -3"))
    assert stage["parameters"] == {"target_lufs": -18, "ceiling_db": -3}


@pytest.mark.parametrize("text", ["normalize to -19", "normalise it to -16"])
def test_what_is_normalized_far_under_full_scale_is_the_loudness(text: str) -> None:
    assert words(text) == ["loudness"]


def test_a_named_rms_is_aimed_at(tmp_path: Path) -> None:
    plain = stages(done(tmp_path, "make it acx ready"))[-1]["parameters"]
    named = stages(done(tmp_path, "audiobook, rms -23, peaks -5"))[-1]["parameters"]
    assert isinstance(plain, dict)
    assert isinstance(named, dict)
    assert named["target_lufs"] == pytest.approx(plain["target_lufs"] - 2.5, abs=0.11)
    assert named["ceiling_db"] == -5


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("cut the long pauses to half a second", 0.5),
        ("remove silences longer than 2 seconds", 2),
        ("pauses longer than 2 s should be cut to 0.3 s", 0.3),
        ("cut out the silence in the middle", None),
        ("shorten the gaps between sentences", None),
        ("pauses should be max 1 second", 1),
    ],
)
def test_pauses_within_a_recording_are_shortened_to_what_is_said(
    text: str, seconds: float | None
) -> None:
    request = only(text)
    said = request.quantity("s")
    assert request.word == "shorter_pauses"
    assert (None if said is None else said.value) == seconds


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("remove the chair creak at 0:22", 21.7, 22.6),
        ("the phone rings between 0:15 and 0:18 please remove", 15, 18),
    ],
)
def test_an_accident_with_its_time_is_muted_there_and_nothing_is_cut(
    text: str, start: float, end: float
) -> None:
    request = only(text)
    said = request.quantity("s")
    assert said is not None
    assert (request.word, said.value, said.until) == ("part_muted", start, end)


@pytest.mark.parametrize(
    "text",
    [
        "clock ticking in the background",
        "somebody coughs in the audience",
        "digital glitches from zoom",
        "my kid was watching tv in the next room",
    ],
)
def test_single_noises_are_refused_and_none_is_added(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "restore")


@pytest.mark.parametrize("text", ["the music under it is too loud", "music bed is too loud"])
def test_music_under_a_voice_turns_no_whole_mix_down(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "separate")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("theres static", "less_noise"),
        ("sermon needs to be heard over the hvac", "less_noise"),
        ("crowd noise is too loud", "less_noise"),
        ("the traffic outside is really loud can you bring it down a bit", "less_rumble"),
        ("my breathing is too loud", "less_breath"),
        ("my lav mic rubs against my shirt", "less_rumble"),
        ("mic handling noise", "less_rumble"),
        ("crackling sound on the recording, i dont want that", "less_clicks"),
        ("mic was set too low so everything is super quiet", "louder"),
        ("i was too close to the mic", "less_boomy"),
        ("too much low end from being too close to the mic", "less_boomy"),
        ("i don't want any eq, just the level fixed", "evener"),
        ("loudness range under 6 lu", "evener"),
    ],
)
def test_a_fault_is_mended_and_the_whole_is_not_turned(text: str, word: str) -> None:
    assert words(text) == [word]


def test_a_loudness_range_that_cannot_be_set_is_not_claimed(tmp_path: Path) -> None:
    assert done(tmp_path, "loudness range under 6 lu")["status"] != "met"


def test_no_extra_bass_forbids_more_and_takes_none_out() -> None:
    reading = read("make my voice warmer but no extra bass")
    assert [request.word for request in reading.requests] == ["warmer"]
    assert reading.avoids == ("more_bass",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("my podcast voice is thin", "fuller"),
        ("hi, i have a podcast and my mic hisses, can you denoise it", "less_noise"),
        ("podcast intro, fade in 2 seconds", "fade_in"),
        ("audiobook chapter, take out the breaths", "no_breath"),
        ("wedding vows recorded on a phone in a church, way too much reverb", "drier"),
        ("i recorded this in my car with the engine off, make it brighter", "brighter"),
    ],
)
def test_what_and_where_it_was_recorded_is_no_order(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize("text", ["fade out from 0:01 to the end", "fade out starting at 1 second"])
def test_a_fade_out_begins_where_it_is_said_to(tmp_path: Path, text: str) -> None:
    parameters = stages(done(tmp_path, text))[0]["parameters"]
    seconds = soundfile.info(tmp_path / "song.wav").duration
    assert parameters == {"fade_seconds": pytest.approx(seconds - 1)}


def test_a_delay_between_the_channels_is_refused_and_adds_no_echo() -> None:
    reading = read("there's a delay between left and right")
    assert (reading.requests, reading.beyond) == ((), "one_side")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it's already at -16 lufs, make it warmer", "warmer"),
        ("already -16 lufs, don't change that. just de-ess", "less_sibilant"),
        ("loudness is already -16 lufs, only remove the hum", "less_hum"),
    ],
)
def test_a_loudness_that_is_there_already_is_not_set(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("take 1 second off the front and half a second off the back", 1, 3),
        ("remove 0.5s from the start and 1s from the end", 0.5, 2.5),
        ("take the first 1 and the last 2 seconds off", 1, 1.5),
        ("cut the first 1 second, cut the last 2 seconds", 1, 1.5),
    ],
)
def test_both_ends_lose_what_is_said_of_each(
    tmp_path: Path, text: str, start: float, end: float
) -> None:
    (stage,) = stages(done(tmp_path, text))
    assert stage["effect"] == "trim"
    assert stage["parameters"] == {"start_seconds": start, "end_seconds": end}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("quiet, muffled and far away", {"clearer", "closer", "louder"}),
        ("distant and muffled", {"closer", "clearer"}),
        ("thin, quiet and noisy", {"fuller", "less_noise", "louder"}),
    ],
)
def test_faults_in_a_list_are_all_mended(text: str, found: set[str]) -> None:
    assert set(words(text)) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("i need it louder for phone speakers", "louder_small"),
        ("do nothing but remove the 50 hz hum", "less_hum"),
        ("nothing but a fade out of 3 seconds", "fade_out"),
        ("start right when i start speaking", "trim_silence"),
        ("cut until i start talking", "trim_silence"),
    ],
)
def test_a_wish_among_idle_words_is_done_alone(text: str, word: str) -> None:
    request = only(text)
    assert (request.word, request.deed) == (word, "apply")


def test_a_slow_fade_out_slows_nothing_down() -> None:
    assert words("fade in quick, fade out slow") == ["fade_in", "fade_out"]


@pytest.mark.parametrize(
    "text", ["robotic artifacts from noise reduction", "the gate is chopping off my words"]
)
def test_what_an_effect_left_behind_is_refused_and_not_added_again(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "restore")


def test_whether_it_would_pass_a_check_is_a_question() -> None:
    reading = read("would it pass acx?")
    assert (reading.requests, reading.question) == ((), "tone")
