"""A talkbox tool in ten lines."""

from typing import Annotated

from pydantic import Field

from talkbox import Add, Change, Context, tool


@tool
def warm_up(
    context: Context,
    gain_db: Annotated[float, Field(ge=0, le=12, multiple_of=0.5, description="How warm")] = 3,
) -> Change:
    """Lift the lows gently, for a warmer sound."""
    shelf = context.complete("low_shelf", {"frequency_hz": 250, "gain_db": gain_db})
    return Change((Add("low_shelf", shelf),), report={"warmer_by_db": gain_db})
