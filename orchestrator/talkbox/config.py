"""What the user has settled for good: `config.toml` in talkbox's own folder.

```toml
model = "gemma-4-12b"    # as --model takes it
taste = true             # learn what you mean by words from what you like; see docs/words.md
effort = "thorough"      # as --effort takes it

[llama]                  # how models in this process run; see `talkbox do --help`
context_tokens = 16384
```
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from talkbox.document import NoDocument, document
from talkbox.effort import EFFORTS, NORMAL, Effort
from talkbox.home import root
from talkbox.whole_file import Unreadable, read_small

KNOWN = ("model", "effort", "taste", "llama")


def model() -> str | None:
    """The model that TALKBOX_MODEL names, else the configuration; None when neither does.

    Raises ModelError when the configuration is wrong.
    """
    named = os.environ.get("TALKBOX_MODEL") or _read().get("model")
    if named is not None and not isinstance(named, str):
        raise _wrong(f'it must say model = "planner" or another name; got {named!r}')
    return named


def effort() -> Effort:
    """How hard turns try where `--effort` says nothing. Raises ModelError as `model`."""
    name = _read().get("effort", NORMAL.name)
    if not isinstance(name, str) or name not in EFFORTS:
        raise _wrong(f"effort must be one of {', '.join(EFFORTS)}; got {name!r}")
    return EFFORTS[name]


def taste() -> bool:
    """Whether the user's taste counts, true unless said otherwise; raises ModelError as `model`."""
    wanted = _read().get("taste", True)
    if not isinstance(wanted, bool):
        raise _wrong(f"taste must be true or false; got {wanted!r}")
    return wanted


def llama() -> Mapping[str, Any]:
    """The `[llama]` table, unchecked; empty when there is none. Raises ModelError as `model`."""
    settings = _read().get("llama", {})
    if not isinstance(settings, dict):
        raise _wrong(f"llama must be a table, [llama]; got {settings!r}")
    return settings


def _read() -> dict[str, Any]:
    try:
        text = read_small(root() / "config.toml")
        found = {} if text is None else document(text)
    except Unreadable as error:
        raise _wrong(f"it {error}") from None
    except NoDocument as error:
        raise _wrong(f"line {error.line}: {error}" if error.line else str(error)) from None
    if unknown := sorted(set(found) - set(KNOWN)):
        raise _wrong(f"it holds {', '.join(unknown)}; known are: {', '.join(KNOWN)}")
    return found


def _wrong(what: str) -> Exception:
    from talkbox.messages import ModelError

    return ModelError(f"The configuration {root() / 'config.toml'}: {what}.")
