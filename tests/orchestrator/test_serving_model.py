"""`--model serve:NAME`: a server for one session, replaced when it dies, gone when it is closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import psutil
import pytest
from gguf_files import write_model
from serving_desk import family, wait_until_gone

from talkbox.messages import Cancelled, ModelError, Reply, System, User
from talkbox.models import find
from talkbox.serving.model import ServedModel, served_model

pytest_plugins = ("gemma_fixture", "tiny_fixture")
SETTINGS = {"threads": 1, "context_tokens": 8192, "reply_tokens": 24, "thinking": False}


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path / "home"))


@pytest.fixture
def others() -> set[psutil.Process]:
    """Servers that other tests share and that were there before."""
    return set(_servers())


@pytest.fixture
def served(tiny: Path, others: set[psutil.Process]) -> Iterator[ServedModel]:
    model, notice = find(f"serve:{tiny}", SETTINGS)
    assert isinstance(model, ServedModel) and notice is None
    with model:
        yield model


def _ask(model: ServedModel) -> Reply:
    messages = (System("Answer."), User("make it darker"))
    return model.reply(messages, (), lambda text: None, lambda: False)


def _servers(others: Collection[psutil.Process] = ()) -> list[psutil.Process]:
    """The processes below this one that keep a server or are one, without these others."""
    everyone = [each for child in psutil.Process().children() for each in family(child.pid)]
    mine = [each for each in everyone if each not in others]
    return [each for each in mine if "talkbox.serving" in " ".join(each.cmdline())]


def test_it_answers_takes_the_place_of_a_dead_server_and_leaves_nothing(
    served: ServedModel, tiny: Path, others: set[psutil.Process]
) -> None:
    assert served.name == f"serve:{tiny}"
    assert _ask(served).tokens["reply"] > 0
    first = _servers(others)
    first[-1].kill()
    wait_until_gone(first)
    assert _ask(served).tokens["reply"] > 0
    there = _servers(others)
    assert len(there) == 2 and not set(there) & set(first)
    served.close()
    served.close()
    wait_until_gone(there)
    with pytest.raises(ModelError, match="was closed; open it again"):
        _ask(served)


def test_closed_while_it_loads_it_leaves_nothing(
    served: ServedModel, others: set[psutil.Process]
) -> None:
    with pytest.raises(Cancelled):
        served.reply([User("hi")], (), lambda text: None, lambda: True)
    served.close()
    wait_until_gone(_servers(others))


def test_what_cannot_be_served_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no model 'none'"):
        served_model("none")
    (tmp_path / "text.gguf").write_text("no model")
    with pytest.raises(ModelError, match="GGUF"):
        served_model(str(tmp_path / "text.gguf"))


def test_too_small_a_context_is_told_at_once(tmp_path: Path) -> None:
    small = write_model(tmp_path / "small.gguf")
    with pytest.raises(ModelError, match=r"a context of 4,096 tokens, .* say --context 8192"):
        served_model(str(small), {**SETTINGS, "context_tokens": 4096})


def test_what_cannot_be_loaded_is_told_by_each_answer_in_the_servers_words(tmp_path: Path) -> None:
    small = write_model(tmp_path / "small.gguf")
    with served_model(str(small), SETTINGS) as model:
        for _ in range(2):
            with pytest.raises(ModelError, match=r"The server of small ended .*failed to load"):
                _ask(model)
