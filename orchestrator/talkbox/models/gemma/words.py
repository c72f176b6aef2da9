"""What a reply says aloud: passed on as it comes, without the space around it.

Text that begins with a code fence is kept back until it is clear what it is, for small models put
calls into one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_LONGEST_HELD = 20_000
"""Characters kept back at most; no call is that long."""
_LONGEST_HEAD = 200
_HEAD = re.compile(r"\s*(?:`{0,3}|```[A-Za-z_]*\s*)")
"""How a fence begins, up to what stands in it."""
_FENCED_CALL = re.compile(r"\s*```[A-Za-z_]*\s*[{\[c]")
_EMPTY_FENCE = re.compile(r"[\s`]*(?:(?<=```)[A-Za-z_]+\s*)?")


class Utf8:
    """Bytes as text, never with half a character."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def text(self, data: bytes) -> str:
        """What is whole by now."""
        return self._decoder.decode(data)

    def rest(self) -> str:
        """What was left over; the next bytes begin anew."""
        rest = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return rest


class Words:
    """The text of one reply."""

    def __init__(self, on_text: Callable[[str], None]) -> None:
        self._on_text = on_text
        self._said: list[str] = []
        self._space: list[str] = []
        self._paused = False
        self._held: list[str] = []
        self._held_length = 0
        self._holding = True
        self._is_call = False
        """Whether what is kept back goes on as a call in a fence would."""

    @property
    def said(self) -> str:
        """Everything that was passed on."""
        return "".join(self._said)

    @property
    def held(self) -> str:
        """What is kept back: a fence, or what may become one."""
        return "".join(self._held)

    def add(self, text: str) -> None:
        """Text as it came."""
        if not self._holding:
            self._say(text)
        elif text:
            self._held.append(text)
            self._held_length += len(text)
            if not self._may_be_fence():
                self.release()

    def release(self) -> None:
        """It was no call: what was kept back is said."""
        held = self.drop()
        self._holding = False
        self._say(held)

    def drop(self) -> str:
        """It was a call, or the empty rest of a fence around one: it is not said."""
        held = self.held
        self._held.clear()
        self._held_length = 0
        self._is_call = False
        return held

    def pause(self) -> None:
        """A call or a thought stands here."""
        if _EMPTY_FENCE.fullmatch(self.held):
            self.drop()
        else:
            self.release()
        self._paused = True
        self._holding = True

    def close(self, after_calls: bool) -> None:
        """The reply is over; a fence that only enclosed calls is not said."""
        if not (after_calls and _EMPTY_FENCE.fullmatch(self.held)):
            self.release()

    def _may_be_fence(self) -> bool:
        if self._is_call or self._held_length > _LONGEST_HEAD:
            return self._is_call and self._held_length <= _LONGEST_HELD
        self._is_call = _FENCED_CALL.match(self.held) is not None
        return self._is_call or _HEAD.fullmatch(self.held) is not None

    def _say(self, text: str) -> None:
        """Space is said once something follows it."""
        bare = text.rstrip()
        if not bare:
            self._space.append(text)
            return
        space = "".join((*self._space, text[: len(text) - len(text.lstrip())]))
        if self._paused and "\n" not in space:
            space += "\n"
        out = space * bool(self._said) + bare.lstrip()
        self._space = [text[len(bare) :]]
        self._paused = False
        self._said.append(out)
        self._on_text(out)
