"""Whether the attention that is chosen for a processor is the quicker one.

A tiny Gemma 4 of random weights, or any GGUF that is named, with a context that is a quarter full:
a prompt read in the longest parts that each way takes, a last part shorter than 64 tokens, and
single tokens as an answer has them, with flash attention and as talkbox chooses. In turns, so that
a busy machine slows both alike. Budget: what is chosen takes no more than 1.1 of the other's time
for short parts and answers. A cold prompt may take longer and has no budget; its ratio is printed.

    python benchmarks/bench_attention.py [MODEL.gguf]
"""

from __future__ import annotations

import statistics
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from bench_decode import tiny_gemma

from talkbox.models.llama.context import Context
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings

ROUNDS = 3
FILLED_TOKENS, SHORT_TOKENS, ANSWER_TOKENS = 2048, 40, 20
BUDGET_RATIO = 1.1
SETTINGS = Settings(threads=1, gpu_layers=0)
Seconds = dict[str, float]


def fill(context: Context) -> float:
    """Seconds for reading the prompt."""
    context.forget(0, 0)
    began = perf_counter()
    part = range(200, 200 + context.batch_tokens)
    for start in range(0, FILLED_TOKENS, len(part)):
        context.decode(part, start, 0, "none")
    return perf_counter() - began


def short(context: Context) -> float:
    """Seconds for a last part behind it."""
    context.forget(0, FILLED_TOKENS)
    began = perf_counter()
    context.decode(range(200, 200 + SHORT_TOKENS), FILLED_TOKENS, 0, "last")
    return perf_counter() - began


def answer(context: Context) -> float:
    """Seconds for a token of an answer behind it."""
    context.forget(0, FILLED_TOKENS)
    began = perf_counter()
    for place in range(ANSWER_TOKENS):
        context.decode([200 + place], FILLED_TOKENS + place, 0, "last")
    return (perf_counter() - began) / ANSWER_TOKENS


def measured(contexts: dict[str, Context], rounds: int) -> dict[str, list[Seconds]]:
    """What each part took in each round, for each kind of attention."""
    spent: dict[str, list[Seconds]] = {kind: [] for kind in contexts}
    for context in contexts.values():  # memory that is touched for the first time is slow
        fill(context)
    for _ in range(rounds):
        for kind, context in contexts.items():
            prompt = fill(context)
            times = {"prompt": prompt, "short part": short(context), "token": answer(context)}
            spent[kind].append(times)
    return spent


def main() -> int:
    """Print the ratios and return 1 when one is over its budget."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else tiny_gemma()
    if path is None:
        return 0
    weights = Weights.load(path, SETTINGS, lambda share: True)
    flash = replace(SETTINGS, flash_attention=True)
    contexts = {"flash": Context(weights, flash), "chosen": Context(weights, SETTINGS)}
    spent = measured(contexts, ROUNDS)
    held = True
    for part in ("prompt", "short part", "token"):
        pairs = list(zip(spent["flash"], spent["chosen"], strict=True))
        ratio = statistics.median(chosen[part] / other[part] for other, chosen in pairs)
        slow = 1000 * statistics.median(other[part] for other, _ in pairs)
        print(f"{part}: {slow:.1f} ms with flash attention, as chosen {ratio:.2f} of that")
        held = held and (part == "prompt" or ratio <= BUDGET_RATIO)
    print(f"  budget {BUDGET_RATIO:g} for short parts and tokens: {'held' if held else 'NOT held'}")
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
