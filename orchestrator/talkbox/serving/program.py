"""The program that serves: a llama-server that is installed here, else the one of xllamacpp."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec

from talkbox.home import expanded
from talkbox.messages import ModelError
from talkbox.serving.flags import UnknownFlag, spelled
from talkbox.serving.plan import Plan

NAME = "llama-server"
VARIABLE = "TALKBOX_LLAMA_SERVER"
ANSWER_SECONDS = 30.0
"""For `--help`: a build for graphics cards looks for them first."""
INSTALL = 'pip install "talkbox[server]"'
_MARK = "--ctx-size"
"""Which every llama-server has had."""
_WORD = re.compile(r"[\w-]+")
_VERSION = re.compile(r"^version:\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Program:
    """Something that serves models when it is called with llama-server's flags."""

    command: tuple[str, ...]
    title: str
    """For people, with its place and version."""
    known: frozenset[str] | None
    """The words of its help; None for one that knows all our flags."""

    def call(self, plan: Plan) -> list[str]:
        """The command line that serves by this plan.

        Raises ModelError when the program is too old to know what is needed.
        """
        try:
            return [*self.command, *spelled(plan, self.known)]
        except UnknownFlag as flag:
            raise ModelError(
                f"{self.title} is too old: it does not know {flag}; update it, or take it off "
                f"the PATH and {INSTALL}"
            ) from None


def find_program(named: str | None = None) -> Program:
    """The one that is named, as `talkbox.config.llama_server` does; else that on the PATH, else
    xllamacpp's.

    Raises ModelError when there is none, or the one named is not there or does not run.
    """
    place = shutil.which(str(expanded(named)) if named else NAME)
    if place is not None:
        return _installed(place)
    if named:
        raise ModelError(
            f"There is no program {named}, which {VARIABLE} or the configuration names as the "
            f"{NAME} to use; leave that out, or name one that is there."
        )
    if find_spec("xllamacpp") is None:
        raise ModelError(
            f"There is no {NAME} here: install llama.cpp (https://github.com/ggml-org/llama.cpp) "
            f"so that {NAME} is on the PATH, or: {INSTALL}"
        )
    return built_in()


def built_in() -> Program:
    """The server in the package xllamacpp, which must be there."""
    from importlib.metadata import version

    command = (sys.executable, "-P", "-m", "talkbox.serving.builtin")
    return Program(command, f"xllamacpp {version('xllamacpp')}", None)


def _installed(place: str) -> Program:
    known = frozenset(_WORD.findall(_output(place, "--help")))
    if _MARK not in known:
        raise _broken(place, f"its --help names no {_MARK}, so it is no {NAME}")
    version = _VERSION.search(_output(place, "--version"))
    said = f" (version {version[1].strip()})" if version else ""
    return Program((place,), f"{place}{said}", known)


def _output(place: str, flag: str) -> str:
    """What it prints; raises ModelError when it does not run."""
    try:
        ran = subprocess.run(
            [place, flag],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=ANSWER_SECONDS,
            check=False,
        )
    except OSError as error:
        raise _broken(place, error.strerror or "it cannot be started") from None
    except subprocess.TimeoutExpired:
        raise _broken(place, f"no answer to {flag} in {ANSWER_SECONDS:.0f} s") from None
    if ran.returncode:
        last = (ran.stdout.strip() or f"exit status {ran.returncode}").splitlines()[-1]
        raise _broken(place, last)
    return ran.stdout


def _broken(place: str, why: str) -> ModelError:
    return ModelError(
        f"{place} cannot be used ({why}); mend it, name another one with {VARIABLE}, or take it "
        f"off the PATH and {INSTALL}"
    )
