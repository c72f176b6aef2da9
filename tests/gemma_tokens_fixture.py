"""The fixture `gemma_tokens`: Gemma 4's real vocabulary, without any weights.

For modules that say `pytest_plugins = ("gemma_fixture", "gemma_tokens_fixture")`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gemma import Gemma

from talkbox.models.llama.library import library
from talkbox.models.llama.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def gemma_tokens(gemma: Gemma) -> Iterator[Vocabulary]:
    """Loads in about a second."""
    lib = library()
    params = lib.llama_model_default_params()
    params.vocab_only = True
    model = lib.llama_model_load_from_file(str(gemma.vocabulary).encode(), params)
    yield Vocabulary(lib.llama_model_get_vocab(model))
    lib.llama_model_free(model)
