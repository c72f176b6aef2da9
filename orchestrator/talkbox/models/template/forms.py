"""In which form a template's model writes its calls."""

from __future__ import annotations

import re

from talkbox.models.dialect import Tokens
from talkbox.models.grammar.forms import Form
from talkbox.models.template.markers import MISTRAL, MISTRAL_ARGS, PYTHON_TAG

_LLAMA3 = re.compile(r"python_tag|\\?\"parameters\\?\"\s*:|<\|start_header_id\|>")


def detect(template: str, tokens: Tokens) -> Form:
    """The form that the template's words and the vocabulary's tokens speak for."""
    if MISTRAL in template or tokens.id(MISTRAL) is not None:
        return Form.MISTRAL_ARGS if MISTRAL_ARGS in template else Form.MISTRAL
    if "<tool_call>" in template:
        return Form.HERMES
    if tokens.id(PYTHON_TAG) is not None or _LLAMA3.search(template):
        return Form.LLAMA3
    return Form.PLAIN
