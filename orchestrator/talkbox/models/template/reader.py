"""One reply of a model that calls by JSON, read as it comes.

Text goes out at once, but never a part of a call: what may become one is held back until it is
known. What turns out to be none is said after all. Nothing is refused: a call left open is closed,
stray markers are dropped, and tokens of the format that mean nothing here are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from talkbox.calls import runs_on
from talkbox.messages import Reply
from talkbox.models.dialect import Tokens
from talkbox.models.gemma.words import Utf8
from talkbox.models.template import markers
from talkbox.models.template.braces import Braces
from talkbox.models.template.calls import Spelled, bare_calls, marked_calls
from talkbox.models.template.speech import Speech
from talkbox_sessions.events import Call

LONGEST_HELD = 20_000
"""Characters held back at most; no call is that long."""
_TOO_MANY = re.compile(r"[\s}\]),;]*")
"""Brackets that a model closes once too often."""
_THINK_TAIL = len(markers.THINK_END) - 1

Step = Callable[[bool], bool]
"""Takes what it can from the held text and says whether to go on; is told when nothing follows."""


class TemplateReader:
    """Takes one reply, token by token; see `talkbox.models.dialect.Reader`."""

    def __init__(
        self,
        tokens: Tokens,
        schemas: Mapping[str, Mapping[str, Any]],
        on_text: Callable[[str], None],
        numbers: Iterator[int],
        thinking: bool = False,
    ) -> None:
        """`thinking`: the prompt ended inside a thought that the reply closes."""
        self._tokens = tokens
        self._schemas = schemas
        self._numbers = numbers
        self._speech = Speech(on_text)
        self._utf8 = Utf8()
        self._held = ""
        self._step: Step = self._thought if thinking else self._words
        self._body_end = markers.TAG_END
        self._braces = Braces()
        self._after_call = False
        self._in_words_fence = False
        """A fence for JSON was opened around plain words: neither end of it is said."""
        self._thoughts: list[str] = []
        self._calls: list[Call] = []
        self._done = False

    @property
    def done(self) -> bool:
        """Whether the model has ended its answer."""
        return self._done

    def feed(self, token: int) -> None:
        """The next token; nothing counts after the end."""
        if self._done:
            return
        if self._tokens.is_end(token):
            self._finish()
            return
        data = self._tokens.bytes_of(token)
        if not _is_noise(token, data, self._tokens):
            self.take(self._utf8.text(data))

    def take(self, text: str) -> None:
        """More of the reply as text."""
        self._held += text
        while self._held and self._step(False):
            pass

    def reply(self) -> Reply:
        """All that was read; a reply that had not ended is closed here."""
        if not self._done:
            self._finish()
        thoughts = "".join(self._thoughts).strip()
        return Reply(self._speech.said, tuple(self._calls), thoughts=thoughts)

    def cut(self) -> None:
        """The reply was cut off: what may be half a call is neither made one nor said."""
        self._done, self._held = True, ""

    def _finish(self) -> None:
        self._done = True
        self._held += self._utf8.rest()
        while self._held and self._step(True):
            pass

    def _words(self, last: bool) -> bool:
        if self._after_call and not self._drop_rest_of_call():
            return False
        opener = markers.OPENER.search(self._held)
        if opener is None:
            half = None if last else markers.HALF_OPENER.search(self._held)
            self._say(half.start() if half else len(self._held))
            return False
        self._say(opener.start())
        self._open(opener[0])
        return True

    def _drop_rest_of_call(self) -> bool:
        """Whether it is known by now what follows the call."""
        rest = _TOO_MANY.match(self._held)
        self._held = self._held[rest.end() if rest else 0 :]
        self._after_call = not self._held
        return not self._after_call

    def _open(self, opener: str) -> None:
        if opener == markers.THINK:
            self._go_on(self._thought, len(opener))
        elif opener == markers.THINK_END or opener.startswith("</"):
            self._held = self._held[len(opener) :]
        elif opener == markers.FENCE:
            self._step = self._fence
        elif opener in ("{", "["):
            self._braces = Braces()
            self._step = self._json
        elif opener == markers.MISTRAL:
            self._braces = Braces()
            self._go_on(self._listed, len(opener))
        else:
            program = opener == markers.PYTHON_TAG
            self._body_end = markers.PROGRAM_END if program else markers.TAG_END
            self._go_on(self._marked, len(opener))

    def _go_on(self, step: Step, used: int) -> None:
        self._held = self._held[used:]
        self._step = step

    def _thought(self, last: bool) -> bool:
        end = self._held.find(markers.THINK_END)
        if end < 0:
            kept = 0 if last else _THINK_TAIL
            split = max(0, len(self._held) - kept)
            self._thoughts.append(self._held[:split])
            self._held = self._held[split:]
            return False
        self._thoughts += [self._held[:end], "\n"]
        self._speech.pause()
        self._go_on(self._words, end + len(markers.THINK_END))
        return True

    def _marked(self, last: bool) -> bool:
        """Between the markers of a call."""
        end = self._body_end.search(self._held)
        if end is None and not last and len(self._held) <= LONGEST_HELD:
            return False
        body = self._held[: end.start()] if end else self._held
        self._settle(body, marked_calls(body.strip(), self._schemas), end.end() if end else None)
        return True

    def _listed(self, last: bool) -> bool:
        """Behind Mistral's marker."""
        head = markers.MISTRAL_HEAD.match(self._held)
        if head is None:
            if last or len(self._held) > markers.LONGEST_HEAD:
                self._step = self._words
                return True
            return False
        end = self._braces.end(self._held, head.end())
        if end is None and not last and len(self._held) <= LONGEST_HELD:
            return False
        body = self._held[:end]
        self._settle(body, marked_calls(body.strip(), self._schemas), len(body))
        return True

    def _fence(self, last: bool) -> bool:
        """From a fence's beginning on."""
        if self._in_words_fence:
            if self._held == markers.FENCE and not last:
                return False
            self._in_words_fence = False
            if not markers.FENCE_OPENS.match(self._held):
                self._go_on(self._words, len(markers.FENCE))
                return True
        head = markers.FENCE_HEAD.match(self._held)
        start = head.end() if head else len(markers.FENCE)
        if start == len(self._held) and not last:
            return False
        if not _may_be_call(self._held[start:], last):
            self._in_words_fence = markers.JSON_FENCE.match(self._held) is not None
            if self._in_words_fence:
                self._go_on(self._words, start)
            else:
                self._release(start)
            return True
        end = markers.FENCE_END.search(self._held, start)
        if end is None and not last and len(self._held) <= LONGEST_HELD:
            return False
        used = end.end() if end else len(self._held)
        inner = self._held[start : end.start() if end else used].strip()
        self._settle(self._held[:used], bare_calls(inner, self._schemas), used)
        return True

    def _json(self, last: bool) -> bool:
        """From a bracket on."""
        if not _may_be_call(self._held, last):
            self._release(1)
            return True
        end = self._braces.end(self._held)
        if end is None and not last and len(self._held) <= LONGEST_HELD:
            return False
        body = self._held[:end]
        self._settle(body, bare_calls(body.strip(), self._schemas), len(body))
        return True

    def _settle(self, body: str, calls: list[Spelled], used: int | None) -> None:
        """What was held back is these calls, or else text."""
        self._go_on(self._words, len(self._held) if used is None else used)
        if not calls:
            self._speech.say(body)
            return
        self._after_call = True
        self._speech.pause()
        for name, arguments in calls:
            number = f"c{next(self._numbers)}"
            self._calls.append(Call(id=number, name=name, arguments=arguments))
        if runs_on(self._calls):
            self.cut()

    def _release(self, length: int) -> None:
        self._say(length)
        self._step = self._words

    def _say(self, length: int) -> None:
        self._speech.say(self._held[:length])
        self._held = self._held[length:]


def _may_be_call(text: str, last: bool) -> bool:
    """Whether JSON that begins so is a call, or may yet become one."""
    head = text[: markers.LONGEST_HEAD]
    if markers.CALL_HEAD.match(head):
        return True
    return not last and head == text and markers.HALF_CALL_HEAD.match(head) is not None


def _is_noise(token: int, data: bytes, tokens: Tokens) -> bool:
    """A marker of the format that says nothing about calls or thoughts."""
    text = data.decode(errors="replace")
    if tokens.id(text) != token:
        return False
    whole = markers.OPENER.fullmatch(text)
    return whole is None and text not in (markers.MISTRAL_ARGS, markers.MISTRAL_ID)
