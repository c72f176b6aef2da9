"""SocialFX data from a folder of the user's: both forms, the published filter, clear sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from socialfx_data_made_up import checkout, one_file

from talkbox.evaluation.errors import EvaluationError
from talkbox.evaluation.socialfx_data import BANDS, CHECKOUT, ONE_FILE, Setting, by_word, settings
from talkbox.evaluation.socialfx_medians import COMPRESSION, FEWEST, medians

FLAT = [0.0] * BANDS


def test_both_forms_of_the_data_hold_the_same_settings(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    first, second = settings(one_file(tmp_path / "a")), settings(checkout(tmp_path / "b"))
    assert sorted(first, key=repr) == sorted(second, key=repr)
    assert len(first) == 42


def test_near_synonyms_count_as_one_word_and_other_words_do_not_count() -> None:
    said = ("Warm", "hot", "smooth", "crisp", "thick", "bass", "brillante", "nice")
    found = by_word([Setting((text.lower(),), tuple(FLAT)) for text in said])
    counted = {word: len(those) for word, those in found.items()}
    assert counted == {"warm": 2, "soft": 1, "harsh": 1, "heavy": 1}


def test_a_setting_with_several_words_counts_for_each_once() -> None:
    found = by_word([Setting(("warm", "hot", "loud"), tuple(FLAT))])
    assert {word: len(those) for word, those in found.items()} == {"warm": 1, "loud": 1}


def test_a_folder_without_data_is_told_which_forms_there_are(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"No SocialFX data .* or a checkout"):
        settings(tmp_path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{not json", "no JSON"),
        ("[]", '"eq"'),
        ('{"eq": []}', '"eq"'),
        ('{"eq": [["warm"]]}', "setting 0"),
        ('{"eq": [[3, []]]}', "no word"),
        ('{"eq": [["warm", [1, 2]]]}', "40 gains"),
        (json.dumps({"eq": [["warm", [*FLAT[1:], "x"]]]}), "40 gains"),
        (json.dumps({"eq": [["warm", [*FLAT[1:], 1e9]]]}), "40 gains"),
        ('{"eq": [["warm", [' + ", ".join(["NaN"] * BANDS) + "]]]}", "finite"),
    ],
)
def test_damaged_data_is_named_in_one_sentence(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / ONE_FILE).write_text(text)
    with pytest.raises(EvaluationError, match=complaint) as caught:
        settings(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_damaged_item_of_a_checkout_is_named_by_its_file(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    (folder / CHECKOUT / "eq_7.json").write_text('{"text": "warm"}')
    with pytest.raises(EvaluationError, match=r"eq_7\.json must hold"):
        settings(folder)


def test_medians_leave_out_settings_that_no_compressor_has() -> None:
    sane, absurd = [-40.0, 20.0, 4.0, 0.01, 0.2], [-40.0, 20.0, 400.0, 0.01, 0.2]
    rows = [["loud,near", sane]] * FEWEST + [["loud", absurd]] * 3 + [["rare", sane]]
    found = medians(rows, COMPRESSION)
    assert found["loud"] == found["near"] == (FEWEST, dict(zip(COMPRESSION, sane, strict=True)))
    assert "rare" not in found
