"""What the decoding loop costs, and what it costs to hold a call to its schema.

On the tiny random Gemma 4, whose tokens take a few milliseconds and break the grammar almost every
time: the worst there is for both. In turns, so that a busy machine slows all alike:

* bare: `llama_decode` and `llama_sampler_sample`, nothing else; our loop takes at most 10 % more.
* free and locked: our loop without and with the grammar of all built-in tools; locked decoding is
  at least 0.9 of the speed of free decoding.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

import llama_cpp.llama_cpp as llama

from talkbox.models.dialect import Grammar, Markup
from talkbox.models.grammar import native_grammar
from talkbox.models.llama.context import Context
from talkbox.models.llama.engine import Engine
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings
from talkbox.models.lock import Lock
from talkbox.toolbox import registry, schemas

ROUNDS = 8
TOKENS = 60
LOOP_BUDGET_RATIO = 1.10
LOCKED_BUDGET_RATIO = 0.90
SETTINGS = Settings(context_tokens=2048, threads=1)
PROMPT = "<bos><|turn>user\nmake it darker<turn|>\n<|turn>model\n"


def seconds_a_token(tokens: Iterable[int]) -> float:
    """Of all tokens after the first, whose time is that of reading the prompt."""
    began, count = 0.0, -1
    for _ in tokens:
        began = began or perf_counter()
        count += 1
    return (perf_counter() - began) / count


def bare(context: Context, prompt: list[int]) -> Iterable[int]:
    """An answer by llama.cpp's own calls, which goes on past its end."""
    context.forget(0, 0)
    chain = llama.llama_sampler_chain_init(llama.llama_sampler_chain_default_params())
    for link in (
        llama.llama_sampler_init_top_k(SETTINGS.top_k),
        llama.llama_sampler_init_top_p(SETTINGS.top_p, 1),
        llama.llama_sampler_init_min_p(SETTINGS.min_p, 1),
        llama.llama_sampler_init_temp(SETTINGS.temperature),
        llama.llama_sampler_init_dist(SETTINGS.seed),
    ):
        llama.llama_sampler_chain_add(chain, link)
    native = (llama.llama_token * len(prompt))(*prompt)
    llama.llama_decode(context.pointer, llama.llama_batch_get_one(native, len(prompt)))
    token = (llama.llama_token * 1)()
    for _ in range(TOKENS):
        token[0] = llama.llama_sampler_sample(chain, context.pointer, -1)
        yield token[0]
        llama.llama_decode(context.pointer, llama.llama_batch_get_one(token, 1))
    llama.llama_sampler_free(chain)


def ours(engine: Engine, prompt: list[int], lock: Lock | None) -> Iterable[int]:
    """An answer by our loop."""
    return engine.generate(
        prompt, limit=TOKENS, lock=lock, cancelled=lambda: False, watch=lambda share: None
    )


def tiny_gemma() -> Path | None:
    """The tiny model that the tests use, with no token made likely; None where it cannot be had."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from gemma import Unavailable, find_gemma
    from tiny_gemma import find_tiny

    try:
        return find_tiny(find_gemma(), eager={})
    except Unavailable as reason:
        print(f"not measured: {reason}")
        return None


def main() -> int:
    """Print the ratios and return 1 when one is over its budget."""
    path = tiny_gemma()
    if path is None:
        return 0
    weights = Weights.load(path, SETTINGS, lambda share: True)
    vocabulary = weights.vocabulary
    prompt = vocabulary.encode([Markup(PROMPT)])
    native = native_grammar(schemas(registry().for_model()), vocabulary)
    grammar = Grammar(native.lark, trigger=None)
    context, engine = Context(weights, SETTINGS), Engine(weights, SETTINGS)
    kinds: dict[str, Callable[[], Iterable[int]]] = {
        "bare": lambda: bare(context, prompt),
        "free": lambda: ours(engine, prompt, None),
        "locked": lambda: ours(engine, prompt, Lock(grammar, vocabulary.matcher_tokenizer)),
    }
    spent: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind, answer in kinds.items():
            spent[kind].append(seconds_a_token(answer()))
    return report(spent, engine.counts)


def report(spent: dict[str, list[float]], counts: dict[str, int]) -> int:
    """Print medians and ratios; 1 when a budget is not held."""
    for kind, seconds in spent.items():
        print(f"{kind}: {1000 * statistics.median(seconds[1:]):.2f} ms a token at the median")
    print(f"  of {counts['reply']} locked tokens {counts['refused']} had been refused")
    pairs = list(zip(spent["bare"], spent["free"], spent["locked"], strict=True))[1:]
    loop = statistics.median(free / bare for bare, free, _ in pairs)
    locked = statistics.median(free / locked for _, free, locked in pairs)
    loop_held, locked_held = loop <= LOOP_BUDGET_RATIO, locked >= LOCKED_BUDGET_RATIO
    print(f"our loop takes {loop:.3f} of the bare one")
    print(f"  budget {LOOP_BUDGET_RATIO:g}: {'held' if loop_held else 'NOT held'}")
    print(f"locked decoding has {locked:.3f} of the speed of free decoding")
    print(f"  budget {LOCKED_BUDGET_RATIO:g}: {'held' if locked_held else 'NOT held'}")
    return int(not (loop_held and locked_held))


if __name__ == "__main__":
    sys.exit(main())
