"""A model behind a server of our own, for one session: `--model serve:NAME`.

The server starts in the background, as a model in this process loads; the first answer waits for
it. One that died says why, once, and the next answer begins with a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

from talkbox import config
from talkbox.closing import Closing
from talkbox.messages import Message, ModelError, Reply, ToolSchema
from talkbox.models import SERVE, Watch, effective, unseen
from talkbox.models.gguf import read_model
from talkbox.models.hearing import why_deaf
from talkbox.models.llama.loading import Goes, Loading
from talkbox.models.memory import LEAST_CONTEXT_TOKENS
from talkbox.serving.plan import Plan, plan
from talkbox.serving.ports import free_port
from talkbox.serving.program import Program, find_program
from talkbox.serving.server import LocalServer

if TYPE_CHECKING:
    from talkbox.models.llama.settings import Settings
    from talkbox.models.server.model import ServerModel


def served_model(
    wanted: str, settings: Mapping[str, Any] | None = None, watch: Watch = unseen
) -> ServedModel:
    """The model of this name or file, without the prefix, behind a server that starts now.

    `settings` go over the configuration's `[llama]` table. Raises ModelError when the file cannot
    be used or needs more memory than there is, and when no llama-server is installed.
    """
    chosen = effective(settings or {})
    settled = plan(wanted, chosen, port=free_port())
    _check_room(settled)
    name = f"{SERVE}{wanted}".encode(errors="replace").decode()
    return ServedModel(settled, find_program(config.llama_server()), chosen, name, watch)


def _check_room(plan: Plan) -> None:
    """Raise ModelError where the tools with one request and its answer do not fit."""
    from talkbox.models.server.abilities import FIRST_TURN_TOKENS

    if plan.context_tokens < FIRST_TURN_TOKENS:
        raise ModelError(
            f"{plan.name} would have a context of {plan.context_tokens:,} tokens, and the tools "
            f"with one request and its answer take {FIRST_TURN_TOKENS:,}; say --context "
            f"{LEAST_CONTEXT_TOKENS}, or take a model that was trained for so many."
        )


@dataclass(frozen=True, slots=True)
class Served:
    """A server that is ready, and who speaks with it."""

    server: LocalServer
    client: ServerModel

    def close(self) -> None:
        """End both."""
        self.client.close()
        self.server.close()


class ServedModel(Closing):
    """A `Model` that brings its own server. Close it to end that, and give its memory back."""

    def __init__(
        self,
        plan: Plan,
        program: Program,
        settings: Settings,
        name: str = "",
        watch: Watch = unseen,
    ) -> None:
        self._plan, self._program, self._settings = plan, program, settings
        self._name, self._watch = name or f"{SERVE}{plan.name}", watch
        self._busy, self._closed = Lock(), False
        self._served: Served | None = None
        self._loading: Loading[Served] | None = Loading(self._serve)

    @property
    def name(self) -> str:
        """As `--model` takes it."""
        return self._name

    def why_deaf(self, cancelled: Callable[[], bool]) -> str | None:
        """Why it cannot hear and what to do; None where it can. Told from the files' headers."""
        return why_deaf(read_model(self._plan.model), self._plan.projector)

    def reseed(self, seed: int) -> None:
        """Have the next answers begin with another seed: other answers to the same words."""
        with self._busy:
            self._settings = replace(self._settings, seed=seed)
            self._ready(lambda: False).client.reseed(seed)

    def close(self) -> None:
        """End the server, loading or loaded, once an answer has ended; twice is as once."""
        with self._busy:
            if not self._closed:
                self._closed = True
                self._end()

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """The model's answer, its text streamed; one at a time.

        Raises ModelError when the server cannot be started, died, or has no answer, and Cancelled
        when asked to stop.
        """
        with self._busy:
            served = self._ready(cancelled)
            try:
                return served.client.reply(messages, tools, on_text, cancelled)
            except ModelError as error:
                raise served.server.complaint() or error from None

    def _ready(self, cancelled: Callable[[], bool]) -> Served:
        """The server and its client; a new one where the last one died or did not come up."""
        if self._closed:
            raise ModelError(f"The model {self._name} was closed; open it again.")
        if self._served is not None and self._served.server.complaint() is not None:
            self._end()
        if self._served is None:
            self._served = self._awaited(cancelled)
        return self._served

    def _awaited(self, cancelled: Callable[[], bool]) -> Served:
        if self._loading is None:
            self._loading = Loading(self._serve)
        try:
            return self._loading.wait(cancelled, lambda share: self._watch("loading", share))
        except ModelError:
            self._end()
            raise
        finally:
            self._watch("loading", 1.0)

    def _end(self) -> None:
        served = None if self._loading is None else self._loading.stop()
        if served is not None:
            served.close()
        self._loading = self._served = None

    def _serve(self, goes: Goes) -> Served:
        server = LocalServer(replace(self._plan, port=free_port()), self._program)
        try:
            server.wait(goes)
            return Served(server, _client(server, self._settings, self._name, self._watch))
        except BaseException:
            server.close()
            raise


def _client(server: LocalServer, settings: Settings, name: str, watch: Watch) -> ServerModel:
    """Speaks with the server by the same settings, as far as a request can carry them."""
    from talkbox.models.server.address import address
    from talkbox.models.server.model import ServerModel
    from talkbox.models.server.settings import Settings as Asking

    shared = {it.name for it in fields(settings)} & {it.name for it in fields(Asking)}
    values = {it: getattr(settings, it) for it in shared}
    values["context_tokens"] = server.plan.context_tokens
    asking = Asking.from_mapping({**config.server(), **values})
    return ServerModel(address(server.address), asking, name=name, watch=watch)
