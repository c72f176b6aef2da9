"""One reply of Gemma 4, read token by token.

Only tokens make calls and thoughts: text that looks like a marker is text, whoever spelled it. No
reply is refused: stray markers are passed over, what is left open is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto

from talkbox.calls import runs_on
from talkbox.messages import Reply
from talkbox.models.dialect import Markup, Tokens
from talkbox.models.gemma.arguments import STRING
from talkbox.models.gemma.markers import (
    CALL,
    CHANNEL,
    END_CALL,
    END_CHANNEL,
    END_TURN,
    QUOTE,
    RESPONSE,
    TURN,
    is_special,
)
from talkbox.models.gemma.spelled import Schemas, Spelled, as_text, read_call, read_fenced
from talkbox.models.gemma.words import Utf8, Words
from talkbox_sessions.events import Call

_THOUGHT = "thought"
_LONGEST_NAME = 16
"""Tokens, the space before the name among them."""
_ENDS = frozenset({TURN, END_TURN, RESPONSE})
"""With these, someone else has the word."""


class _Place(Enum):
    WORDS = auto()
    CHANNEL_NAME = auto()
    THOUGHT = auto()
    CALL = auto()


class GemmaReader:
    """Takes one reply, token by token; see `talkbox.models.dialect.Reader`."""

    def __init__(
        self,
        tokens: Tokens,
        ids: Mapping[Markup, int],
        schemas: Schemas,
        on_text: Callable[[str], None],
        numbers: Iterator[int],
    ) -> None:
        self._tokens = tokens
        self._marker = {token: marker for marker, token in ids.items()}
        self._schemas = schemas
        self._words = Words(on_text)
        self._numbers = numbers
        self._utf8 = Utf8()
        self._place = _Place.WORDS
        self._body: list[str] = []
        """What stands in the channel or call that is open."""
        self._thoughts: list[str] = []
        self._calls: list[Call] = []
        self._done = False

    @property
    def done(self) -> bool:
        """Whether the model has ended its answer."""
        return self._done

    def feed(self, token: int) -> None:
        """The next token; nothing counts after the end."""
        marker = self._marker.get(token)
        if self._tokens.is_end(token):
            self.mark(END_TURN)
        elif marker is not None:
            self.mark(marker)
        elif not is_special(token, self._tokens):
            self.take(self._utf8.text(self._tokens.bytes_of(token)))

    def take(self, text: str) -> None:
        """More of the reply as text without markers."""
        if not self._done:
            self._take(text)

    def mark(self, marker: Markup) -> None:
        """A marker stands here."""
        if self._done:
            return
        if marker in _ENDS:
            self._close(whole=True)
        else:
            self._mark(marker)

    def reply(self) -> Reply:
        """All that was read; a reply that had not ended is cut off here."""
        if not self._done:
            self._close(whole=False)
        thoughts = "\n".join(thought for thought in self._thoughts if thought)
        return Reply(self._words.said, tuple(self._calls), thoughts=thoughts)

    def _mark(self, marker: Markup) -> None:
        if marker == QUOTE:
            self._take(self._utf8.rest())
            self._take(STRING if self._place is _Place.CALL else '"')
        elif marker == CALL:
            self._leave(_Place.CALL)
        elif marker == END_CALL and self._place is _Place.CALL:
            self._leave(_Place.WORDS)
            if runs_on(self._calls):
                self._close(whole=True)
        elif marker == CHANNEL and self._place is not _Place.CALL:
            self._leave(_Place.CHANNEL_NAME)
        elif marker == END_CHANNEL and self._place is not _Place.CALL:
            self._leave(_Place.WORDS)

    def _take(self, text: str) -> None:
        if self._place is _Place.WORDS:
            self._words.add(text)
            return
        self._body.append(text)
        if self._place is _Place.CHANNEL_NAME:
            self._name_channel("".join(self._body).lstrip())

    def _name_channel(self, name: str) -> None:
        """Only thoughts have a channel; a marker before anything else was a slip."""
        if _THOUGHT.startswith(name) and len(self._body) < _LONGEST_NAME:
            return
        after = name.removeprefix(_THOUGHT)
        if after != name and not after[:1].isalnum():
            self._place, self._body = _Place.THOUGHT, [after]
            self._words.pause()
        else:
            text = "".join(self._body)
            self._body.clear()
            self._place = _Place.WORDS
            self._words.add(text)

    def _leave(self, place: _Place, whole: bool = True) -> None:
        """Close what is open and go on elsewhere."""
        self._take(self._utf8.rest())
        left, body = self._place, "".join(self._body)
        self._place = place
        self._body.clear()
        if left is _Place.CALL:
            self._call(body, whole)
        elif left is _Place.THOUGHT:
            self._thoughts.append(body.strip())
        elif left is _Place.CHANNEL_NAME and body.strip() != _THOUGHT:
            self._words.add(body)
        if place is _Place.CALL:
            self._words.pause()

    def _call(self, body: str, whole: bool) -> None:
        spelled = read_call(body, self._schemas, whole)
        if spelled is None:
            self._words.add(as_text(body))
        else:
            self._add(spelled)

    def _add(self, spelled: Spelled) -> None:
        name, arguments = spelled
        self._calls.append(Call(id=f"g{next(self._numbers)}", name=name, arguments=arguments))

    def _close(self, whole: bool) -> None:
        self._done = True
        self._leave(_Place.WORDS, whole)
        if not self._calls and not self._words.said:
            for spelled in read_fenced(self._words.held, self._schemas):
                self._add(spelled)
            if self._calls:
                self._words.drop()
        self._words.close(after_calls=bool(self._calls))
