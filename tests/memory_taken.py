"""What a model really takes: measured in a process that does nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LOAD = """
import json, psutil, sys
from pathlib import Path
from talkbox.models.llama.context import Context
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings

def taken():
    return psutil.Process().memory_info().rss

settings = Settings(context_tokens=int(sys.argv[2]), threads=1, gpu_layers=0)
from talkbox.models.llama.library import library
import llguidance.llamacpp
library()
before = taken()
weights = Weights.load(Path(sys.argv[1]), settings, lambda share: True)
weights.vocabulary.matcher_tokenizer
context = Context(weights, settings)
batch = range(200, 200 + context.batch_tokens)
for start in range(0, settings.context_tokens - len(batch) + 1, len(batch)):
    context.decode(batch, start, 0, "last")
print(json.dumps(taken() - before))
"""


def taken_bytes(path: Path, context_tokens: int) -> int:
    """What a process of its own takes to load the model and fill its context."""
    command = [sys.executable, "-c", LOAD, str(path), str(context_tokens)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(json.loads(ran.stdout))
