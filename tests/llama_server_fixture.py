"""The fixtures `llama_server`, `hearing_server` and `qwen_server`: real llama-servers, each in a
process of its own.

For modules that say `pytest_plugins = ("gemma_fixture", "tiny_fixture", "llama_server_fixture")`;
`hearing_server` wants "ears_fixture" as well, `qwen_server` "qwen_fixture" and the marker
`weights`. They run for the whole session
on ports that were free, on one thread, and skip where xllamacpp is not installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from talkbox.models.llama.settings import Settings
from talkbox.serving.plan import plan
from talkbox.serving.ports import free_port
from talkbox.serving.program import built_in
from talkbox.serving.server import LocalServer

READY_SECONDS = 60.0


@pytest.fixture(scope="session")
def llama_server(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """The tiny random Gemma 4 served; `.address` is what `--model` takes, `.plan.port` its port."""
    yield from _served(tiny, tmp_path_factory, Settings(context_tokens=8192, threads=1))


@pytest.fixture(scope="session")
def hearing_server(
    tiny: Path, tiny_ears: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LocalServer]:
    """The tiny random Gemma 4 served with what it hears by."""
    settings = Settings(context_tokens=8192, threads=1, projector=tiny_ears)
    yield from _served(tiny, tmp_path_factory, settings)


@pytest.fixture(scope="session")
def qwen_server(
    qwen_small: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LocalServer]:
    """Qwen2.5-Coder-0.5B-Instruct served."""
    yield from _served(qwen_small, tmp_path_factory, Settings(context_tokens=16_384, threads=1))


def _served(
    model: Path, folders: pytest.TempPathFactory, settings: Settings
) -> Iterator[LocalServer]:
    if find_spec("xllamacpp") is None:
        pytest.skip("xllamacpp is not installed")
    served = plan(str(model), settings, port=free_port())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TALKBOX_HOME", str(folders.mktemp("server-home")))
        server = LocalServer(served, built_in())
    with server:
        server.wait(lambda share: True, READY_SECONDS)
        yield server
