"""Brings the sound towards a reference file, by stages that stand in the chain like any other.

The work is done in `talkbox_tools.matching`, which is imported only by a call: it measures sound.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from talkbox_tools.chain import Change
from talkbox_tools.context import Context
from talkbox_tools.tool import tool, with_files


@with_files
@tool
def match_reference(
    context: Context,
    file: Annotated[str, Field(description="its name")],
    what: Annotated[
        Literal["tone", "width", "dynamics", "loudness", "all"], Field(description="what to match")
    ] = "all",
    amount: Annotated[float, Field(description="1 is all the way", ge=0.01, le=1)] = 1.0,
    round: Annotated[int, Field(description="2 and up refit the rest", ge=1, le=9)] = 1,
) -> Change:
    """Make it sound like another file."""
    from talkbox_tools.matching.match import match

    return match(context, file, what, amount, round)
