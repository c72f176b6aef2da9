"""Talkbox: shape a sound with words.

The names that authors and scripts need, each imported when it is first used, so that
`import talkbox` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talkbox.session import Session as Session
    from talkbox_tools.chain import Add as Add
    from talkbox_tools.chain import Chain as Chain
    from talkbox_tools.chain import Change as Change
    from talkbox_tools.context import Context as Context
    from talkbox_tools.context import ToolError as ToolError
    from talkbox_tools.tool import tool as tool

__version__ = "0.1.0"

_HOMES = {
    "Add": "talkbox_tools.chain",
    "Chain": "talkbox_tools.chain",
    "Change": "talkbox_tools.chain",
    "Context": "talkbox_tools.context",
    "Session": "talkbox.session",
    "ToolError": "talkbox_tools.context",
    "tool": "talkbox_tools.tool",
}
__all__ = ["Add", "Chain", "Change", "Context", "Session", "ToolError", "tool"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
