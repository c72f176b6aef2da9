"""What a model does once it is loaded here: one call, and one sound heard, each as a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox.messages import ModelError
from talkbox.models.examine import Line
from talkbox.models.gguf import Header
from talkbox.models.llama.settings import Settings
from talkbox.models.smoke import Watch, loaded, make_one_call
from talkbox.models.sound_check import hear_once

if TYPE_CHECKING:
    from talkbox.models.llama.ready import Ready

Asked = Callable[[], bool]


def trial(
    header: Header, settings: Settings, ears: Path | None, cancelled: Asked, watch: Watch
) -> Iterator[Line]:
    """The model is loaded once; `ears` is its projector. Raises Cancelled."""
    name = "call"
    try:
        with loaded(header.path, header.template or "", settings, cancelled, watch) as found:
            yield Line(name, "ok", _called(*found, cancelled, watch))
            name = "hearing"
            if ears is not None:
                yield Line(name, "ok", _heard(found[0], ears, settings, cancelled, watch))
    except ModelError as error:
        yield Line(name, "fail", str(error))


def _called(model: Ready, load_seconds: float, cancelled: Asked, watch: Watch) -> str:
    made = make_one_call(model, cancelled, watch)
    return (
        f"{made.tool} called; loaded in {load_seconds:.1f} s, read "
        f"{made.read_tokens / made.read_seconds:.0f} tokens a second, wrote "
        f"{made.reply_tokens / made.reply_seconds:.0f}"
    )


def _heard(model: Ready, ears: Path, settings: Settings, cancelled: Asked, watch: Watch) -> str:
    heard = hear_once(model, ears, settings, cancelled, watch)
    return (
        f"{heard.recording_seconds:.0f} s heard as {heard.tokens} tokens; loaded in "
        f"{heard.load_seconds:.1f} s, heard in {heard.seconds:.2f} s"
    )
