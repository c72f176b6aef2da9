"""What a GGUF file's header says, and what is said of a file whose header is wrong."""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter

import pytest
from gemma import Gemma
from gguf_files import write_model, write_projector
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkbox.messages import ModelError
from talkbox.models.gguf import Layer, read_header, read_model, read_projector

pytest_plugins = ("gemma_fixture", "tiny_fixture")
SLIDING, GLOBAL = Layer(2, 256, 256), Layer(1, 512, 512)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_model(tmp_path / "small.gguf")


def test_a_header_tells_what_a_model_is(small: Path) -> None:
    header = read_model(small)
    assert (header.name, header.architecture, header.layers) == ("Small", "gemma4", 3)
    assert (header.width, header.feed_forward, header.vocabulary) == (64, 128, 16)
    assert (header.context_tokens, header.window_tokens) == (131_072, 1024)
    assert header.template == "{{ tools }}"
    assert header.tensor_bytes == 16 * 64 * 4
    assert header.wanted_bytes == header.file_bytes == small.stat().st_size
    assert header.projector is None


def test_a_name_cannot_play_tricks_on_a_terminal(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.gguf", name="\x1b]0;owned\x07\n" + 200 * "long ")
    name = read_model(path).name
    assert name.isprintable() and name.startswith("?]0;owned??long") and len(name) == 80


def test_each_layer_has_the_cache_that_its_window_asks_for(small: Path) -> None:
    assert read_model(small).cached_layers == (SLIDING, SLIDING, GLOBAL)


def test_layers_that_share_a_cache_have_none_of_their_own(tmp_path: Path) -> None:
    assert read_model(write_model(tmp_path / "m.gguf", shared=1)).cached_layers == (
        SLIDING,
        SLIDING,
    )


def test_gemmas_real_header_is_read_at_once(gemma: Gemma, tiny: Path) -> None:
    began = perf_counter()
    header = read_model(tiny)
    assert perf_counter() - began < 3.0  # 0.1 s where nothing else runs
    assert header.vocabulary == 262_144
    assert header.template == gemma.template


def test_a_projector_tells_whether_it_hears(tmp_path: Path) -> None:
    hearing = read_projector(write_projector(tmp_path / "ear.gguf", width=3840))
    assert (hearing.hears, hearing.sees, hearing.width) == (True, False, 3840)
    seeing = read_projector(write_projector(tmp_path / "eye.gguf", hears=False))
    assert (seeing.hears, seeing.sees, seeing.width) == (False, True, 64)


def test_a_model_and_a_projector_are_not_taken_for_each_other(small: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is a projector, not a language model"):
        read_model(write_projector(tmp_path / "ear.gguf"))
    with pytest.raises(ModelError, match=r"is a language model \(Small\), not a projector"):
        read_projector(small)


def test_a_vocabulary_without_weights_is_no_model(gemma: Gemma) -> None:
    with pytest.raises(ModelError, match="holds no language model that could be run"):
        read_model(gemma.vocabulary)


def test_a_file_that_is_cut_short_says_how_much_is_missing(small: Path) -> None:
    os.truncate(small, small.stat().st_size - 1234)
    with pytest.raises(ModelError, match=r"1,234 of [\d,]+ bytes are missing; fetch it again"):
        read_header(small)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a GGUF file"),
        (b"RIFF\x00\x00\x00\x00WAVE", "is not a GGUF file; a model in that format"),
        (b"version https://git-lfs.github.com/spec/v1", "a Git LFS pointer"),
        (b"<!DOCTYPE html>", "a web page"),
        (b"GGUF", "is damaged or cut short"),
        (b"GGUF\x03\x00\x00\x00", "failed to read header"),
        (b"GGUF\x04\x00\x00\x00", "is GGUF version 4, and version 3 is the newest"),
        (b"GGUF\x01\x00\x00\x00" + bytes(16), "GGUFv1 is no longer supported"),
        (b"GGUF\x00\x00\x00\x03" + bytes(16), "endianness"),
    ],
)
def test_a_file_that_is_something_else_is_told_in_one_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=sentence) as raised:
        read_header(path)
    assert "\n" not in str(raised.value) and str(path) in str(raised.value)


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no file"):
        read_header(tmp_path / "gone.gguf")
    with pytest.raises(ModelError, match="cannot be read"):
        read_header(tmp_path)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    changes=st.lists(
        st.tuples(st.integers(4, 1700), st.binary(max_size=9)), min_size=1, max_size=5
    ),
    cut=st.none() | st.integers(1, 1700),
)
def test_a_damaged_header_is_read_or_refused_and_never_more(
    small: Path, changes: list[tuple[int, bytes]], cut: int | None
) -> None:
    content = bytearray(write_model(small).read_bytes())
    for place, noise in changes:
        content[place : place + len(noise)] = noise
    small.with_name("damaged.gguf").write_bytes(content[:cut])
    try:
        header = read_header(small.with_name("damaged.gguf"))
    except ModelError as error:
        assert str(error).isprintable()
    else:
        assert header.name.isprintable() and len(header.cached_layers) <= 512
