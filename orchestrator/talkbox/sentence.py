"""Whether a model's closing words can be shown to a person.

Small models sometimes repeat the JSON of a tool's result where a sentence was wanted.
"""

from __future__ import annotations

import json


def is_sentence(text: str) -> bool:
    """Whether the text is anything but JSON data, fenced or not; an empty one is fine."""
    bare = text.strip()
    if bare.startswith("`"):
        bare = bare.strip("`").removeprefix("json").strip()
    if not bare.startswith(("{", "[")):
        return True
    try:
        json.loads(bare)
    except ValueError:
        return True
    return False
