"""What the user has settled for good: `config.toml` in talkbox's own folder.

```toml
model = "gemma-4-12b"    # as --model takes it
taste = true             # learn what you mean by words from what you like; see docs/words.md
effort = "thorough"      # as --effort takes it
llama_server = "~/llama.cpp/llama-server"  # the program of `talkbox models serve`

plain_http = ["http://gpu.example.com:8080"]   # servers that may be talked to unencrypted

[llama]                  # how models in this process run; see `talkbox do --help`
context_tokens = 16384

[server]                 # how models behind an address are asked; see docs/servers.md
patience_seconds = 300

[voice]                  # spoken instructions; see docs/voice.md
transcriber = "whisper:base"   # who writes down what is said, as --transcriber takes it
language = "en"          # what is spoken; left out, it is heard
direct = true            # the model that answers hears it itself, as with --voice-direct

[keys]                   # what a server wants to be shown; TALKBOX_API_KEY goes before
"https://gpu.example.com" = "..."
```

A key is never part of a sentence, and neither is anything else that stands under `[keys]`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from talkbox.document import NoDocument, document
from talkbox.effort import EFFORTS, NORMAL, Effort
from talkbox.home import root
from talkbox.whole_file import Unreadable, read_small

KNOWN = (
    "model",
    "effort",
    "taste",
    "llama",
    "llama_server",
    "server",
    "voice",
    "plain_http",
    "keys",
)


@dataclass(frozen=True, slots=True)
class Voice:
    """The `[voice]` table: how spoken instructions are taken."""

    transcriber: str | None = None
    """As `--transcriber` takes it; TALKBOX_TRANSCRIBER goes before it. None chooses."""
    language: str | None = None
    """What is spoken, as ISO 639-1 has it; None for whatever is heard."""
    direct: bool = False
    """Whether the model that answers hears it itself, where no transcriber is named."""


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


def llama_server() -> str | None:
    """The program that serves models, None for the one on the PATH; raises ModelError as `model`.

    TALKBOX_LLAMA_SERVER goes before it.
    """
    named = os.environ.get("TALKBOX_LLAMA_SERVER") or _read().get("llama_server")
    if named is not None and not isinstance(named, str):
        raise _wrong(f'it must say llama_server = "PATH"; got {named!r}')
    return named


def server() -> Mapping[str, Any]:
    """The `[server]` table, unchecked; empty when there is none. Raises ModelError as `model`."""
    settings = _read().get("server", {})
    if not isinstance(settings, dict):
        raise _wrong(f"server must be a table, [server]; got {settings!r}")
    return settings


def voice() -> Voice:
    """The `[voice]` table, TALKBOX_TRANSCRIBER before `transcriber` and `direct` in it; raises
    ModelError as `model`."""
    table = _read().get("voice", {})
    if not isinstance(table, dict):
        raise _wrong(f"voice must be a table, [voice]; got {table!r}")
    known = {"transcriber": str, "language": str, "direct": bool}
    if unknown := sorted(set(table) - set(known)):
        raise _wrong(f"[voice] holds {', '.join(unknown)}; known are: {', '.join(known)}")
    for name, value in table.items():
        if not isinstance(value, known[name]) or value == "":
            kind = "true or false" if known[name] is bool else "a text that is not empty"
            raise _wrong(f"[voice] {name} must be {kind}; got {value!r}")
    spoken = table.get("language")
    now = os.environ.get("TALKBOX_TRANSCRIBER")
    direct = not now and table.get("direct", False)
    return Voice(now or table.get("transcriber"), spoken and _language(spoken), direct)


def plain_http() -> tuple[str, ...]:
    """The origins that may be talked to without encryption. Raises ModelError as `model`."""
    origins = _read().get("plain_http", [])
    if not isinstance(origins, list) or not all(isinstance(each, str) for each in origins):
        raise _wrong(f'plain_http must be a list, like ["http://10.0.0.2:8080"]; got {origins!r}')
    return tuple(origins)


def key(origin: str) -> str | None:
    """The key for the server at this origin: TALKBOX_API_KEY's, else the one under `[keys]`.

    Raises ModelError as `model`.
    """
    return os.environ.get("TALKBOX_API_KEY") or _keys().get(origin)


def _language(written: str) -> str:
    from talkbox.voice.language import language_code
    from talkbox.voice.transcriber import VoiceError

    try:
        return language_code(written)
    except VoiceError as error:
        raise _wrong(f"[voice] {str(error).rstrip('.')}") from None


def _keys() -> Mapping[str, str]:
    from talkbox.messages import ModelError
    from talkbox.models.server.address import address

    table = _read().get("keys", {})
    try:
        if all(isinstance(value, str) and value for value in table.values()):
            return {address(name).origin: value for name, value in table.items()}
    except (AttributeError, ModelError):
        pass  # whatever is wrong, what stands there may be a key and is not shown
    raise _wrong('under [keys] each line is a server and its key: "https://gpu.example.com" = "…"')


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
