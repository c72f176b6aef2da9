"""Settings of a GGUF model are checked wherever they come from, in one sentence."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from talkbox.messages import ModelError
from talkbox.models.llama.settings import OPTIONS, Settings


def test_gemma_is_sampled_as_it_was_published_unless_told_otherwise() -> None:
    settings = Settings()
    assert (settings.temperature, settings.top_p, settings.top_k, settings.min_p) == (
        1,
        0.95,
        64,
        0,
    )


def test_every_setting_is_explained_once_and_in_order() -> None:
    assert [option.name for option in OPTIONS] == [field.name for field in fields(Settings)]
    assert all(option.help.endswith(".") for option in OPTIONS)


def test_a_config_table_sets_what_it_names_and_nothing_else() -> None:
    read = Settings.from_mapping({"threads": 3, "top_p": 1, "draft": "~/small.gguf"})
    assert read == Settings(threads=3, top_p=1, draft=Path("~/small.gguf").expanduser())


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"contxt_tokens": 4096}, ["contxt_tokens", "context_tokens", "reply_tokens"]),
        ({"context_tokens": 10}, ["context_tokens is 10", "1024 to", "1048576"]),
        ({"context_tokens": "big"}, ["context_tokens is 'big'", "whole number"]),
        ({"threads": True}, ["threads is True", "whole number"]),
        ({"threads": 2.5}, ["threads is 2.5", "whole number"]),
        ({"thinking": "yes"}, ["thinking is 'yes'", "true or false"]),
        ({"temperature": float("nan")}, ["temperature is nan", "0 to 2"]),
        ({"temperature": None}, ["temperature is None", "a number"]),
        ({"draft": 7}, ["draft is 7", "path of a file"]),
        ({"draft": ""}, ["draft is ''", "path of a file"]),
    ],
)
def test_a_bad_setting_is_refused_with_what_is_allowed(
    table: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(ModelError) as refusal:
        Settings.from_mapping(table)
    sentence = str(refusal.value)
    assert all(word in sentence for word in words), sentence
    assert sentence.endswith(".") and "\n" not in sentence


def test_code_is_held_to_the_same_bounds() -> None:
    with pytest.raises(ModelError, match=r"draft_tokens is 17; allowed is 1 to 16\."):
        Settings(draft_tokens=17)
