"""What `talkbox models check` says about a file, line by line, the cheapest check first."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from talkbox.messages import ModelError
from talkbox.models.catalogue import gigabytes
from talkbox.models.gguf import Header, read_model
from talkbox.models.hearing import Deaf, ears_of
from talkbox.models.inspect import check_converses, too_big
from talkbox.models.llama.settings import Settings
from talkbox.models.memory import available_bytes, has_card, needed_bytes

CALL_TOKEN = 48
"""Gemma 4's number for the marker that begins a call."""
_CALL = "<|tool_call>"
_NATIVE = f"{_CALL}call:"
"""In the template of every model that speaks Gemma 4's format."""
_JULY = ("must be a JSON object", "argument is none")
"""What came in July 2026 (68abe48 on huggingface.co): arguments as objects only, and null."""
_SPRING = "OpenAI Chat Completions:"
"""Lacking in the first template, of April 2026; llama.cpp tells the two apart by it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One check and how it ended."""

    name: str
    state: Literal["ok", "warn", "fail"]
    text: str


def examine(
    path: Path,
    settings: Settings,
    cancelled: Callable[[], bool],
    *,
    run: bool = True,
    watch: Callable[[str, float], None] = lambda _what, _share: None,
) -> Iterator[Line]:
    """Every check of a model's file; `run` loads it, has it make one call and hear one sound.

    `watch` is told meanwhile what goes on ("loading", "reading") and the share that is done.

    A check that fails ends as a line, and ends those that build on it. Raises Cancelled.
    """
    try:
        header = read_model(path)
        yield Line("file", "ok", _shape(header))
        check_converses(header)
    except ModelError as error:
        yield Line("file", "fail", str(error))
        return
    yield _template(header)
    tokens = _tokens(header)
    yield tokens
    projector, ears = _projector(header, settings)
    yield projector
    memory = _memory(header, settings, ears)
    yield memory
    if run and "fail" not in (tokens.state, memory.state):
        from talkbox.models.trial import trial

        yield from trial(header, settings, ears, cancelled, watch)


def _shape(header: Header) -> str:
    return (
        f"{header.name}: {header.architecture}, {header.layers} layers, "
        f"{gigabytes(header.tensor_bytes)}, trained on {header.context_tokens:,} tokens"
    )


def _template(header: Header) -> Line:
    """Which revision of Gemma 4's template it is, or whether another one knows tools."""
    template = header.template or ""
    if _NATIVE in template:
        if any(mark in template for mark in _JULY):
            return Line("template", "ok", "Gemma 4's, of July 2026 or later")
        if _SPRING in template:
            return Line("template", "ok", "Gemma 4's, from before July 2026, which works as well")
        text = (
            "Gemma 4's first one, whose mistakes are mended here; a new pull may bring a later one"
        )
        return Line("template", "warn", text)
    if "tools" in template:
        return Line("template", "ok", "its own, which knows tools")
    return Line("template", "warn", "its own, which does not know tools; edits may fail")


def _tokens(header: Header) -> Line:
    """Whether the tokenizer knows Gemma 4's call marker, which early conversions did not.

    https://github.com/unslothai/unsloth/issues/6228
    """
    if _NATIVE not in (header.template or ""):
        return Line("tokens", "ok", f"{header.vocabulary:,}")
    try:
        found = _tokenise(header.path, _CALL)
    except ModelError as error:
        return Line("tokens", "fail", str(error))
    if found == [CALL_TOKEN]:
        return Line(
            "tokens", "ok", f"{header.vocabulary:,}, and {_CALL} is the one token {found[0]}"
        )
    is_what = f"{len(found)} tokens" if len(found) > 1 else f"token {found[0]}"
    return Line(
        "tokens",
        "fail",
        f"{_CALL} is {is_what} and should be token {CALL_TOKEN}: the file was converted wrongly; "
        "pull it again, or take one of another publisher",
    )


def _tokenise(path: Path, marker: str) -> list[int]:
    """The tokens of a marker, from the file's tokenizer alone, which loads in half a second."""
    from talkbox.models.llama.library import first_complaint, forget_complaints, library

    lib = library()
    params = lib.llama_model_default_params()
    params.vocab_only = True
    forget_complaints()
    model = lib.llama_model_load_from_file(os.fsencode(path), params)
    if not model:
        raise ModelError(f"llama.cpp cannot read its tokenizer: {first_complaint()}")
    text = marker.encode()
    tokens = (lib.llama_token * len(text))()
    vocabulary = lib.llama_model_get_vocab(model)
    count = lib.llama_tokenize(vocabulary, text, len(text), tokens, len(text), False, True)
    lib.llama_model_free(model)
    return list(tokens[:count])


def _projector(header: Header, settings: Settings) -> tuple[Line, Path | None]:
    """And the projector itself, where it does."""
    try:
        path = ears_of(header, settings.projector)
    except Deaf as error:
        return Line("projector", "warn", str(error)), None
    except ModelError as error:
        return Line("projector", "fail", str(error)), None
    return Line("projector", "ok", f"{path.name} fits it and hears speech"), path


def _memory(header: Header, settings: Settings, ears: Path | None) -> Line:
    """At the context that is used: no longer than the model was trained for."""
    context_tokens = min(settings.context_tokens, header.context_tokens or settings.context_tokens)
    try:
        draft = None if settings.draft is None else read_model(settings.draft)
    except ModelError as error:
        return Line("memory", "fail", str(error))
    needed, free = needed_bytes(header, context_tokens, draft), available_bytes()
    if needed <= free:
        beside_it = "" if draft is None else " and a draft model"
        hearing = "" if ears is None else f", {gigabytes(ears.stat().st_size)} more to hear"
        text = (
            f"about {gigabytes(needed)} needed with a context of {context_tokens:,} tokens"
            f"{beside_it}{hearing}, {gigabytes(free)} free"
        )
        return Line("memory", "ok", text)
    text = too_big(header, context_tokens, free, draft)
    return Line("memory", "warn" if has_card() else "fail", text)
