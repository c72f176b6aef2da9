"""Gemma 4's own tokenizer and chat templates, out of llama-cpp-python's source distribution.

None of it lies in this repository. The first test that needs it has pip fetch the source
distribution of the version that is installed, and keeps the files in the checkout's `.cache`.
A test module gets them as the fixture `gemma` with `pytest_plugins = ("gemma_fixture",)`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NoReturn

from jinja2.sandbox import ImmutableSandboxedEnvironment

PACKAGE = "llama-cpp-python"
VOCABULARY = "models/ggml-vocab-gemma-4.gguf"
TEMPLATE = "models/templates/google-gemma-4-31B-it.jinja"
CONFIG = "examples/server/configs/gemma-4-12b-it-qat.json"
FILES = (VOCABULARY, TEMPLATE, CONFIG)
LONGEST_FETCH_SECONDS = 300
CACHE = Path(__file__).parents[1] / ".cache"


class Unavailable(Exception):
    """The files cannot be had here; the text says why."""


class Gemma:
    """Renders and tokenises as Gemma 4 does."""

    def __init__(self, folder: Path, template: str | None = None) -> None:
        self._folder = folder
        self._template = template

    def speaking(self, template: str) -> Gemma:
        """The same tokenizer with another template."""
        return Gemma(self._folder, template)

    @property
    def vocabulary(self) -> Path:
        """A GGUF file with the tokenizer and no weights."""
        return self._folder / Path(VOCABULARY).name

    @property
    def template(self) -> str:
        """The chat template's source."""
        if self._template is not None:
            return self._template
        return (self._folder / Path(TEMPLATE).name).read_text(encoding="utf-8")

    @property
    def newer_template(self) -> str:
        """The source of the 12B's template, a later revision."""
        config = json.loads((self._folder / Path(CONFIG).name).read_text(encoding="utf-8"))
        return "".join(config["model"]["chat_template"])

    def render(
        self,
        messages: Sequence[Mapping[str, Any]],
        tools: Sequence[Mapping[str, Any]] = (),
        **settings: Any,
    ) -> str:
        """The prompt as text; `settings` reach the template ("enable_thinking")."""
        prompt: str = self._compiled.render(
            messages=messages,
            tools=[{"type": "function", "function": tool} for tool in tools] or None,
            add_generation_prompt=True,
            bos_token="<bos>",
            **settings,
        )
        return prompt

    def tokens(self, text: str) -> list[int]:
        """The token ids of a rendered prompt; markers become their control tokens."""
        return list(self._llama.tokenize(text.encode(), add_bos=False, special=True))

    def cost(self, tools: Sequence[Mapping[str, Any]]) -> int:
        """How many tokens these tools add to a prompt."""
        messages = [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]
        bare = self.tokens(self.render(messages))
        return len(self.tokens(self.render(messages, tools))) - len(bare)

    @cached_property
    def _compiled(self) -> Any:
        environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
        environment.globals["raise_exception"] = _raise
        return environment.from_string(self.template)

    @cached_property
    def _llama(self) -> Any:
        from llama_cpp import Llama

        return Llama(model_path=str(self.vocabulary), vocab_only=True, verbose=False)


def find_gemma() -> Gemma:
    """Gemma's files, from the cache or fetched; raises Unavailable."""
    return Gemma(find_sources("gemma-4", FILES))


def find_sources(label: str, endings: Sequence[str]) -> Path:
    """The folder of those files of the source distribution whose paths end so.

    They come from the cache, or are fetched; raises Unavailable.
    """
    try:
        installed = version(PACKAGE)
    except PackageNotFoundError:
        raise Unavailable(f"{PACKAGE} is not installed") from None
    folder = CACHE / f"{label}-from-{PACKAGE}-{installed}"
    whole = all(any(folder.glob(f"*{Path(ending).name}")) for ending in endings)
    if not whole:
        _fetch(installed, folder, endings)
    return folder


def _fetch(installed: str, folder: Path, endings: Sequence[str]) -> None:
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        archive = _download(installed, Path(work))
        found = Path(work) / "found"
        found.mkdir()
        with tarfile.open(archive) as source:
            for member in source:
                if member.name.endswith(tuple(endings)):
                    content = source.extractfile(member)
                    assert content is not None
                    with (found / Path(member.name).name).open("wb") as file:
                        shutil.copyfileobj(content, file)
        if len(list(found.iterdir())) < len(endings):
            raise Unavailable(f"{archive.name} does not hold all of {', '.join(endings)}")
        shutil.rmtree(folder, ignore_errors=True)
        found.rename(folder)


def _download(installed: str, folder: Path) -> Path:
    """The source distribution; pip also asks it for its metadata, which compiles nothing."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--retries", "1"]
    command += ["--no-binary", PACKAGE, "--dest", str(folder), f"{PACKAGE}=={installed}"]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LONGEST_FETCH_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{PACKAGE} did not download in {LONGEST_FETCH_SECONDS} s") from None
    archives = list(folder.glob("*.tar.gz"))
    if done.returncode or not archives:
        reason = (done.stderr.strip() or "no archive came").splitlines()[-1]
        raise Unavailable(f"pip could not download {PACKAGE}: {reason}")
    return archives[0]


def _raise(message: object) -> NoReturn:
    raise ValueError(json.dumps(message))
