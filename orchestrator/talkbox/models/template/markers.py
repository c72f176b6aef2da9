"""The markers with which models that call by JSON surround calls and thoughts.

Spelled out or as one token of the vocabulary, they mean the same: small models spell them.
"""

from __future__ import annotations

import re

THINK, THINK_END = "<think>", "</think>"
PYTHON_TAG = "<|python_tag|>"
MISTRAL, MISTRAL_ARGS, MISTRAL_ID = "[TOOL_CALLS]", "[ARGS]", "[CALL_ID]"
FENCE = "```"
TAGS = ("tool_call", "tool_calls", "function_call", "functioncall", "TOOLCALL")
"""Between `<` and `>`; with `/` they close."""

_TAG = "|".join(TAGS)
OPENER = re.compile(
    rf"<(?:{_TAG})>|</(?:{_TAG})>|</?think>|<\|python_tag\|>|\[TOOL_CALLS\]|```|\{{|\[(?=\s*\{{)"
)
"""Where something may begin that is not for people's eyes; closing marks are dropped."""
HALF_OPENER = re.compile(r"(?:<[/|]?[A-Za-z_]{0,14}\|?|\[[A-Z_]{0,10}\s*|`{1,2})\Z")
"""The end of a text that may go on as one."""
TAG_END = re.compile(rf"</(?:{_TAG})>|(?=<(?:{_TAG})>)|(?=</?think>)")
"""Where what began with a tag is over."""
PROGRAM_END = re.compile(r"(?=<\|python_tag\|>)")
FENCE_HEAD = re.compile(r"```[ \t]*[\w+-]*[ \t]*\n?\s*")
FENCE_OPENS = re.compile(r"```[ \t]*\n?\s*[\w{\[]")
"""Behind a fence around words, one that begins a call and does not end them."""
JSON_FENCE = re.compile(r"```[ \t]*json[ \t]*\n\s*(?![\[{\s])")
"""Small models put what they say into one as well; only words stand behind it then."""
FENCE_END = re.compile(r"```")

MISTRAL_HEAD = re.compile(
    r"\s*(?:[\w.-]+\s*)?(?:\[CALL_ID\]\s*\w*\s*)?(?:\[ARGS\]\s*)?(?=\{|\[\s*[{\]])"
)
"""What stands between Mistral's marker and the JSON of its calls or arguments."""

_CALL_KEYS = "name|function|tool|tool_name|type|id|arguments|parameters"
_BRACKETS = r"\s*(?:[\[{]\s*){1,3}"
CALL_HEAD = re.compile(rf"{_BRACKETS}[\"']?(?:{_CALL_KEYS})[\"']?\s*:")
"""How JSON begins that is a call."""
HALF_CALL_HEAD = re.compile(rf"{_BRACKETS}[\"']?\w*[\"']?\s*\Z")
LONGEST_HEAD = 200
"""Characters before the first colon, indentation included."""
