"""A language model in this process: loaded in the background, asked answer by answer.

What it reads is made anew from the messages each time, in the model's own format; what it has read
before is found again in its memory, token by token, and not computed twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from talkbox.closing import Closing
from talkbox.messages import Message, ModelError, Reply, ToolSchema
from talkbox.models import Watch, unseen
from talkbox.models.inspect import check_projector, check_usable
from talkbox.models.intent import intent
from talkbox.models.llama.lazy_ears import LazyEars
from talkbox.models.llama.loading import Loading
from talkbox.models.llama.pending import PendingLock
from talkbox.models.llama.prefill import Sound, silent
from talkbox.models.llama.prompts import Prompt, Prompts
from talkbox.models.llama.ready import Ready, ready
from talkbox.models.llama.settings import Settings
from talkbox.models.spoken import any_spoken, newest_spoken, transcript_tokens, unheard
from talkbox.models.trimming import REPLY_SHARE_MOST

if TYPE_CHECKING:
    from talkbox.models.llama.clips import Clips


def _never() -> bool:
    return False


class LlamaModel(Closing):
    """A `Model` that runs a GGUF file and hears by its projector; close it for its memory.

    Loading begins at once and goes on beside other work; the first answer waits for it.
    """

    def __init__(
        self,
        path: Path,
        settings: Settings | None = None,
        *,
        name: str = "",
        cache: Path | None = None,
        watch: Watch = unseen,
    ) -> None:
        """`cache` is a folder for warm prefixes; without it none are kept.

        Raises ModelError when the file cannot be used, or needs more memory than there is, and
        when the projector of the settings is not the model's.
        """
        chosen = settings or Settings()
        header = check_usable(path, chosen.context_tokens, chosen.draft)
        if chosen.projector is not None:
            check_projector(header, chosen.projector)
        self._ears = LazyEars(header, chosen)
        context_tokens = min(chosen.context_tokens, header.context_tokens or chosen.context_tokens)
        self._name, self._watch = name or str(path), watch
        self._reply_tokens = min(chosen.reply_tokens, int(context_tokens * REPLY_SHARE_MOST))
        self._prompts = Prompts(context_tokens - self._reply_tokens)
        self._busy, self._closed = Lock(), False
        self._loading: Loading[Ready] = Loading(
            lambda goes: ready(path, header.template or "", chosen, cache, goes)
        )

    @property
    def name(self) -> str:
        """As `--model` takes it."""
        return self._name

    def reseed(self, seed: int) -> None:
        """Have the next answers begin with another seed: other answers to the same words."""
        engine = self._ready(_never).engine
        engine.settings = replace(engine.settings, seed=seed)

    def why_deaf(self, cancelled: Callable[[], bool]) -> str | None:
        """As `talkbox.messages.Hearing`; told from files' headers, without waiting."""
        return self._ears.why_deaf()

    def close(self) -> None:
        """End the loading, or give the memory back once an answer has ended; twice is as once."""
        with self._busy:
            self._ears.close()
            done = self._loading.stop()
            if done is not None and not self._closed:
                done.close()
            self._closed = True

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """The model's answer, its text streamed; one at a time.

        Where something was spoken and there are no tools, its words are wanted: the likeliest,
        and no more of them than can be spoken in that time. Raises ModelError when the context is
        too small for the tools and the newest request, when something was spoken that the model
        cannot hear, and when the model is closed; and Cancelled within 0.3 s of being asked to
        stop.
        """
        with self._busy:
            return self._reply(self._ready(cancelled), messages, tools, on_text, cancelled)

    def _ready(self, cancelled: Callable[[], bool]) -> Ready:
        if self._closed:
            raise ModelError(f"The model {self._name} was closed; open it again.")
        try:
            return self._loading.wait(cancelled, self._sees("loading"))
        finally:
            self._watch("loading", 1.0)

    def _reply(
        self,
        model: Ready,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        messages = self._audible(messages)
        clips = self._clips(model, messages, cancelled)
        encoded = 0 if clips is None else clips.encoded
        prompt = self._prompts.prompt(model, messages, tools, clips)
        if model.warm is not None:
            model.warm.wake(prompt.stable, cancelled=cancelled)
        reader = prompt.dialect.reader(tools, on_text)
        limit, sampling = self._manner(model, messages, tools)
        spoken: list[int] = []
        try:
            for token in model.engine.generate(
                prompt.script.tokens,
                limit=limit,
                lock=PendingLock(lambda: model.lock(tools)),
                cancelled=cancelled,
                watch=self._sees("reading"),
                sound=_sound(prompt, clips),
                sampling=sampling,
            ):
                reader.feed(token)
                spoken.append(token)
                if reader.done:
                    break
        finally:
            self._watch("reading", 1.0)
        reply = reader.reply()
        self._prompts.remember(model, reply, spoken)
        if model.warm is not None:
            model.warm.keep(prompt.stable)
        counts = {**model.engine.counts, **prompt.left_out}
        if clips is not None:
            counts["encoded"] = clips.encoded - encoded
        return replace(reply, tokens=counts, intent=intent(reply))

    def _audible(self, messages: Sequence[Message]) -> Sequence[Message]:
        """Without what was spoken to another model before, where this one hears nothing."""
        if not any_spoken(messages) or newest_spoken(messages) or self.why_deaf(_never) is None:
            return messages
        return unheard(messages)

    def _clips(
        self, model: Ready, messages: Sequence[Message], cancelled: Callable[[], bool]
    ) -> Clips | None:
        if not any_spoken(messages):
            return None
        try:
            return self._ears.clips(model.weights, cancelled, self._sees("loading"))
        finally:
            self._watch("loading", 1.0)

    def _manner(
        self, model: Ready, messages: Sequence[Message], tools: Sequence[ToolSchema]
    ) -> tuple[int, Settings]:
        """The longest answer, and how it is chosen."""
        spoken, settings = newest_spoken(messages), model.engine.settings
        if tools or not spoken:
            return self._reply_tokens, settings
        most = min(self._reply_tokens, transcript_tokens(spoken))
        return most, replace(settings, temperature=0.0)

    def _sees(self, what: str) -> Callable[[float], None]:
        return lambda share: self._watch(what, share)


def _sound(prompt: Prompt, clips: Clips | None) -> Sound:
    if clips is None:
        return silent
    recordings = prompt.script.recordings
    return lambda place, stop: clips.embeddings(recordings[place], stop)
