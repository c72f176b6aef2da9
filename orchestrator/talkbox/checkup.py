"""Checks of the installation, for `talkbox doctor`: each ends as a finding, none as a crash.

Native libraries are tried in a child process, where even an illegal instruction only ends the
child. A finding is `ok`, a `note` (something optional is missing) or `broken`.
"""

from __future__ import annotations

import platform
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

CHILD_SECONDS = 60.0
"""How long a library may take to load before it counts as hanging."""
LEAST_FREE_BYTES = 500_000_000
"""Below this much free disk a session of a few long takes may not fit."""
OLDEST_PEDALBOARD = (0, 9, 26)
"""Older wheels for Linux carry instructions of the machine that built them.

https://github.com/spotify/pedalboard/issues/454
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    name: str
    state: Literal["ok", "note", "broken"]
    text: str
    """A version or a fact when all is well, else a sentence that says what to do."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """What a program may want to know of it, by name; mostly empty."""


def findings(model: str | None = None, *, plain_http: bool = False) -> Iterator[Finding]:
    """Every check, one after the other.

    `model` is as `--model` takes it, else as configured; a server is asked what it is, a far one
    without encryption only with `plain_http`.
    """
    yield _versions()
    yield _pedalboard()
    yield _soundfile()
    yield _llama()
    yield _matplotlib()
    yield from _plug_ins()
    yield _home()
    yield _disk()
    yield from _model(model, plain_http)
    yield from _voice()


def _versions() -> Finding:
    from importlib.metadata import version

    python = platform.python_version()
    return Finding("talkbox", "ok", f"{version('talkbox')}, Python {python}, {platform.platform()}")


def try_in_child(code: str) -> tuple[str, str]:
    """What `code` printed in a fresh interpreter, and a sentence instead if it failed."""
    try:
        ran = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            timeout=CHILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "", f"it hung for {CHILD_SECONDS:g} s"
    if ran.returncode == 0:
        return ran.stdout.strip(), ""
    if ran.returncode < 0:
        return "", f"it died of {_signal_name(-ran.returncode)}"
    lines = ran.stderr.strip().splitlines()
    return "", lines[-1] if lines else f"it ended with status {ran.returncode}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _pedalboard() -> Finding:
    name = "pedalboard"
    version, failure = try_in_child(
        "import numpy, pedalboard\n"
        "pedalboard.Reverb()(numpy.zeros((2, 4410), numpy.float32), 44100)\n"
        "print(pedalboard.__version__)"
    )
    if "SIGILL" in failure:
        return Finding(
            name,
            "broken",
            "this wheel uses instructions that this processor lacks; "
            "install a newer one: pip install --upgrade pedalboard",
        )
    if failure:
        return Finding(name, "broken", f"{failure}; try: pip install --force-reinstall pedalboard")
    if _numbers(version) < OLDEST_PEDALBOARD:
        return Finding(name, "broken", f"{version} is too old: pip install --upgrade pedalboard")
    return Finding(name, "ok", version)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())


def _soundfile() -> Finding:
    found, failure = try_in_child(
        "import soundfile as s\n"
        "print(s.__version__, s.__libsndfile_version__, *s.available_formats())"
    )
    if failure:
        return Finding(
            "soundfile", "broken", f"{failure}; try: pip install --force-reinstall soundfile"
        )
    version, library, *formats = found.split()
    known = [name for name in ("WAV", "FLAC", "AIFF", "OGG", "MP3") if name in formats]
    return Finding("soundfile", "ok", f"{version} ({library}; {' '.join(known)})")


def _llama() -> Finding:
    version, failure = try_in_child("import llama_cpp\nprint(llama_cpp.__version__)")
    if failure:
        return Finding(
            "llama-cpp-python",
            "note",
            f"{failure}; the built-in planner works without it. "
            "For Gemma 4: pip install llama-cpp-python",
        )
    return Finding("llama-cpp-python", "ok", version)


def _matplotlib() -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return Finding("matplotlib", "ok", version("matplotlib"))
    except PackageNotFoundError:
        text = 'not here, so --plot cannot draw: pip install "talkbox[plot]"'
        return Finding("matplotlib", "note", text)


def _home() -> Finding:
    import tempfile

    from talkbox.home import root

    folder = root()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        text = f"{folder} cannot be written ({error.strerror}); set TALKBOX_HOME to one that can"
        return Finding("home", "broken", text)
    return Finding("home", "ok", str(folder))


def _disk() -> Finding:
    import shutil

    from talkbox.home import root

    folder = root()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    text = f"{free / 1e9:.1f} GB free"
    if free < LEAST_FREE_BYTES:
        return Finding("disk", "broken", f"{text} in {folder}; make room or move TALKBOX_HOME")
    return Finding("disk", "ok", text)


def _plug_ins() -> Iterator[Finding]:
    from talkbox.toolbox import registry

    for plugin in registry().plugins():
        name = f"tools of {plugin.package}"
        if plugin.status == "ready":
            yield Finding(name, "ok", f"{len(plugin.tools)} tools")
        elif plugin.status == "disabled":
            yield Finding(name, "note", plugin.message)
        else:
            yield Finding(name, "broken", f"{plugin.status.replace('_', ' ')}: {plugin.message}")


def _model(model: str | None, plain_http: bool) -> Iterator[Finding]:
    """What models are here, and who answers; nothing is loaded for it."""
    from talkbox.messages import ModelError
    from talkbox.models import chosen, server_address
    from talkbox.models.installed import model_lines

    try:
        yield from model_lines()
        name, notice = chosen(model)
        yield Finding("answers", "note" if notice else "ok", notice or name)
        if address := server_address(name):
            from talkbox.models.server.report import server_lines

            yield from server_lines(address, plain_http=plain_http)
    except ModelError as error:
        yield Finding("model", "broken", str(error))


def _voice() -> Iterator[Finding]:
    """Whether spoken instructions can be heard; no model is loaded for it."""
    from talkbox.messages import ModelError
    from talkbox.voice.checkup import voice_lines

    try:
        yield from voice_lines()
    except ModelError as error:
        yield Finding("voice", "broken", str(error))
