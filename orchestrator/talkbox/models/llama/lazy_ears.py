"""The ears of one model: which they are is told from headers, and they load when first needed.

A projector takes up to a gigabyte and some seconds, which a session that is typed never spends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox.messages import ModelError
from talkbox.models.catalogue import gigabytes
from talkbox.models.gguf import Header
from talkbox.models.hearing import ears_of, why_deaf
from talkbox.models.llama.loading import Goes, Loading
from talkbox.models.llama.settings import Settings
from talkbox.models.memory import available_bytes, has_card

if TYPE_CHECKING:
    from talkbox.models.llama.clips import Clips
    from talkbox.models.llama.ears import Ears
    from talkbox.models.llama.native import Weights

Asked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Loaded:
    ears: Ears
    clips: Clips


class LazyEars:
    """Hears for one model. Used by one thread at a time; closed before the weights are."""

    def __init__(self, header: Header, settings: Settings) -> None:
        self._header, self._settings = header, settings
        self._loading: Loading[_Loaded] | None = None

    def why_deaf(self) -> str | None:
        """Why the model cannot hear, in one sentence; None when it can. Loads nothing."""
        return why_deaf(self._header, self._settings.projector)

    def clips(self, weights: Weights, cancelled: Asked, watch: Callable[[float], None]) -> Clips:
        """What recordings become for these weights; `watch` is told the loaded share, 0 to 1.

        Raises ModelError where the model cannot hear, and Cancelled when asked to stop waiting.
        """
        if self._loading is None:
            path = ears_of(self._header, self._settings.projector)
            _check_memory(path.name, path.stat().st_size)
            self._loading = Loading(lambda goes: self._load(path, weights, goes))
        try:
            return self._loading.wait(cancelled, watch).clips
        except ModelError:
            self._loading = None
            raise

    def close(self) -> None:
        """End the loading, or give the memory back; closing twice does nothing."""
        loaded = None if self._loading is None else self._loading.stop()
        if loaded is not None:
            loaded.ears.close()

    def _load(self, path: Path, weights: Weights, goes: Goes) -> _Loaded:
        from talkbox.models.llama.clips import Clips
        from talkbox.models.llama.ears import Ears
        from talkbox.models.llama.threads import MachineLoad, Threads

        threads = Threads(self._settings.threads, MachineLoad()).begin()
        ears = Ears.load(path, weights, self._settings, threads, goes)
        return _Loaded(ears, Clips(ears))


def _check_memory(name: str, needed_bytes: int) -> None:
    free_bytes = available_bytes()
    if needed_bytes > free_bytes and not has_card():
        raise ModelError(
            f"The projector {name} needs {gigabytes(needed_bytes)} of memory beside its model and "
            f"{gigabytes(free_bytes)} are free; close other programs, or type what you want."
        )
