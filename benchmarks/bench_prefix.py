"""What is read again: at a start, and in the sixth turn of a session.

Talkbox's own tools and prompts, a session with real renders, and a tiny Gemma 4 of random weights
with the real tokenizer and template, or any GGUF that is named. Budgets: a warm start reaches the
first token at least 5 times sooner than a cold one, counted from the prompt; turn 6 evaluates at
most the tokens that are new and 16 more. What llama-cpp-python's own chat call evaluates for the
same questions is shown beside it.

    python benchmarks/bench_prefix.py [MODEL.gguf]
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, Any

import soundfile
from llama_cpp import Llama

from talkbox.clip import RATE_HZ, clip
from talkbox.messages import Message, Reply, System, ToolResult, ToolSchema, User
from talkbox.models.briefing import Briefed, brief
from talkbox.models.inspect import check_usable
from talkbox.models.llama.model import LlamaModel
from talkbox.models.llama.prompts import Prompts
from talkbox.models.llama.ready import ready
from talkbox.models.llama.settings import Settings
from talkbox.session import Session
from talkbox_sessions.store import Home

if TYPE_CHECKING:
    from talkbox_sessions.events import Event

# One thread, so that neighbours of this process decide less.
SETTINGS = Settings(context_tokens=16_384, reply_tokens=160, threads=1)
PHRASES = ("darker", "a bit louder", "more space", "less boomy", "brighter", "wider please")
Question = tuple[list[Message], list[ToolSchema], Callable[[str], None], Callable[[], bool]]
STARTS = 3
"""Of each kind; the best counts, so that neighbours decide less."""
CHANNEL = (100, 101)
"""The tokens in which Gemma 4 begins and ends a thought."""
FASTER = 5.0
SPARE_TOKENS = 16


@dataclass(frozen=True, order=True)
class Start:
    """Seconds from nothing to the first token; the one that read soonest is the least.

    After the loading, of the processor: one thread does it all, and neighbours do not count.
    """

    reading: float
    """From the prompt to the first token of the answer."""
    writing: float
    """Of the prompt, from messages and tools to tokens."""
    loading: float
    """Of the weights, and of the vocabulary as grammars see it."""

    @property
    def total(self) -> float:
        """All of it."""
        return self.loading + self.writing + self.reading


@dataclass(frozen=True)
class Asked:
    """One answer of the model, and what it was asked."""

    messages: list[Message]
    tools: list[ToolSchema]
    tokens: dict[str, int]

    @property
    def question(self) -> Question:
        """What `Model.reply` is given."""
        return self.messages, self.tools, lambda text: None, lambda: False


class Heard:
    """A model that notes what it is asked and what that took."""

    def __init__(self, model: LlamaModel) -> None:
        self._model = model
        self.asked: list[Asked] = []

    @property
    def name(self) -> str:
        """The model's own."""
        return self._model.name

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """The model's own."""
        reply = self._model.reply(messages, tools, on_text, cancelled)
        self.asked.append(Asked(list(messages), list(tools), dict(reply.tokens)))
        return reply


class Stock(Llama):
    """llama-cpp-python as it comes; counts what it evaluates."""

    evaluated = 0

    def eval(self, tokens: Sequence[int]) -> None:
        """As it comes, and counted."""
        self.evaluated += len(tokens)
        super().eval(tokens)


def tiny() -> Path:
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from gemma import find_gemma
    from tiny_gemma import EAGER, find_tiny

    # Without thoughts, which are dropped once their turn is over, so that what is new is what grew.
    thoughtless = {token: level for token, level in EAGER.items() if token not in CHANNEL}
    return find_tiny(find_gemma(), eager=thoughtless)


def start(path: Path, cache: Path, asked: Asked) -> Start:
    """Load, read the standing instructions, the tools and one request, and choose a token."""
    template = check_usable(path, SETTINGS.context_tokens).template or ""
    began = perf_counter()
    model = ready(path, template, SETTINGS, cache, lambda share: True)
    lock = model.lock(asked.tools)
    loading = perf_counter() - began
    began = thread_time()
    prompt = Prompts(SETTINGS.context_tokens).prompt(model, asked.messages, asked.tools)
    writing = thread_time() - began
    assert model.warm is not None
    model.warm.wake(prompt.stable)
    tokens = model.engine.generate(
        prompt.script.tokens, limit=8, lock=lock, cancelled=lambda: False, watch=lambda share: None
    )
    next(tokens)
    reading = thread_time() - began - writing
    tokens.close()
    model.warm.keep(prompt.stable)
    model.close()
    return Start(reading, writing, loading)


def session(path: Path) -> list[list[Asked]]:
    """What the model was asked in each turn of a session."""
    turns = []
    with tempfile.TemporaryDirectory() as folder:
        song = Path(folder) / "song.wav"
        soundfile.write(song, clip().T[: 2 * RATE_HZ], RATE_HZ, subtype="PCM_24")
        model = LlamaModel(path, SETTINGS)
        with Session.create(Home(Path(folder)), song) as open_session:
            for phrase in PHRASES:
                heard = Heard(model)
                events: list[Event] = list(open_session.say(phrase, heard))
                assert events
                turns.append(heard.asked)
        model.close()
    return turns


def stock(path: Path, line: Sequence[Asked]) -> list[int]:
    """How many tokens the stock chat call evaluates for each question, asked one after another."""
    llama = Stock(str(path), n_ctx=SETTINGS.context_tokens, n_threads=1, verbose=False)
    evaluated = []
    for asked in line:
        llama.evaluated = 0
        llama.create_chat_completion(**_stock_request(asked), max_tokens=1)
        evaluated.append(llama.evaluated)
    llama.close()
    return evaluated


def _stock_request(asked: Asked) -> dict[str, Any]:
    tools = [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.parameters,
            },
        }
        for tool in asked.tools
    ]
    return {"messages": [_stock_message(each) for each in brief(asked.messages)], "tools": tools}


def _stock_message(message: Briefed) -> dict[str, Any]:
    match message:
        case System():
            return {"role": "system", "content": message.text}
        case User():
            return {"role": "user", "content": message.text}
        case ToolResult():
            content = json.dumps(message.content)
            return {"role": "tool", "tool_call_id": message.call, "content": content}
    calls = [
        {
            "id": call.id,
            "type": "function",
            "function": {"name": call.name, "arguments": call.arguments},
        }
        for call in message.calls
    ]
    said: dict[str, Any] = {"role": "assistant", "content": message.text}
    return {**said, "tool_calls": calls} if calls else said


def aside(asked: Asked) -> Asked:
    """The same question as if its last words had been others."""
    *before, last = asked.messages
    assert isinstance(last, User)
    return replace(asked, messages=[*before, replace(last, text="make it quieter instead")])


def show_start(path: Path, asked: Asked) -> bool:
    with tempfile.TemporaryDirectory() as cache:
        cold = min(start(path, Path(cache) / str(each), asked) for each in range(STARTS))
        warm = min(start(path, Path(cache) / "0", asked) for _ in range(STARTS))
    for name, each in (("cold", cold), ("warm", warm)):
        print(
            f"{name} start to the first token: {each.total:.2f} s; loading {each.loading:.2f} s "
            f"({each.loading / each.total:.0%}), writing the prompt {each.writing:.3f} s, "
            f"reading it {each.reading:.3f} s"
        )
    faster = cold.reading / warm.reading
    print(f"  read {faster:.1f} times faster, budget {FASTER:g}: {held(faster >= FASTER)}")
    return faster >= FASTER


def show_turn(path: Path, turns: list[list[Asked]]) -> bool:
    before, asked, early = turns[4][-1], turns[5][0], aside(turns[1][0])
    new = asked.tokens["prompt"] - before.tokens["prompt"] - before.tokens["reply"]
    evaluated = asked.tokens["evaluated"]
    print(f"turn 6: {asked.tokens['prompt']} tokens, {new} of them new, {evaluated} evaluated")
    print(f"  budget {new} + {SPARE_TOKENS}: {held(evaluated <= new + SPARE_TOKENS)}")
    model = LlamaModel(path, SETTINGS)
    line = [before, asked, early, asked]
    ours = [dict(model.reply(*each.question).tokens)["evaluated"] for each in line]
    model.close()
    stocks = stock(path, line)
    print(f"the same without the answers between: {ours[1]}, llama-cpp-python's chat {stocks[1]}")
    print(f"  back in turn 2, with other words: {ours[2]}, llama-cpp-python's chat {stocks[2]}")
    print(f"  and forth to turn 6 again: {ours[3]}, llama-cpp-python's chat {stocks[3]}")
    return evaluated <= new + SPARE_TOKENS


def held(kept: bool) -> str:
    return "held" if kept else "NOT held"


def main() -> int:
    """Print the figures and return 1 when one is over its budget."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else tiny()
    turns = session(path)
    return int(not all([show_start(path, turns[0][0]), show_turn(path, turns)]))


if __name__ == "__main__":
    sys.exit(main())
