"""The forms in which other models than Gemma 4 write calls, their arguments as JSON."""

from __future__ import annotations

from enum import Enum


class Form(Enum):
    """One spelling of a call; the value is its name for people."""

    HERMES = "Hermes"
    """<tool_call>{"name": ..., "arguments": {...}}</tool_call>, as Qwen and Hermes do."""
    LLAMA3 = "Llama 3"
    """{"name": ..., "parameters": {...}}, perhaps after <|python_tag|>."""
    MISTRAL = "Mistral"
    """[TOOL_CALLS][{"name": ..., "arguments": {...}}, ...]."""
    MISTRAL_ARGS = "Mistral, newer"
    """[TOOL_CALLS]name[ARGS]{...}, again for each call."""
    PLAIN = "plain JSON"
    """{"name": ..., "arguments": {...}} in the text, in a fence, in a list or bare."""
