"""Gemma 4 as a dialect: the prompt, the reader and the grammar for one model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from itertools import count

from talkbox.messages import Message, ToolSchema
from talkbox.models.dialect import Grammar, Piece, Spoken, Tokens
from talkbox.models.gemma.markers import marker_ids
from talkbox.models.gemma.reader import GemmaReader
from talkbox.models.gemma.render import Prompt
from talkbox.models.gemma.revision import Revision, prefills_empty_thought


class Gemma:
    """Implements `talkbox.models.dialect.Dialect`.

    `tokens` must know every marker (`is_gemma4`). `thinking` switches the model's own switch;
    `prefill_empty_thought` says whether an answer without it begins after an empty one. Calls get
    ids that are unique for the life of this value.
    """

    name = "Gemma 4"

    def __init__(
        self,
        tokens: Tokens,
        *,
        thinking: bool,
        prefill_empty_thought: bool,
        revision: Revision | None = None,
    ) -> None:
        self._tokens = tokens
        self._ids = marker_ids(tokens)
        self._prompt = Prompt(self._ids, thinking, prefill_empty_thought, revision or Revision())
        self._numbers = count(1)

    @classmethod
    def of(cls, template: str, tokens: Tokens, *, thinking: bool) -> Gemma:
        """The dialect as a model's own template has it."""
        return cls(
            tokens,
            thinking=thinking,
            prefill_empty_thought=prefills_empty_thought(template),
            revision=Revision.of(template),
        )

    def prompt(
        self, messages: Sequence[Message], tools: Sequence[ToolSchema], spoken: Spoken
    ) -> list[Piece]:
        """Everything that the model reads before it answers."""
        return self._prompt.pieces(messages, tools, spoken)

    def reader(self, tools: Sequence[ToolSchema], on_text: Callable[[str], None]) -> GemmaReader:
        """A reader for one reply; calls are fitted to the schemas of these tools."""
        schemas = {tool.name: tool.parameters for tool in tools}
        return GemmaReader(self._tokens, self._ids, schemas, on_text, self._numbers)

    def grammar(self, tools: Sequence[ToolSchema]) -> Grammar | None:
        """What calls may look like, from the call marker on; None without tools."""
        from talkbox.models.grammar import native_grammar

        return native_grammar(tools, self._tokens) if tools else None

    def without_thinking(self) -> Gemma:
        """The same with the model's switch for thinking off."""
        other = copy(self)
        other._prompt = replace(self._prompt, thinking=False)
        return other
