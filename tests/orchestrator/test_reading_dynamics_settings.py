"""Settings of compressors, limiters and transient shapers, in whatever order they are said."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


def settings(text: str) -> dict[str, float]:
    return {each.unit: each.value for each in only(text).quantities}


@pytest.mark.parametrize(
    "text",
    [
        "3:1, set the thresh for 4 dB GR, fast release",
        "fast release, 3:1, 4 dB of gain reduction",
        "ratio 3, release fast, 4 dB on the GR meter",
        "4 dB GR, 3:1, release 50",
    ],
)
def test_a_compressor_takes_its_settings_in_any_order(text: str) -> None:
    assert only(text).word == "compress"
    assert settings(text) == {"ratio": 3, "reduction_db": 4, "release_ms": 50}


def test_short_names_and_bare_times_are_settings_too() -> None:
    found = settings("ratio 2 to 1, thresh -18, att 10, rel 100")
    assert found == {"ratio": 2, "threshold_db": -18, "attack_ms": 10, "release_ms": 100}
    found = settings("3:1 10ms/100ms 4dB GR")
    assert found == {"ratio": 3, "attack_ms": 10, "release_ms": 100, "reduction_db": 4}


@pytest.mark.parametrize(
    "text",
    [
        "ceiling -1 dBTP, drive four dB into the limiter",
        "push 4 dB into the limiter, ceiling -1",
        "hit the limiter with 4 dB",
        "limiter: 4 dB input gain, ceiling at -1",
        "4 dB into a limiter at -1",
    ],
)
def test_gain_into_a_limiter_is_a_level_and_comes_before_it(text: str) -> None:
    louder, limiter = read(text).requests
    assert (louder.word, [each.value for each in louder.quantities]) == ("louder", [4])
    assert (limiter.word, [each.value for each in limiter.quantities]) == ("limiter", [-1])


def test_what_a_limiter_catches_is_no_gain_into_it() -> None:
    assert words("limit it with 3 dB of gain reduction") == ["limiter"]
    assert words("limiter at -1 dB") == ["limiter"]
    assert words("drive it 6 dB") == ["dirtier"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("transient designer: attack +4, sustain flat", {"attack_db": 4, "sustain_db": 0}),
        ("attack +4, sustain -2", {"attack_db": 4, "sustain_db": -2}),
    ],
)
def test_an_attack_with_a_sign_is_an_amount(text: str, found: dict[str, float]) -> None:
    assert only(text).word == "punchier"
    assert settings(text) == found


def test_an_attack_in_milliseconds_stays_a_time() -> None:
    assert settings("attack 10 ms") == {"attack_ms": 10}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("crest factor too high for my limiter, shave it a few dB", {"reduction_db": 3}),
        ("lower the crest factor by 3 dB", {"reduction_db": 3}),
        ("PLR is too big, bring it down", {}),
    ],
)
def test_too_high_a_crest_is_a_limiters_work(text: str, found: dict[str, float]) -> None:
    assert only(text).word == "limiter"
    assert settings(text) == found


def test_more_crest_is_more_contrast() -> None:
    assert words("more crest factor") == ["more_dynamic"]


def test_what_a_gate_closes_on_is_not_wished() -> None:
    assert words("gate the kit, room should shut between hits") == ["gate"]
    assert words("gate it and add room") == ["gate", "room"]


def test_life_that_somebody_took_is_to_come_back() -> None:
    text = "1:1.5 expander, previous guy mastered the life out of it"
    assert words(text) == ["more_dynamic"]
    assert words("squeeze the life out of it") == ["squash"]


def test_what_a_wish_comes_from_is_one_effect() -> None:
    assert words("depth from reverb, NOT from dulling it") == ["spacious"]
    assert words("more depth from a delay") == ["echo"]
    assert read("depth from reverb, NOT from dulling it").avoids == ("darker",)


def test_decibels_beside_a_compressor_are_what_it_takes_off() -> None:
    assert settings("opto style, 3 dB") == {"reduction_db": 3}
    assert settings("hit it with 10 dB of compression") == {"reduction_db": 10}
    assert settings("compress everything above -20 dB") == {"db": -20}


def test_what_is_taken_off_does_not_take_the_limiter_off() -> None:
    assert only("limit 3 dB off the top").deed == "apply"
    assert only("take the limiter off").deed == "remove"


def test_an_expander_with_a_level_is_a_gate_with_its_ratio() -> None:
    assert only("expander 2:1 below -40").word == "gate"
    assert settings("expander 2:1 below -40") == {"ratio": 2, "threshold_db": -40}


def test_a_colon_behind_a_setting_parts_nothing() -> None:
    found = settings("attack: slow. release: fast. ratio: 4")
    assert found == {"attack_ms": 30, "release_ms": 50, "ratio": 4}
