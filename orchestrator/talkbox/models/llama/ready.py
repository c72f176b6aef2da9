"""Everything that a loaded model needs to answer, made together and given back together."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox.messages import ModelError, ToolSchema
from talkbox.models.dialect import Dialect
from talkbox.models.llama.context import flash_attention
from talkbox.models.llama.draft import Draft
from talkbox.models.llama.engine import Engine
from talkbox.models.llama.loading import Goes
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.warm import WarmPrefixes, form_of

if TYPE_CHECKING:
    from talkbox.models.llama.vocabulary import Vocabulary
    from talkbox.models.lock import Lock

_MODEL_SHARE = 0.9
"""Of the progress, for the model; the rest is for its draft."""


@dataclass
class Ready:
    """A model that can be asked."""

    weights: Weights
    engine: Engine
    dialect: Dialect
    warm: WarmPrefixes | None
    """Where its prefixes are kept; None where nothing is kept."""

    @property
    def vocabulary(self) -> Vocabulary:
        """Its tokens."""
        return self.weights.vocabulary

    def lock(self, tools: Sequence[ToolSchema]) -> Lock | None:
        """What holds calls to the tools' schemas; None where the format has nothing to hold on to.

        Raises ModelError for schemas that no grammar can hold.
        """
        from talkbox.models.lock import Lock

        grammar = self.dialect.grammar(tools)
        if grammar is None:
            return None
        return Lock(grammar, self.vocabulary.matcher_tokenizer)

    def close(self) -> None:
        """Give the memory back, once nothing uses it any more."""
        from talkbox.models.lock import compiled

        compiled.cache_clear()  # its grammars hold on to this vocabulary
        self.engine.close()
        self.weights.close()


def ready(path: Path, template: str, settings: Settings, cache: Path | None, goes: Goes) -> Ready:
    """Load a GGUF file with this chat template, and its draft.

    `cache` is where warm prefixes are kept. Raises ModelError when it cannot be run, and Cancelled
    when `goes` ends it.
    """
    whole = 1.0 if settings.draft is None else _MODEL_SHARE
    weights = Weights.load(path, settings, lambda share: goes(share * whole))
    draft = None
    try:
        dialect = _dialect(template, weights, settings)
        if settings.draft is not None:
            if not weights.rewinds:
                raise ModelError(
                    f"{path.name} cannot take back a token, so no draft model can guess for it; "
                    "leave --draft out."
                )
            draft = Draft.load(
                settings.draft,
                weights.vocabulary,
                settings,
                lambda share: goes(whole + share * (1.0 - whole)),
            )
        # Here, and not beside the reading: it holds Python's lock for half a second at a time, in
        # which nobody could be asked whether to stop.
        _ = weights.vocabulary.matcher_tokenizer
        engine = Engine(weights, settings, draft=draft)
    except BaseException:
        if draft is not None:
            draft.close()
        weights.close()
        raise
    flash = flash_attention(weights, settings)
    warm = _warm(path, engine, replace(settings, flash_attention=flash), cache)
    return Ready(weights, engine, dialect, warm)


def _dialect(template: str, weights: Weights, settings: Settings) -> Dialect:
    """The model's own format; thinking is on for the small sizes of Gemma 4 alone.

    Reports say that E2B and E4B make no calls without it; their template is known by not writing
    an empty thought in advance.
    """
    from talkbox.models.gemma import Gemma, is_gemma4, prefills_empty_thought

    tokens = weights.vocabulary
    if is_gemma4(template, tokens):
        small = not prefills_empty_thought(template)
        thinking = small if settings.thinking is None else settings.thinking
        return Gemma.of(template, tokens, thinking=thinking)
    from talkbox.models.template import TemplateDialect

    return TemplateDialect.of(template, tokens, thinking=settings.thinking)


def _warm(
    path: Path, engine: Engine, settings: Settings, cache: Path | None
) -> WarmPrefixes | None:
    if cache is None:
        return None
    from importlib.metadata import version

    with suppress(OSError):
        form = form_of(
            path,
            version("llama-cpp-python"),
            {"flash_attention": settings.flash_attention, "gpu_layers": settings.gpu_layers},
        )
        return WarmPrefixes(cache, engine.context, engine.ledger, form)
    return None
