"""A recurrent model answers too: it reads anew what it cannot take back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gemma import Gemma
from tiny_mamba import find_tiny_mamba

from talkbox.messages import Assistant, Message, ModelError, Reply, System, User
from talkbox.models.llama.model import LlamaModel
from talkbox.models.llama.settings import Settings

pytest_plugins = ("gemma_fixture", "tiny_fixture")


@pytest.fixture(scope="module")
def path(gemma: Gemma) -> Path:
    return find_tiny_mamba(gemma)


@pytest.fixture(scope="module")
def model(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaModel]:
    settings = Settings(reply_tokens=16, threads=1)
    model = LlamaModel(path, settings, cache=tmp_path_factory.mktemp("prefixes"))
    yield model
    model.close()


def ask(model: LlamaModel, *messages: Message) -> Reply:
    return model.reply(messages, [], lambda text: None, lambda: False)


def test_it_goes_on_and_goes_back_without_a_wrong_memory(model: LlamaModel) -> None:
    system, first = System("You are an engineer."), User("make it darker")
    reply = ask(model, system, first)
    line = (system, first, Assistant(reply.text), User("more"))
    later = ask(model, *line)
    assert ask(model, system, first).text == reply.text
    assert ask(model, *line).text == later.text


def test_a_draft_model_is_refused_because_guesses_could_not_be_taken_back(
    path: Path, tiny: Path
) -> None:
    model = LlamaModel(path, Settings(draft=tiny, threads=1))
    with pytest.raises(ModelError, match="leave --draft out"):
        ask(model, User("make it darker"))
    model.close()
