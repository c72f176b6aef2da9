"""Fetching a model: room on the disk first, the bytes in pieces, its checksum before it is used.

A file that is cut off stays as a part beside its place, and the next pull goes on from there. Under
its own name a file is whole and verified, or not there.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Literal

from talkbox.messages import ModelError
from talkbox.models import hub
from talkbox.models.catalogue import Known, gigabytes
from talkbox.models.hub import Lost, Remote
from talkbox.models.part import Part, Taken
from talkbox.models.whispers import Whisper

PAUSE_SECONDS = 1.0
"""Before a lost connection is tried again; longer each time."""
TRIES = 5
"""How often in a row a connection may fail without a byte having come."""
SPARE_BYTES = 200_000_000
"""What must be left on the disk."""

Watch = Callable[[str, int, int], None]
"""Told a file's name, how many of its bytes are here, and how many there are."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """A file that is here now, whole and verified."""

    path: Path
    state: Literal["fetched", "here"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a pull fetches from, and how patient it is."""

    revision: str | None = None
    """A branch, tag or commit; None for the newest, and then a file that is here in the
    catalogue's size is left alone without asking the hub."""
    endpoint: str | None = None
    """Another hub than HF_ENDPOINT or huggingface.co."""
    pause_seconds: float = PAUSE_SECONDS


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be here of one repository."""

    repository: str
    files: Mapping[Path, int | None]
    """Each with its size in bytes; None where a file that is here is as good as any."""
    otherwise: str
    """What else a person can do where it cannot be fetched."""


def pull(
    model: Known, watch: Watch, *, projector: bool = True, source: Source = Source()
) -> list[Pulled]:
    """Fetch the model's file, and its projector where it has one that is wanted.

    Raises ModelError with one sentence; what has come by then is kept.
    """
    wanted: dict[Path, int | None] = {model.path: model.file_bytes}
    if projector and model.projector_path is not None:
        wanted[model.projector_path] = model.projector_bytes
    order = _Order(model.repository, wanted, "name any GGUF file with --model PATH")
    return _fetched(order, watch, source)


def pull_whisper(model: Whisper, watch: Watch, *, source: Source = Source()) -> list[Pulled]:
    """Fetch the files of a Whisper model into its folder; raises ModelError as `pull`."""
    wanted = {model.folder / name: None for name in model.files}
    otherwise = "name the folder of any such model with --transcriber whisper:FOLDER"
    return _fetched(_Order(model.repository, wanted, otherwise), watch, source)


def _fetched(order: _Order, watch: Watch, source: Source) -> list[Pulled]:
    missing = [
        path for path, size in order.files.items() if source.revision or not _has_size(path, size)
    ]
    found = {path: _look_up(order, path, source) for path in missing}
    waiting = {path: remote for path, remote in found.items() if not _is_same(path, remote)}
    _check_disk(waiting)
    for path, remote in waiting.items():
        with _explained(order, path):
            _fetch(remote, path, watch, source.pause_seconds)
    return [Pulled(path, "fetched" if path in waiting else "here") for path in order.files]


def part_of(target: Path, remote: Remote) -> Path:
    """Where the file lies until it is whole; another version of it has another part."""
    return target.with_name(f"{target.name}.{remote.checksum[:12]}.part")


def _look_up(order: _Order, path: Path, source: Source) -> Remote:
    revision = source.revision or hub.LATEST
    with _explained(order, path):
        try:
            return hub.look_up(order.repository, path.name, revision, source.endpoint)
        except Lost:
            sleep(source.pause_seconds)
            return hub.look_up(order.repository, path.name, revision, source.endpoint)


def _fetch(remote: Remote, target: Path, watch: Watch, pause_seconds: float) -> None:
    def tell(done: int) -> None:
        watch(remote.file, done, remote.size_bytes)

    with Part(part_of(target, remote), remote.hashing) as part:
        part.take_stock(tell)
        _complete(remote, part, tell, pause_seconds)
        if part.checksum != remote.checksum:
            part.discard()
            raise ModelError(
                f"{remote.file} came with another checksum than the hub gave, so it was thrown "
                "away; pull it again."
            )
        part.take_into_use(target)


def _complete(
    remote: Remote, part: Part, tell: Callable[[int], None], pause_seconds: float
) -> None:
    """Read until all is here; raises Lost when nothing more comes, however often it is tried."""
    failures = 0
    while part.length < remote.size_bytes:
        before, reason = part.length, "the connection ended early"
        try:
            for place, piece in hub.read(remote, before):
                part.put(place, piece)
                tell(part.length)
                if part.length >= remote.size_bytes:
                    return
        except Lost as lost:
            reason = str(lost)
        failures = 1 if part.length > before else failures + 1
        if failures == TRIES:
            raise Lost(reason)
        sleep(pause_seconds * failures)


def _has_size(path: Path, size_bytes: int | None) -> bool:
    return path.is_file() and size_bytes in (None, path.stat().st_size)


def _is_same(path: Path, remote: Remote) -> bool:
    """Whether the file that is here is the one on the hub, to the byte."""
    if not _has_size(path, remote.size_bytes):
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, remote.hashing).hexdigest() == remote.checksum


def _check_disk(waiting: Mapping[Path, Remote]) -> None:
    """Raise ModelError unless everything that is to come has room."""
    needed = 0
    for path, remote in waiting.items():
        part = part_of(path, remote)
        needed += remote.size_bytes - (part.stat().st_size if part.exists() else 0)
        folder = next(folder for folder in path.parents if folder.exists())
        free = shutil.disk_usage(folder).free
        if free < needed + SPARE_BYTES:
            raise ModelError(
                f"{gigabytes(needed)} more of disk are needed and {gigabytes(free)} are free in "
                f"{folder}; make room, or move TALKBOX_HOME."
            )


@contextmanager
def _explained(order: _Order, path: Path) -> Iterator[None]:
    """What to do when the network or the disk gives out."""
    page = f"https://huggingface.co/{order.repository}"
    try:
        yield
    except Lost as lost:
        raise ModelError(
            f"{path.name} could not be fetched from {page} ({lost}); pull again to go on, or put "
            f"the file into {path.parent} yourself, or {order.otherwise}."
        ) from None
    except Taken:
        raise ModelError(f"{path.name} is being pulled already; wait for that to end.") from None
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise ModelError(
            f"The disk is full; what came of {path.name} is kept. Make room and pull again."
        ) from None
