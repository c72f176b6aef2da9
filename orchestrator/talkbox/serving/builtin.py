"""The llama-server that the package xllamacpp brings, run as a program with llama-server's flags.

    python -m talkbox.serving.builtin --model FILE --alias NAME --port N ...

It has a process of its own, because native code that gives up takes its process with it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from threading import Event
from typing import Any


def main(arguments: Sequence[str]) -> int:
    """Serve until the process is ended; 1 when the model cannot be loaded, which is logged."""
    import xllamacpp

    given = _parser().parse_args(arguments)
    try:
        server = xllamacpp.Server(_parameters(given))
    except RuntimeError as error:
        print(f"error: {error}", file=sys.stderr, flush=True)
        return 1
    del given
    Event().wait()
    del server
    return 0


def _parser() -> argparse.ArgumentParser:
    """The flags of `talkbox.serving.flags`, in their newest names."""
    parser = argparse.ArgumentParser(prog="talkbox.serving.builtin", allow_abbrev=False)
    for name in ("--model", "--alias", "--host", "--port", "--ctx-size", "--parallel", "--threads"):
        parser.add_argument(name, required=True, type=int if name in _COUNTS else str)
    for name in ("--cache-ram", "--gpu-layers", "--spec-draft-n-max"):
        parser.add_argument(name, type=int)
    for name in ("--mmproj", "--cors-origins", "--spec-type", "--spec-draft-model"):
        parser.add_argument(name)
    for name in ("--jinja", "--swa-full", "--no-mmproj", "--no-ui"):
        parser.add_argument(name, action="store_true")
    for name in ("--reasoning", "--flash-attn"):
        parser.add_argument(name, choices=("on", "off"))
    parser.add_argument("--reasoning-format", choices=("deepseek",))
    return parser


_COUNTS = frozenset({"--port", "--ctx-size", "--parallel", "--threads"})


def _parameters(given: argparse.Namespace) -> Any:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = given.model
    params.model_alias = {given.alias}
    params.hostnames, params.port = [given.host], given.port
    params.n_ctx, params.n_parallel = given.ctx_size, given.parallel
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = given.threads
    params.use_jinja, params.ui, params.swa_full = given.jinja, not given.no_ui, given.swa_full
    params.reasoning_format = xllamacpp.common_reasoning_format.COMMON_REASONING_FORMAT_DEEPSEEK
    params.endpoint_slots = True
    _set_where_given(params, given)
    if given.spec_draft_model is not None:
        _add_draft(params.speculative, given)
    return params


def _set_where_given(params: Any, given: argparse.Namespace) -> None:
    import xllamacpp

    attention = xllamacpp.llama_flash_attn_type
    if given.mmproj is not None:
        params.mmproj.path = given.mmproj
    if given.cache_ram is not None:
        params.cache_ram_mib = given.cache_ram
    if given.gpu_layers is not None:
        params.n_gpu_layers = given.gpu_layers
    if given.cors_origins is not None:
        params.cors_origins = given.cors_origins
    if given.reasoning is not None:
        params.enable_reasoning = int(given.reasoning == "on")
    if given.flash_attn is not None:
        params.flash_attn_type = (
            attention.LLAMA_FLASH_ATTN_TYPE_ENABLED
            if given.flash_attn == "on"
            else attention.LLAMA_FLASH_ATTN_TYPE_DISABLED
        )


def _add_draft(speculative: Any, given: argparse.Namespace) -> None:
    import xllamacpp

    kinds = xllamacpp.common_speculative_type
    speculative.types = [kinds.COMMON_SPECULATIVE_TYPE_DRAFT_SIMPLE]
    speculative.draft.mparams.path = given.spec_draft_model
    if given.spec_draft_n_max is not None:
        speculative.draft.n_max = given.spec_draft_n_max


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
