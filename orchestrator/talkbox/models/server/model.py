"""A language model behind a server: recognised in the background, asked answer by answer.

The conversation is sent anew each time, byte for byte as before up to what is new. A request is
made again only while no part of its answer has come; of an answer that breaks off nothing counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock

from talkbox.closing import Closing
from talkbox.messages import Assistant, Message, ModelError, Reply, ToolSchema
from talkbox.models import Watch, unseen
from talkbox.models.intent import intent
from talkbox.models.llama.loading import Loading
from talkbox.models.server.abilities import Server
from talkbox.models.server.address import Address
from talkbox.models.server.asker import Asker
from talkbox.models.server.hearing import audible, deafness
from talkbox.models.server.link import Link
from talkbox.models.server.recognise import recognise
from talkbox.models.server.settings import Settings


def _never() -> bool:
    return False


class ServerModel(Closing):
    """A `Model` that a server runs. Close it to give its connection back.

    Recognising the server begins at once; the first answer waits for it.
    """

    def __init__(
        self,
        address: Address,
        settings: Settings | None = None,
        *,
        name: str = "",
        key: str | None = None,
        watch: Watch = unseen,
    ) -> None:
        """`key` goes to the server and is shown nowhere. Raises ModelError for a malformed one."""
        self._settings = settings or Settings()
        self._name, self._watch = name or str(address), watch
        self._link = Link(address, key, patience_seconds=self._settings.patience_seconds)
        self._busy = Lock()
        self._asker: Asker | None = None
        self._loading: Loading[Server] = Loading(
            lambda goes: recognise(self._link, address.model, goes)
        )

    @property
    def name(self) -> str:
        """As `--model` takes it."""
        return self._name

    def server(self, cancelled: Callable[[], bool] = _never) -> Server:
        """What the server was found to be, once that is known.

        Raises ModelError where no model can answer there, and Cancelled.
        """
        try:
            return self._loading.wait(cancelled, lambda share: self._watch("loading", share))
        finally:
            self._watch("loading", 1.0)

    def why_deaf(self, cancelled: Callable[[], bool] = _never) -> str | None:
        """Why it cannot hear and what to do; None where it can, or where only trying tells.

        Raises ModelError where no model can answer there, and Cancelled.
        """
        return deafness(self.server(cancelled))

    def reseed(self, seed: int) -> None:
        """Have the next answers begin with another seed: other answers to the same words."""
        self._settings = replace(self._settings, seed=seed)

    def close(self) -> None:
        """Close the connection, and end what waits on it; twice is as once."""
        self._link.close()
        self._loading.stop()

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """The model's answer, its text streamed; one at a time.

        Raises ModelError with one sentence where there is no whole answer, and Cancelled within
        0.3 s of being asked to stop.
        """
        with self._busy:
            server = self.server(cancelled)
            messages = audible(messages, server)
            if self._asker is None:
                self._asker = Asker(self._link, server, self._settings, self._watch)
            self._asker.settings = self._settings
            taken = [
                call.id
                for message in messages
                if isinstance(message, Assistant)
                for call in message.calls
            ]
            try:
                answered = self._asker.answer(messages, tools, on_text, cancelled)
            finally:
                self._watch("reading", 1.0)
            reply = answered.reply(taken)
            if answered.is_cut and not (reply.text or reply.calls):
                thinking = ", or --no-thinking" if reply.thoughts else ""
                raise ModelError(
                    f"The answer of {server.model} was cut off before it came to a point; set a "
                    f"larger reply_tokens{thinking}."
                )
            return replace(reply, intent=intent(reply))
