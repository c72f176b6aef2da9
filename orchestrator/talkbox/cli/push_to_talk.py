"""Recording at a terminal: a level meter, and how to end it, while a key is held."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from prompt_toolkit import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

from talkbox.voice.recorder import FLOOR_DBFS, Recorder, Take
from talkbox.voice.talk_key import TalkKey

if TYPE_CHECKING:
    from talkbox.voice.microphone import Microphone

REDRAW_SECONDS = 0.05
_METER_WIDTH = 20
_HOW = "Let go of the space bar, or press it again or Enter, to end; Esc drops it."


def record(microphone: Microphone) -> Take | None:
    """What is spoken until the key is let go; None when it was dropped.

    Raises VoiceError where nothing can be recorded, or nothing was.
    """
    with Recorder(microphone) as recorder:
        key = TalkKey(monotonic())
        kept = _application(recorder, key).run()
        return recorder.finish() if kept else None


def _application(recorder: Recorder, key: TalkKey) -> Application[bool]:
    line = FormattedTextControl(lambda: _line(recorder))
    return Application(
        layout=Layout(Window(line, height=2)),
        key_bindings=_keys(key),
        refresh_interval=REDRAW_SECONDS,
        before_render=lambda app: _end_when_over(app, recorder, key),
        erase_when_done=True,
    )


def _keys(key: TalkKey) -> KeyBindings:
    keys = KeyBindings()

    @keys.add(" ")
    def press(event: KeyPressEvent) -> None:
        key.press(monotonic())

    @keys.add("enter")
    def end(event: KeyPressEvent) -> None:
        event.app.exit(result=True)

    @keys.add("escape")
    @keys.add("c-c")
    @keys.add("c-d")
    @keys.add("<sigint>")
    def drop(event: KeyPressEvent) -> None:
        event.app.exit(result=False)

    return keys


def _end_when_over(app: Application[bool], recorder: Recorder, key: TalkKey) -> None:
    ended = recorder.over or key.released(monotonic())
    if ended and app.is_running and not app.is_done:
        app.exit(result=True)


def _line(recorder: Recorder) -> StyleAndTextTuples:
    level_dbfs = recorder.level_dbfs
    lit = round(_METER_WIDTH * (1 - level_dbfs / FLOOR_DBFS))
    meter = "#" * lit + "." * (_METER_WIDTH - lit)
    return [
        ("fg:ansired bold", "Recording "),
        ("", f"{recorder.seconds:5.1f} s  [{meter}] {level_dbfs:4.0f} dB\n"),
        ("fg:ansibrightblack", _HOW),
    ]
