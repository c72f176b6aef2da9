"""Whether a file can be used here: what is refused before anything is loaded, and how."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import tiny_projector
from gemma import Gemma
from gguf_files import write_model, write_projector
from tiny_gemma import find_tiny

from talkbox.messages import Cancelled, ModelError
from talkbox.models import find
from talkbox.models.examine import Line, examine
from talkbox.models.gguf import read_model
from talkbox.models.inspect import beside, check_projector, check_usable, too_big
from talkbox.models.installed import model_lines
from talkbox.models.llama.model import LlamaModel
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings
from talkbox.models.memory import LEAST_CONTEXT_TOKENS, available_bytes, need, needed_bytes

pytest_plugins = ("gemma_fixture", "tiny_fixture")
JULY = "{#- OpenAI Chat Completions: -#}<|tool_call>call:{% if argument is none %}null{% endif %}"
APRIL = "<|tool_call>call:"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def lines(path: Path, run: bool = False) -> dict[str, Line]:
    found = examine(path, Settings(threads=1), lambda: False, run=run)
    return {line.name: line for line in found}


def test_a_model_that_can_be_talked_to_is_usable(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.gguf")
    assert check_usable(path, 8192) == read_model(path)


def test_a_base_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is a base model: it has no chat template"):
        check_usable(write_model(tmp_path / "m.gguf", template=None), 8192)


def test_a_drafter_is_refused(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.gguf", architecture="gemma4-assistant")
    with pytest.raises(ModelError, match="with --draft"):
        check_usable(path, 8192)


def test_a_model_too_big_is_refused_with_a_context_that_fits(tmp_path: Path) -> None:
    layers = 100
    path = write_model(
        tmp_path / "m.gguf",
        kv_heads=[2] * layers,
        windowed=[False] * layers,
        context_tokens=2**30,
    )
    fits = LEAST_CONTEXT_TOKENS
    while need(read_model(path), 2 * fits).total_bytes <= available_bytes():
        fits *= 2
    with pytest.raises(ModelError, match=f"are free; it fits with a smaller .*--context {fits}$"):
        check_usable(path, 2**29)


def test_a_model_too_big_at_any_context_is_told_with_one_that_fits(tmp_path: Path) -> None:
    header = read_model(write_model(tmp_path / "m.gguf"))
    said = too_big(header, 8192, 10**6)
    assert said.endswith("use --model planner, which needs none.")


def test_a_smaller_model_is_named_that_fits_at_the_same_context(tmp_path: Path) -> None:
    header = read_model(write_model(tmp_path / "m.gguf", kv_heads=[64] * 500, windowed=[False]))
    header = replace(header, file_bytes=2**40)
    free_bytes = 8 * 10**9
    assert too_big(header, 8192, free_bytes).endswith("talkbox models pull gemma-4-e4b")
    assert too_big(header, 131_072, free_bytes).endswith("talkbox models pull gemma-4-e2b")


def test_the_memory_of_a_draft_model_counts(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.gguf")
    draft = write_model(
        tmp_path / "d.gguf", kv_heads=[64] * 500, windowed=[False], context_tokens=2**30
    )
    assert check_usable(path, 8192) == check_usable(path, 8192, path)
    with pytest.raises(ModelError, match=r"Small and its draft model need about .* are free; it"):
        check_usable(path, 2**20, draft)
    found = examine(path, Settings(context_tokens=2**20, draft=draft), lambda: False, run=False)
    memory = next(line for line in found if line.name == "memory")
    assert memory.state == "fail" and memory.text.endswith("it fits without the draft.")


def test_a_context_that_is_proposed_holds_the_draft_model_too(tmp_path: Path) -> None:
    header = read_model(write_model(tmp_path / "m.gguf"))
    room = needed_bytes(header, 8192, header)
    assert needed_bytes(header, 32_768) > room
    assert too_big(header, 32_768, room, header).endswith("--context 8192")
    assert not too_big(header, 32_768, room - 1, header).endswith("--context 8192")


def test_the_check_counts_the_context_that_the_model_was_trained_for(tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.gguf", context_tokens=4096)
    found = examine(path, Settings(context_tokens=32_768), lambda: False, run=False)
    assert "with a context of 4,096 tokens" in next(it for it in found if it.name == "memory").text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' file names are all Unicode")
def test_a_file_whose_name_is_no_utf_8_is_checked_and_loaded(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.gguf")
    path.symlink_to(tiny)
    assert lines(path)["tokens"].state == "ok"
    Weights.load(path, Settings(), lambda share: True).close()
    model, _ = find(str(path), {"threads": 1})
    assert isinstance(model, LlamaModel)
    with model:
        assert model.name.encode().endswith(b"?.gguf")


def test_the_projector_of_the_right_size_is_found_beside_a_model(tmp_path: Path) -> None:
    model = read_model(write_model(tmp_path / "m.gguf"))
    assert beside(model) is None
    write_projector(tmp_path / "a-mmproj.gguf", width=128)
    write_projector(tmp_path / "b-mmproj.gguf", hears=False)
    assert beside(model) is None
    ear = write_projector(tmp_path / "mmproj-c.gguf")
    found = beside(model)
    assert found is not None and found.path == ear


def test_a_projector_of_another_size_is_refused(tmp_path: Path) -> None:
    header = read_model(write_model(tmp_path / "m.gguf"))
    assert check_projector(header, write_projector(tmp_path / "ear.gguf")).hears
    with pytest.raises(ModelError, match=r"128 numbers and those of Small have 64"):
        check_projector(header, write_projector(tmp_path / "other.gguf", width=128))
    with pytest.raises(ModelError, match="sees pictures and hears nothing"):
        check_projector(header, write_projector(tmp_path / "eye.gguf", hears=False))


def test_what_is_wrong_with_a_file_ends_the_check(tmp_path: Path) -> None:
    path = tmp_path / "song.wav"
    path.write_bytes(b"RIFF")
    found = lines(path)
    assert list(found) == ["file"] and found["file"].state == "fail"


@pytest.mark.parametrize(
    ("template", "state", "text"),
    [
        (JULY, "ok", "of July 2026 or later"),
        ("", "ok", "before July 2026"),
        (APRIL, "warn", "first one"),
    ],
)
def test_the_revision_of_gemmas_template_is_told(
    gemma: Gemma, tmp_path: Path, template: str, state: str, text: str
) -> None:
    path = write_model(tmp_path / "m.gguf", template=template or gemma.template)
    found = lines(path)["template"]
    assert found.state == state and text in found.text


def test_another_template_is_asked_whether_it_knows_tools(tmp_path: Path) -> None:
    assert lines(write_model(tmp_path / "m.gguf"))["template"].state == "ok"
    plain = write_model(tmp_path / "n.gguf", template="{{ messages }}")
    assert lines(plain)["template"].state == "warn"


def test_a_gemma_that_works_makes_a_call(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / tiny.name
    path.symlink_to(tiny)
    tiny_projector.build(tmp_path / "mmproj.gguf")
    found = lines(path, run=True)
    assert {line.state for line in found.values()} == {"ok"}, found
    assert found["hearing"].text.startswith("2 s heard as 50 tokens; loaded in ")
    assert "1 MB more to hear" in found["memory"].text or "0 MB more" in found["memory"].text
    assert "<|tool_call> is the one token 48" in found["tokens"].text
    assert found["call"].text.startswith("equalize called; loaded in ")


def test_a_tokenizer_that_was_converted_wrongly_is_refused(gemma: Gemma) -> None:
    path = find_tiny(gemma, types={48: 1})
    found = lines(path, run=True)
    assert found["tokens"].state == "fail" and "converted wrongly" in found["tokens"].text
    assert "call" not in found


def test_a_check_can_be_stopped(tiny: Path) -> None:
    with pytest.raises(Cancelled):
        list(examine(tiny, Settings(threads=1), lambda: True))


def test_the_doctor_is_told_what_is_here(home: Path) -> None:
    assert [finding.state for finding in model_lines()] == ["note"]
    (home / "models").mkdir(parents=True)
    write_model(home / "models" / "mine.gguf")
    (home / "models" / "broken.gguf").write_bytes(b"GGUF")
    (home / "models" / "gemma-4-E4B-it-mmproj.gguf.0123456789ab.part").write_bytes(bytes(2 * 10**6))
    said = {finding.name: finding for finding in model_lines()}
    assert said["model mine"].state == "ok" and "does not hear speech" in said["model mine"].text
    assert said["model broken"].state == "broken"
    assert said["model gemma-4-e4b"].text == (
        "2 MB of gemma-4-E4B-it-mmproj.gguf are here; talkbox models pull gemma-4-e4b goes on"
    )
