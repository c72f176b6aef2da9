"""The catalogue: names that people type, what is here, and what to take."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from gguf_files import write_model

from talkbox.messages import ModelError
from talkbox.models import catalogue, chosen, effective
from talkbox.models.memory import available_bytes

GB = 1_000_000_000
CONTEXT = 8192


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for models."""
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path))
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


def put(name: str) -> Path:
    model = catalogue.known(name)
    assert model is not None
    return write_model(model.path)


def test_the_family_is_there_smallest_first() -> None:
    assert [model.name for model in catalogue.models()] == [
        "gemma-4-e2b",
        "gemma-4-e4b",
        "gemma-4-12b",
        "gemma-4-26b-a4b",
        "gemma-4-31b",
    ]
    sizes = [model.file_bytes for model in catalogue.models()]
    assert sizes == sorted(sizes)


def test_whoever_hears_has_a_projector_and_nobody_else() -> None:
    for model in catalogue.models():
        assert model.hears == (model.projector is not None) == (model.projector_bytes > 0)
        assert model.licence == "Apache-2.0"


@pytest.mark.parametrize(
    ("free_gb", "name"),
    [(3, None), (4, "gemma-4-e2b"), (8, "gemma-4-e4b"), (12, "gemma-4-12b"), (64, "gemma-4-12b")],
)
def test_what_to_have_depends_on_the_memory_that_is_free(free_gb: int, name: str | None) -> None:
    choice = catalogue.recommended(free_gb * GB, CONTEXT)
    assert (choice and choice.name) == name


def test_a_name_leads_to_its_file_however_it_is_written() -> None:
    path = put("gemma-4-e4b")
    for name in ("gemma-4-e4b", "Gemma-4-E4B", "gemma-4-E4B_q4_0-it.gguf"):
        assert catalogue.locate(name) == path


def test_a_file_that_someone_put_there_is_found_by_its_name(folder: Path) -> None:
    path = write_model(folder / "mine.gguf")
    assert catalogue.locate("mine") == catalogue.locate("mine.gguf") == path
    assert catalogue.others() == (path,)


def test_projectors_and_parts_are_no_models(folder: Path) -> None:
    (folder / "mmproj-mine.gguf").touch()
    (folder / "mine.gguf.0123456789ab.part").touch()
    put("gemma-4-e4b")
    assert catalogue.others() == ()


def test_a_model_that_is_not_here_is_told_with_how_to_get_it() -> None:
    with pytest.raises(ModelError, match=r"not here yet.*5.2 GB.*talkbox models pull gemma-4-e4b"):
        catalogue.locate("gemma-4-e4b")


def test_a_near_miss_is_asked_about() -> None:
    with pytest.raises(ModelError, match=r"did you mean gemma-4-12b\?"):
        catalogue.locate("gema-4-12b")
    with pytest.raises(ModelError, match="there are gemma-4-e2b, gemma-4-e4b"):
        catalogue.locate("llama")


def test_a_path_is_taken_as_it_is_and_a_wrong_one_is_told(folder: Path) -> None:
    path = write_model(folder / "mine.gguf")
    assert catalogue.resolve(str(path)) == path
    with pytest.raises(ModelError, match="There is no file"):
        catalogue.resolve(str(folder / "gone.gguf"))


def test_without_a_name_the_best_that_is_here_and_fits_is_taken() -> None:
    assert catalogue.best_pulled(CONTEXT) is None
    put("gemma-4-e2b")
    if available_bytes() < 8 * GB:
        pytest.skip("this machine has less than 8 GB of memory free")
    assert catalogue.best_pulled(CONTEXT) == "gemma-4-e2b"
    put("gemma-4-e4b")
    assert catalogue.best_pulled(CONTEXT) == "gemma-4-e4b"


def test_no_more_context_is_counted_than_a_model_was_trained_for() -> None:
    for model in catalogue.models():
        assert model.need(1_048_576) == model.need(model.context_tokens)


def test_a_smaller_one_answers_where_the_best_does_not_fit_at_the_context_asked_for(
    folder: Path,
) -> None:
    if not 12 * GB < available_bytes() < 90 * GB:
        pytest.skip("the 12B must fit with a small context and not with the largest")
    put("gemma-4-12b")
    assert chosen()[0] == "gemma-4-12b"
    largest = {"context_tokens": 262_144}
    assert chosen(None, largest)[0] == "planner"
    put("gemma-4-e2b")
    assert chosen(None, largest)[0] == "gemma-4-e2b"
    (folder.parent / "config.toml").write_text("[llama]\ncontext_tokens = 262144\n")
    assert chosen()[0] == "gemma-4-e2b"
    assert chosen(None, {"context_tokens": CONTEXT})[0] == "gemma-4-12b"


def test_a_draft_model_is_found_by_its_name_as_well(folder: Path) -> None:
    path = write_model(folder / "small-draft.gguf")
    (folder.parent / "config.toml").write_text('[llama]\ndraft = "small-draft"\n')
    assert effective({}).draft == path
    assert effective({"draft": put("gemma-4-e2b")}).draft == folder / "gemma-4-E2B_q4_0-it.gguf"
    with pytest.raises(ModelError, match=r"did you mean small-draft\?"):
        effective({"draft": Path("smal-draft")})


@pytest.mark.skipif(sys.platform == "win32", reason="a home is found otherwise on Windows")
def test_a_draft_model_lies_in_ones_home_where_the_configuration_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = write_model(tmp_path / "d.gguf")
    assert effective({"draft": "~/d.gguf"}).draft == path
