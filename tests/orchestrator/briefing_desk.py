"""Conversations for tests of what a language model reads: a real session, and made-up messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import soundfile
from hypothesis import strategies as st

from talkbox.clip import RATE_HZ, clip
from talkbox.messages import (
    Assistant,
    Measured,
    Message,
    Reply,
    Situation,
    System,
    ToolResult,
    ToolSchema,
    User,
)
from talkbox.planner import Planner
from talkbox.session import Session
from talkbox_prompts.texts import page
from talkbox_sessions.events import Call
from talkbox_sessions.store import Home

MEASURED = {
    "integrated_lufs": -16.0,
    "true_peak_dbtp": -3.0,
    "tilt_db_per_octave": -1.7,
    "treble_db": -20.0,
    "presence_db": -13.0,
    "air_db": -18.0,
    "crest_db": 14.0,
}
SOURCE = {"name": "song.wav", "rate_hz": 44_100, "channels": 2, "seconds": 5.0}
SHELF = {
    "id": "s1",
    "effect": "high_shelf",
    "parameters": {"frequency_hz": 2500, "gain_db": -6.5, "q": 0.7},
    "bypassed": False,
}


class Recorder:
    """The planner, with all that it was shown."""

    name = "planner"

    def __init__(self) -> None:
        self._planner = Planner()
        self.shown: list[tuple[Message, ...]] = []

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """The planner's answer."""
        self.shown.append(tuple(messages))
        return self._planner.reply(messages, tools, on_text, cancelled)


def conversation(folder: Path, *instructions: str, seconds: int = 1) -> list[tuple[Message, ...]]:
    """What a model is shown, answer by answer, while these are said to a session on the clip."""
    soundfile.write(folder / "song.wav", clip().T[: seconds * RATE_HZ], RATE_HZ, subtype="PCM_16")
    recorder = Recorder()
    with Session.create(Home(folder / "home"), folder / "song.wav") as session:
        for text in instructions:
            list(session.say(text, recorder))
    return recorder.shown


def situation(*stages: dict[str, Any], files: tuple[str, ...] = ()) -> Situation:
    """A situation on a made-up source; every stage has turned the treble down by 6 dB."""
    now = {**MEASURED, "treble_db": MEASURED["treble_db"] - 6.0 * len(stages)}
    return Situation(SOURCE, stages, MEASURED, now, len(stages), files)


def call(id: str = "c1", **arguments: Any) -> Call:
    """A call of `equalize`."""
    return Call(id=id, name="equalize", arguments=arguments or {"kind": "tilt"})


def verdict(
    status: str = "met", rounds_left: int = 3, stages: tuple[dict[str, Any], ...] = (SHELF,)
) -> Measured:
    """A verdict on tilt, which was to go down by 0.5."""
    met = status == "met"
    after = -2.4 if met else -1.8
    aim = {
        "measure": "tilt_db_per_octave",
        "want": "down",
        "by": 0.5,
        "target": None,
        "within": None,
        "optional": False,
        "before": -1.7,
        "after": after,
        "change": -0.7 if met else -0.1,
        "progress": 1.4 if met else 0.2,
        "met": met,
    }
    data = {"status": status, "asked": "darker", "aims": [aim], "regressions": [], "score": 0.2}
    measured = {**MEASURED, "tilt_db_per_octave": after}
    return Measured("", {**data, "text": ""}, stages, measured, rounds_left)


texts = st.text(max_size=60)


@st.composite
def turns(draw: st.DrawFn) -> list[Message]:
    """One turn as the loop may leave it: answered, stopped, failed, with or without results."""
    line: list[Message] = [User(draw(texts), situation(*draw(st.sampled_from([(), (SHELF,)]))))]
    for answer in range(draw(st.integers(0, 3))):
        made = [call(f"c{answer}{n}") for n in range(draw(st.integers(1, 3)))]
        line.append(Assistant(draw(texts), tuple(made), draw(texts)))
        done = draw(st.integers(0, len(made)))
        line += [ToolResult(each.id, each.name, {"text": draw(texts)}) for each in made[:done]]
        if done and draw(st.booleans()):
            line.append(verdict(draw(st.sampled_from(["met", "missed"])), 3 - answer))
    if draw(st.booleans()):
        line.append(Assistant(draw(texts)))
    return line


conversations = st.lists(turns(), min_size=1, max_size=6).map(
    lambda found: [System(page("system")), *(message for turn in found for message in turn)]
)
"""Whole conversations; the newest turn may be at any point."""
