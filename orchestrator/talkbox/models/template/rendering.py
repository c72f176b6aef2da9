"""A conversation through a model's own template, into pieces of a prompt.

Placeholders first; where the template garbles one, the texts themselves with their markers taken
apart, which keeps them from becoming control tokens at the price of a few spaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from talkbox.messages import Assistant, Message, ToolSchema
from talkbox.models.dialect import Piece, Spoken
from talkbox.models.template.habits import Habits
from talkbox.models.template.placeholders import Defused, Garbled, Placeholders
from talkbox.models.template.roles import message_data, tool_data
from talkbox.models.template.sandbox import Compiled, TemplateFailure
from talkbox.models.template.specials import Specials
from talkbox.models.template.stitching import first_request, put_in_front


@dataclass(frozen=True, slots=True)
class Rendering:
    """A template, the habits it was found to have, and its special tokens."""

    template: Compiled
    specials: Specials
    habits: Habits
    thinking: bool | None = None
    """What a template that has such a switch is told (`enable_thinking`); None tells it nothing."""

    def pieces(
        self, messages: Sequence[Message], tools: Sequence[ToolSchema], spoken: Spoken
    ) -> list[Piece]:
        """The prompt; raises TemplateFailure where the template refuses the conversation."""
        try:
            return self.strictly(messages, tools, spoken)
        except (Garbled, TemplateFailure):
            anew = replace(self, habits=replace(self.habits, raw=False))
        try:
            return anew.strictly(messages, tools, forget)
        except Garbled:
            pass
        try:
            return anew._through(Defused, messages, tools, forget)
        except Garbled:
            raise TemplateFailure("it changes or leaves out what is to be heard") from None

    def strictly(
        self, messages: Sequence[Message], tools: Sequence[ToolSchema], spoken: Spoken
    ) -> list[Piece]:
        """The prompt with every text whole; raises Garbled and TemplateFailure."""
        return self._through(Placeholders, messages, tools, spoken)

    def _through(
        self,
        hiding: type[Placeholders],
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        spoken: Spoken,
    ) -> list[Piece]:
        if not self.habits.moves_tools:
            return self._once(hiding(), messages, tools, spoken)
        begun = first_request(messages)
        return put_in_front(
            self._once(hiding(), messages, [], spoken),
            self._once(hiding(), begun, [], spoken),
            self._once(hiding(), begun, tools, spoken),
        )

    def _once(
        self,
        hidden: Placeholders,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        spoken: Spoken,
    ) -> list[Piece]:
        context: dict[str, Any] = {
            "messages": message_data(messages, tools, self.habits, hidden, spoken),
            "tools": tool_data(tools, hidden) if tools and self.habits.tools else None,
            "add_generation_prompt": True,
            "bos_token": self.specials.bos,
            "eos_token": self.specials.eos,
        }
        if self.thinking is not None:
            context["enable_thinking"] = self.thinking
        try:
            rendered = self.template.render(context)
        except TemplateFailure:
            if context["tools"] is not None:
                raise
            # Some templates go through the list of tools without asking whether there is one.
            rendered = self.template.render({**context, "tools": []})
        return hidden.reveal(self._begun(rendered))

    def _begun(self, rendered: str) -> str:
        bos = self.specials.bos
        if self.specials.adds_bos and not rendered.startswith(bos):
            return bos + rendered
        return rendered


def forget(_answer: Assistant) -> None:
    """A `Spoken` that knows no tokens: every answer is written anew."""
