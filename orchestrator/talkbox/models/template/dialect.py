"""Any model with a chat template as a dialect: its own prompt, calls in the common JSON forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from talkbox.messages import Message, ModelError, ToolSchema
from talkbox.models.dialect import Grammar, NoTokens, Piece, Spoken, Tokens
from talkbox.models.grammar.forms import Form
from talkbox.models.template.forms import detect
from talkbox.models.template.habits import Habits
from talkbox.models.template.markers import THINK
from talkbox.models.template.probe import opens_thought, probe
from talkbox.models.template.reader import TemplateReader
from talkbox.models.template.rendering import Rendering
from talkbox.models.template.sandbox import Compiled, TemplateFailure
from talkbox.models.template.specials import Specials

if TYPE_CHECKING:
    from talkbox.models.llama.vocabulary import Vocabulary


class TemplateDialect:
    """Implements `talkbox.models.dialect.Dialect` for any template.

    Calls get ids that are unique for the life of this value.
    """

    def __init__(
        self,
        template: str,
        tokens: Tokens,
        bos: str,
        eos: str,
        *,
        adds_bos: bool = False,
        thinking: bool | None = None,
    ) -> None:
        """`bos` and `eos` are the texts of the vocabulary's own tokens, or empty.

        `adds_bos`: whether every prompt must begin with `bos`, also where the template does not
        write it. `thinking` is for templates that have a switch for it; None leaves it as the
        template has it. Raises ModelError when the template cannot render a conversation.
        """
        self._tokens = tokens
        self._numbers = count(1)
        try:
            found = Rendering(Compiled(template), Specials(bos, eos, adds_bos), Habits(), thinking)
            self._rendering = probe(found, tokens)
        except TemplateFailure as error:
            raise _unusable(error) from None
        self._thinking = opens_thought(self._rendering, THINK)
        self._form = detect(template, tokens) if self._rendering.habits.tools else Form.PLAIN

    @classmethod
    def of(
        cls, template: str, vocabulary: Vocabulary, *, thinking: bool | None = None
    ) -> TemplateDialect:
        """The dialect of a loaded model; raises ModelError as the constructor does."""
        found = Specials.of(vocabulary)
        return cls(
            template,
            vocabulary,
            found.bos,
            found.eos,
            adds_bos=found.adds_bos,
            thinking=thinking,
        )

    @property
    def name(self) -> str:
        """The form of its calls, for people."""
        return self._form.value

    @property
    def form(self) -> Form:
        """The form of its calls."""
        return self._form

    @property
    def shows_tools(self) -> bool:
        """Whether the template itself tells the model about tools; else the text does."""
        return self._rendering.habits.tools

    def prompt(
        self, messages: Sequence[Message], tools: Sequence[ToolSchema], spoken: Spoken
    ) -> list[Piece]:
        """Everything that the model reads before it answers.

        Raises ModelError when the template refuses the conversation.
        """
        try:
            return self._rendering.pieces(messages, tools, spoken)
        except TemplateFailure as error:
            raise _unusable(error) from None

    def reader(self, tools: Sequence[ToolSchema], on_text: Callable[[str], None]) -> TemplateReader:
        """A reader for one reply; calls are fitted to the schemas of these tools."""
        schemas = {tool.name: tool.parameters for tool in tools}
        return TemplateReader(self._tokens, schemas, on_text, self._numbers, self._thinking)

    def grammar(self, tools: Sequence[ToolSchema]) -> Grammar | None:
        """What calls may look like wherever this model may write one; None without tools.

        Models with Hermes' template write plain and fenced JSON as well, so the grammar that reads
        along from the first token holds both.
        """
        from talkbox.models.grammar import json_grammar

        form = Form.PLAIN if self._form is Form.HERMES else self._form
        return json_grammar(tools, self._tokens, form) if tools else None

    def without_thinking(self) -> TemplateDialect:
        """The same with a template's switch for thinking off, where it has one."""
        other = copy(self)
        other._rendering = replace(self._rendering, thinking=False)
        other._thinking = opens_thought(other._rendering, THINK)
        return other


def supports_tools(template: str) -> bool:
    """Whether a template shows tools to its model, and calls in a form that can be read back."""
    try:
        return probe(Rendering(Compiled(template), Specials(), Habits()), NoTokens()).habits.tools
    except TemplateFailure:
        return False


def _unusable(error: TemplateFailure) -> ModelError:
    return ModelError(
        f"The model's chat template cannot be used: {error}. Use another GGUF file, or "
        "--model planner."
    )
