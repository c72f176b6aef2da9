"""The decoding loop: a prompt in, tokens out, one at a time, with nothing computed twice.

After every token the ledger says exactly what is in the cache, however the loop ends: a caller who
stops listening, a cancel, Ctrl-C, an error.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from talkbox.messages import Cancelled, ModelError
from talkbox.models.llama.answer import Answer
from talkbox.models.llama.context import Context
from talkbox.models.llama.draft import Draft
from talkbox.models.llama.ledger import SEQUENCES, Ledger, Place
from talkbox.models.llama.native import Weights
from talkbox.models.llama.prefill import Pace, Prefill, Sound, silent
from talkbox.models.llama.sampling import Restraint, Sampler
from talkbox.models.llama.settings import Settings
from talkbox.models.llama.steps import Steps
from talkbox.models.llama.threads import Crew, Load, MachineLoad, Threads

Asked = Callable[[], bool]


class Engine:
    """One model at work, for one thread at a time. Closing it leaves the weights to their owner."""

    def __init__(
        self,
        weights: Weights,
        settings: Settings,
        *,
        draft: Draft | None = None,
        load: Load | None = None,
    ) -> None:
        """`load` looks at the machine's cores. Raises ModelError when there is no memory."""
        self.context = Context(weights, settings, SEQUENCES)
        self.ledger = Ledger(
            self.context,
            context_tokens=self.context.length,
            window=weights.window_tokens,
        )
        self.counts: dict[str, int] = {}
        """Of the newest answer, in tokens: prompt, cached (of the prompt), evaluated (the rest of
        it), reply, refused (chosen again under the restraint); with recordings also heard (of the
        prompt), with a draft also guessed and agreed."""
        self.settings = settings
        """Sampling may be changed between answers; the context is made already."""
        self._draft = draft
        contexts = [self.context] if draft is None else [self.context, draft.context]
        self._crew = Crew(Threads(settings.threads, load or MachineLoad()), contexts)
        pace = Pace(self.context.batch_tokens, stoppable=weights.stoppable)
        self._prefill = Prefill(self.context, self.ledger, pace, self._crew.read)
        self._steps = Steps(self.context)
        self._is_end = weights.vocabulary.is_end

    def read(
        self,
        tokens: Sequence[int],
        *,
        cancelled: Asked,
        watch: Callable[[float], None],
        sound: Sound = silent,
        room: int = 1,
    ) -> Place:
        """Have these tokens in the cache, with the logits after the last one.

        `sound` gives the vectors where they are negative. `room` is how many more are to follow.
        Raises ModelError when they do not fit, Cancelled when asked to stop, and what `sound`
        raises.
        """
        if len(tokens) + room > self.context.length:
            raise ModelError(
                f"The prompt of {len(tokens)} tokens leaves no room to answer in a context of "
                f"{self.context.length}; set a larger context_tokens, or start a new session."
            )
        self.counts = {}
        self._crew.begin()
        place = self.ledger.place(tokens, room)
        self._prefill.read(place, tokens, cancelled=cancelled, watch=watch, sound=sound)
        self.counts = {
            "prompt": len(tokens),
            "cached": place.kept,
            "evaluated": len(tokens) - place.kept,
            "reply": 0,
            "refused": 0,
        }
        if heard := sum(token < 0 for token in tokens):
            self.counts["heard"] = heard
        return place

    def generate(
        self,
        tokens: Sequence[int],
        *,
        limit: int,
        lock: Restraint | None,
        cancelled: Asked,
        watch: Callable[[float], None],
        sound: Sound = silent,
        sampling: Settings | None = None,
    ) -> Generator[int, None, None]:
        """Read a prompt and answer it with at most `limit` tokens, an end token as the last one.

        `watch` is told the share of the prompt that is read, 0 to 1. `lock` refuses and accepts
        tokens. `sampling` chooses in the place of the engine's own settings. Raises what `read`
        raises, at any token.
        """
        limit = max(1, min(limit, self.context.length - len(tokens)))
        place = self.read(tokens, cancelled=cancelled, watch=watch, sound=sound, room=limit)
        sampler = Sampler(sampling or self.settings)
        answer = Answer(self._steps, self.ledger, place.sequence, tokens, self._crew, self._draft)
        try:
            while True:
                if cancelled():
                    raise Cancelled
                token = sampler.choose(self.context.logits(answer.index), lock)
                self.counts["reply"] += 1
                self.counts["refused"] = sampler.refused
                yield token
                if self._is_end(token) or self.counts["reply"] == limit:
                    return
                answer.go_on(token, cancelled)
        finally:
            if self._draft:
                self.counts |= {"guessed": answer.guessed, "agreed": answer.agreed}
            answer.close()
            sampler.close()

    def close(self) -> None:
        """Give the context's memory back, and the draft."""
        self.context.close()
        if self._draft:
            self._draft.close()
