"""One answer, read chunk by chunk and made into a Reply, whatever form the server gave it.

Calls come as calls, or in Gemma 4's own markup, or as JSON in the text; the readers of the models
in this process take the latter two, so that nothing of them is said aloud. How an answer ended is
believed only as far as it does not contradict what is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import count
from typing import Any

from talkbox.messages import Reply, ToolSchema
from talkbox.models.dialect import NoTokens
from talkbox.models.gemma.markers import END_TURN
from talkbox.models.gemma.reader import GemmaReader
from talkbox.models.gemma.spelled_markers import SpelledMarkers
from talkbox.models.server.counts import counts
from talkbox.models.server.deltas import Deltas, with_ids
from talkbox.models.server.stream import DONE, Chunk
from talkbox.models.template.reader import TemplateReader

THOUGHTS_FIELDS = ("reasoning_content", "reasoning")
"""What servers call the thoughts of an answer; some send the same ones under both."""
_CUT = "length"
_NOT_SAID = frozenset({"", "null", "None"})


class Answer:
    """Takes the chunks of one answer."""

    def __init__(self, tools: Sequence[ToolSchema], on_text: Callable[[str], None]) -> None:
        schemas = {tool.name: tool.parameters for tool in tools}
        numbers = count(1)
        self.ended = False
        """Whether the server has said that the answer is over."""
        self.finish = ""
        """Why, in the server's words."""
        self.thoughts_field = ""
        """Where its thoughts stood; empty while there were none."""
        self.is_answer = False
        """Whether anything that came looked like an answer."""
        self.is_empty = True
        """Whether there was not so much as the beginning of a message in it."""
        self.counts: dict[str, int] = {}
        self._deltas = Deltas(schemas)
        self._thoughts: list[str] = []
        self._has_text = False
        self._json = TemplateReader(NoTokens(), schemas, on_text, numbers)
        self._gemma = GemmaReader(NoTokens(), {}, schemas, self._json.take, numbers)
        self._text = SpelledMarkers(self._gemma)

    @property
    def begun(self) -> bool:
        """Whether a part of the answer itself has come."""
        return self._has_text or bool(self._thoughts) or self._deltas.begun

    def take(self, chunk: Chunk) -> None:
        """The next chunk; a whole answer in one is taken as well."""
        if chunk is DONE:
            self.ended = True
            return
        self.counts |= counts(chunk)
        choice = _first_choice(chunk.get("choices"))
        if choice is None:
            return
        self.is_answer = True
        delta = choice.get("delta")
        if not delta and not self.begun:  # some close a stream with all of it in a message again
            delta = choice.get("message")
        if isinstance(delta, dict) and delta:
            self.is_empty = False
            self._take(delta)
        finish = choice.get("finish_reason")
        if isinstance(finish, str) and finish not in _NOT_SAID:
            self.finish, self.ended = finish, True

    def reply(self, taken: Collection[str]) -> Reply:
        """All that came, calls with ids that are not among those `taken`."""
        cut = self.finish == _CUT
        self._text.end()
        if not cut:
            self._gemma.mark(END_TURN)
        native = self._gemma.reply()
        if cut:
            self._json.cut()
        spelled = self._json.reply()
        calls = list(self._deltas.calls(cut))
        leaked = [(call.name, call.arguments) for call in (*native.calls, *spelled.calls)]
        calls += [call for call in leaked if call not in calls or not self._deltas.begun]
        thoughts = ("".join(self._thoughts).strip(), native.thoughts, spelled.thoughts)
        return Reply(
            spelled.text,
            with_ids(calls, taken),
            thoughts="\n".join(filter(None, thoughts)),
            tokens=self.counts,
        )

    @property
    def is_cut(self) -> bool:
        """Whether the answer was longer than it may be."""
        return self.finish == _CUT

    def _take(self, delta: Mapping[str, Any]) -> None:
        name = next((name for name in THOUGHTS_FIELDS if _text(delta.get(name))), "")
        if name:
            self.thoughts_field = name
            self._thoughts.append(_text(delta[name]))
        text = _text(delta.get("content")) or _text(delta.get("refusal"))
        if text:
            self._has_text = True
            self._text.take(text)
        self._deltas.take(delta.get("tool_calls"))
        if isinstance(delta.get("function_call"), dict):  # OpenAI's form before 2024
            self._deltas.take({"function": delta["function_call"]})


def _first_choice(choices: Any) -> Mapping[str, Any] | None:
    """Only one answer is asked for; whatever else comes is not listened to."""
    found = choices if isinstance(choices, list) else []
    of_it = (each for each in found if isinstance(each, dict) and not each.get("index"))
    return next(of_it, None)


def _text(content: Any) -> str:
    """Content as text; it may come in parts."""
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""
