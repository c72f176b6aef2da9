"""The memory that a model needs, told before it is loaded, against what it then takes."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from gemma import Gemma
from gguf_files import write_model
from memory_taken import taken_bytes

from talkbox.messages import Message, System, User
from talkbox.models import catalogue
from talkbox.models.catalogue import gigabytes
from talkbox.models.gguf import Layer, read_header, read_model
from talkbox.models.llama.prompts import Prompts
from talkbox.models.llama.ready import ready
from talkbox.models.llama.settings import Settings
from talkbox.models.memory import (
    LEAST_CONTEXT_TOKENS,
    available_bytes,
    cache_bytes,
    fitting_context,
    need,
)
from talkbox.models.trimming import LEAST_TURN_TOKENS
from talkbox.toolbox import registry, schemas
from talkbox_prompts.texts import page

pytest_plugins = ("gemma_fixture", "tiny_fixture")


def test_a_small_gemma_takes_what_was_said(tiny: Path) -> None:
    said = need(read_model(tiny), 8192).total_bytes
    assert taken_bytes(tiny, 8192) == pytest.approx(said, rel=0.25)


def test_the_cache_is_keys_and_values_of_every_layer_in_16_bits() -> None:
    assert cache_bytes([Layer(8, 256, 256)] * 40 + [Layer(1, 512, 512)] * 8, 8192) == (
        8192 * (40 * 8 * 512 + 8 * 1024) * 2
    )
    assert cache_bytes([Layer(1, 1, 0)], 257) == 512 * 2


def test_no_more_context_is_counted_than_the_model_was_trained_for(tmp_path: Path) -> None:
    header = read_model(write_model(tmp_path / "m.gguf", context_tokens=4096))
    assert need(header, 1_000_000) == need(header, 4096)


def test_a_projector_counts(tmp_path: Path) -> None:
    header = read_model(write_model(tmp_path / "m.gguf"))
    more = need(header, 4096, projector_bytes=1000).total_bytes
    assert more - need(header, 4096).total_bytes == 1000


def test_a_model_in_several_files_counts_them_all(tmp_path: Path) -> None:
    first = write_model(tmp_path / "m-00001-of-00002.gguf")
    (tmp_path / "m-00002-of-00002.gguf").write_bytes(bytes(100_000))
    header = replace(read_model(first), parts=2)
    assert need(header, 4096).weights_bytes == first.stat().st_size + 100_000


def test_the_largest_context_that_fits_is_found(tmp_path: Path) -> None:
    header = read_model(write_model(tmp_path / "m.gguf"))
    room = need(header, 16_384).total_bytes
    assert fitting_context(header, room) == 16_384
    assert fitting_context(header, room - 1) == 8192
    assert fitting_context(header, 1000) is None
    assert fitting_context(header, 10**15) == header.context_tokens


def test_no_context_is_proposed_beyond_what_the_model_was_trained_for(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.gguf", context_tokens=LEAST_CONTEXT_TOKENS - 1)
    assert fitting_context(read_model(path), 10**15) is None


def test_the_least_context_that_is_proposed_holds_the_tools_and_a_few_turns(tiny: Path) -> None:
    settings = Settings(context_tokens=LEAST_CONTEXT_TOKENS, threads=1)
    model = ready(tiny, read_model(tiny).template or "", settings, None, lambda share: True)
    tools = schemas(registry().for_model())
    with closing(model):
        messages: list[Message] = [System(page("system")), User("make it darker")]
        whole = Prompts(LEAST_CONTEXT_TOKENS - settings.reply_tokens).prompt(model, messages, tools)
    left = LEAST_CONTEXT_TOKENS - settings.reply_tokens - len(whole.script.tokens)
    assert left > 4 * LEAST_TURN_TOKENS


def test_the_catalogue_knows_the_shape_that_google_gave_the_26b(gemma: Gemma) -> None:
    """llama.cpp's file with Gemma 4's vocabulary was made from the 26B and has its other keys."""
    header, known = read_header(gemma.vocabulary), catalogue.known("gemma-4-26b-a4b")
    assert known is not None
    assert Counter(header.cached_layers) == Counter(known.cached_layers)
    assert (header.width, header.feed_forward) == (known.width, known.feed_forward)
    assert (header.context_tokens, header.vocabulary) == (known.context_tokens, known.vocabulary)


def test_the_page_says_what_the_list_says() -> None:
    page = (Path(__file__).parents[2] / "docs/models.md").read_text(encoding="utf-8")
    for model in catalogue.models():
        disk = gigabytes(model.file_bytes + model.projector_bytes)
        memory = gigabytes(model.need(8192).total_bytes)
        hears = "yes" if model.hears else "no"
        assert f"| `{model.name}` | {disk} | {memory} | {hears} |" in page


def test_memory_is_free_here() -> None:
    assert 10**8 < available_bytes() < 10**14
