"""By which file a model hears, and what is said where it hears nothing: from headers alone."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np
import pytest
from gguf_files import write_model, write_projector

from talkbox.messages import ModelError
from talkbox.models import effective
from talkbox.models.examine import examine
from talkbox.models.gguf import read_model
from talkbox.models.hearing import ears_of, why_deaf
from talkbox.models.inspect import beside
from talkbox.models.llama.model import LlamaModel
from talkbox.models.llama.settings import Settings

BF16, F32, F16, Q8_0 = 32, 0, 1, 7
"""llama.cpp's numbers for kinds of files."""


def projector_of(path: Path, file_type: int, width: int = 64) -> Path:
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_bool("clip.has_audio_encoder", True)
    writer.add_uint32("general.file_type", file_type)
    writer.add_uint32("clip.audio.projection_dim", width)
    writer.add_tensor("a", np.zeros((2, 2), dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_of_several_that_fit_the_one_in_bf16_is_taken(tmp_path: Path) -> None:
    model = read_model(write_model(tmp_path / "m.gguf"))
    for place, kind in enumerate((Q8_0, F16, F32, BF16)):
        best = projector_of(tmp_path / f"mmproj-{place}.gguf", kind)
        assert ears_of(model) == best
    projector_of(tmp_path / "mmproj-wide.gguf", BF16, width=128)
    assert ears_of(model) == best


def test_the_projector_that_was_pulled_with_a_model_goes_before_others(tmp_path: Path) -> None:
    model = read_model(write_model(tmp_path / "gemma-4-E2B_q4_0-it.gguf", width=1536))
    other = projector_of(tmp_path / "mmproj-gemma-4-E2B-it-bf16.gguf", BF16, width=1536)
    assert ears_of(model) == other
    own = projector_of(tmp_path / "gemma-4-E2B-it-mmproj.gguf", F16, width=1536)
    assert ears_of(model) == own


def test_a_damaged_projector_is_told_only_where_no_other_does(tmp_path: Path) -> None:
    model = read_model(write_model(tmp_path / "m.gguf"))
    (tmp_path / "mmproj-a.gguf").write_bytes(b"GGUF\3\0\0\0rubbish")
    with pytest.raises(ModelError, match=r"mmproj-a\.gguf is damaged or cut short"):
        beside(model)
    whole = write_projector(tmp_path / "mmproj-b.gguf")
    assert ears_of(model) == whole


@pytest.mark.parametrize(("file", "name"), [("gemma-4-E4B_q4_0-it.gguf", "gemma-4-e4b")])
def test_a_model_pulled_without_its_projector_is_told_how_to_get_it(
    tmp_path: Path, file: str, name: str
) -> None:
    said = why_deaf(read_model(write_model(tmp_path / file, width=2560)))
    assert said == (
        f"{name} hears by its projector, which is not here yet; get it (1.0 GB) with: "
        f"talkbox models pull {name}"
    )


def test_any_other_model_without_a_projector_is_told_where_to_put_one(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.gguf")
    said = why_deaf(read_model(path))
    assert said is not None and said.startswith("Small hears nothing without its projector")
    assert str(path) in said and "--projector" in said and "\n" not in said


@pytest.mark.parametrize("width", [2816, 5376])
def test_the_sizes_without_ears_hear_nothing_whatever_lies_beside_them(
    tmp_path: Path, width: int
) -> None:
    header = read_model(write_model(tmp_path / "m.gguf", name="Gemma 4 26B", width=width))
    eye = write_projector(tmp_path / "mmproj.gguf", width=width, hears=False)
    for named in (None, eye):
        assert why_deaf(header, named) == (
            "Gemma 4 26B hears nothing, by design; take one that does (gemma-4-e2b, gemma-4-e4b, "
            "gemma-4-12b), or type what you want."
        )
    other = read_model(write_model(tmp_path / "n.gguf", architecture="llama", width=width))
    assert "by design" not in (why_deaf(other) or "")


def test_a_named_projector_goes_before_the_one_beside(tmp_path: Path) -> None:
    header = read_model(write_model(tmp_path / "m.gguf"))
    write_projector(tmp_path / "mmproj.gguf")
    named = write_projector(tmp_path / "ear.gguf")
    assert ears_of(header, named) == named


def test_whatever_is_wrong_with_a_named_projector_is_told_in_one_sentence(tmp_path: Path) -> None:
    model = write_model(tmp_path / "m.gguf")
    cut = write_projector(tmp_path / "cut.gguf")
    cut.write_bytes(cut.read_bytes()[:-100])
    for path, sentence in (
        (tmp_path / "none.gguf", "There is no file"),
        (model, r"is a language model \(Small\), not a projector"),
        (write_projector(tmp_path / "wide.gguf", width=128), "belongs to another model"),
        (write_projector(tmp_path / "eye.gguf", hears=False), "sees pictures and hears nothing"),
        (cut, "is cut short: 100 of"),
    ):
        with pytest.raises(ModelError, match=sentence) as refused:
            LlamaModel(model, Settings(projector=path))
        assert "\n" not in str(refused.value)


def test_a_projector_is_a_setting_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path))
    (tmp_path / "config.toml").write_text('[llama]\nprojector = "~/ear.gguf"\n')
    assert effective({}).projector == Path("~/ear.gguf").expanduser()
    assert effective({"projector": tmp_path / "b.gguf"}).projector == tmp_path / "b.gguf"
    (tmp_path / "config.toml").write_text("[llama]\nprojector = 3\n")
    with pytest.raises(ModelError, match="projector is 3, not the path of a file"):
        effective({})


def test_the_check_of_a_model_names_the_projector_that_was_given(tmp_path: Path) -> None:
    model = write_model(tmp_path / "m.gguf")
    named = write_projector(tmp_path / "ear.gguf")
    for projector, state, text in (
        (named, "ok", "ear.gguf fits it and hears speech"),
        (None, "warn", "--projector"),
        (model, "fail", "not a projector"),
    ):
        found = examine(model, Settings(projector=projector), lambda: False, run=False)
        line = next(line for line in found if line.name == "projector")
        assert line.state == state and text in line.text
