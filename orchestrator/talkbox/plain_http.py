"""Which servers may be talked to without encryption: near ones, and those that a person agreed to.

Anyone between here and a far server can read what is said to it, and take its key.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from talkbox import config
from talkbox.document import NoDocument, document
from talkbox.home import root
from talkbox.whole_file import Unchangeable, Unreadable, alone, read_small, write_whole

if TYPE_CHECKING:
    from talkbox.models.server.address import Address

VARIABLE = "TALKBOX_PLAIN_HTTP"
_LINE = re.compile(r"^plain_http[ \t]*=[ \t]*\[(?:\"[^\"\n]*\"|[^\"\]])*\][^\n]*\n?", re.MULTILINE)


def is_risk(address: Address) -> bool:
    """Whether others could read along, and nobody has agreed to that.

    TALKBOX_PLAIN_HTTP=1 agrees for every server, `plain_http` in the configuration for some.
    Raises ModelError when the configuration is wrong.
    """
    if not address.is_plain or address.is_near:
        return False
    agreed = os.environ.get(VARIABLE, "").casefold() in ("1", "true", "yes")
    return not agreed and address.origin not in config.plain_http()


def question(address: Address) -> str:
    """What a person is asked, with what is at stake."""
    what = "what you say" if config.key(address.origin) is None else "what you say, and your key,"
    return f"{address.origin} has no encryption: others on the way can read {what}. Go on?"


def refusal(address: Address) -> str:
    """The sentence where nobody can be asked."""
    return (
        f"{address.origin} has no encryption and is not in your own network, so that others can "
        f"read what is sent there; write https://, or allow it with --plain-http or {VARIABLE}=1."
    )


def agree(address: Address) -> bool:
    """Add this server to the configuration's list; false where that cannot be done.

    The rest of the file stays as it was written.
    """
    path = root() / "config.toml"
    with suppress(Unchangeable, Unreadable, NoDocument, OSError), alone(path):
        old = read_small(path) or ""
        new = _with(old, [*config.plain_http(), address.origin])
        if document(new) == {**document(old), "plain_http": document(new)["plain_http"]}:
            write_whole(path, new)
            return True
    return False


def _with(text: str, origins: list[str]) -> str:
    """The configuration with this list; it stands before every table, where it is at the top."""
    line = f"plain_http = {json.dumps(origins)}\n"
    return line + _LINE.sub("", text, count=1)
