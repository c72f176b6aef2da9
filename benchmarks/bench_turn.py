"""What a turn costs besides the model and the DSP: at most 5 ms at the median.

A scripted model answers at once; the session, its journal with every fsync, the tools, the
verdict and the conversation are the real ones. Rendering and measuring are timed where they
happen and taken out.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.messages import Reply
from talkbox.session import Session
from talkbox.testing import ScriptedModel
from talkbox_sessions.events import Call, Event, ModelReplied, Rendered
from talkbox_sessions.store import Home

TURNS = 40
BUDGET_MS = 5.0


def edit(turn: int) -> Reply:
    """One call that does what is asked, a little differently each time.

    One that falls short would be tried on by the program: more takes than one are not meant here.
    """
    arguments = {"kind": "high_shelf", "frequency_hz": 3000 + turn, "gain_db": -8.0}
    return Reply(calls=(Call(id=f"c{turn}", name="equalize", arguments=arguments),))


def elsewhere(events: list[Event]) -> float:
    """Seconds that the model, the renders and the measurements took."""
    total = 0.0
    for event in events:
        if isinstance(event, ModelReplied):
            total += event.seconds
        elif isinstance(event, Rendered):
            total += sum(event.seconds.values())
    return total


def main() -> int:
    """Print the median and return 1 when it is over the budget."""
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        song = Path(folder) / "song.wav"
        soundfile.write(song, clip().T[:RATE_HZ], RATE_HZ, subtype="PCM_24")
        with Session.create(Home(Path(folder)), song) as session:
            for turn in range(TURNS):
                began = perf_counter()
                events = list(session.say("darker", ScriptedModel([edit(turn), Reply("Done.")])))
                spent.append(perf_counter() - began - elsewhere(events))
                session.move("undo")
    median_ms = 1000 * statistics.median(spent[1:])
    print(f"orchestration of a turn: {median_ms:.2f} ms at the median of {TURNS - 1}")
    print(f"  the first, which imports and makes schemas: {1000 * spent[0]:.1f} ms")
    print(f"  budget {BUDGET_MS:g} ms: {'held' if median_ms <= BUDGET_MS else 'NOT held'}")
    return int(median_ms > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
