"""The one place where an error becomes a sentence on standard error and an exit status.

An error that a user can cause is known here by name and shown without a traceback; anything else
is a bug, and its traceback is kept in a file that the sentence names.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

SPOKEN = frozenset(
    {
        "talkbox.evaluation.errors.EvaluationError",
        "talkbox.messages.ModelError",
        "talkbox.plot.PlotError",
        "talkbox.taste.form.TasteError",
        "talkbox.vocabulary.drafting.WordsError",
        "talkbox.voice.transcriber.VoiceError",
        "talkbox.whole_file.Unchangeable",
        "talkbox_sessions.errors.SessionError",
        "talkbox_tools.backend.BackendError",
        "talkbox_tools.chain.ChainError",
        "talkbox_tools.context.ToolError",
        "talkbox_tools.dsp.files_error.FileError",
        "talkbox_tools.dsp.similarity.UnknownMetric",
        "talkbox_tools.effect.EffectError",
        "talkbox_tools.registry.UnknownTool",
    }
)
"""Errors whose text is one sentence for people. By name, so that none is imported to be caught."""

CANCELLED = frozenset({"talkbox.messages.Cancelled"})
STOPPED = "Stopped; nothing was written."
_DOCUMENT = "talkbox.failure_document"


class Failure(click.ClickException):
    """A sentence for standard error; the process ends with `exit_code`."""

    exit_code = 1

    def __init__(self, sentence: str, document: dict[str, Any] | None = None):
        super().__init__(sentence)
        self.document = document

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence on standard error; with `--json`, the document on standard output too."""
        click.echo(f"talkbox: {self.message}", file=file, err=True)
        if self.document is not None:
            from talkbox.cli.output import print_json

            print_json(self.document)


class Misuse(Failure):
    """The command was called wrongly."""

    exit_code = 2


class Stopped(Failure):
    """Ctrl-C; the status is the one that shells use, 128 and the number of the signal."""

    exit_code = 130


def on_failure_print(document: Callable[[str], dict[str, Any]]) -> None:
    """From now on a failure of this command also prints `document(sentence)` as JSON."""
    click.get_current_context().meta[_DOCUMENT] = document


@contextmanager
def boundary(ctx: click.Context) -> Iterator[None]:
    """Turn whatever goes wrong inside into a Failure; click's own errors and exits pass."""
    try:
        yield
    except click.UsageError as error:
        if _DOCUMENT not in ctx.meta:
            raise
        raise _spoken(Misuse, error.format_message(), ctx) from error
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except KeyboardInterrupt as error:
        raise _spoken(Stopped, STOPPED, ctx) from error
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            raise
        if _is_a(error, CANCELLED):
            raise _spoken(Stopped, STOPPED, ctx) from error
        raise _spoken(Failure, _sentence(error), ctx) from error


@contextmanager
def forgiven() -> Iterator[None]:
    """Say what a user's mistake inside was, and go on; a bug still goes up to the boundary."""
    try:
        yield
    except click.ClickException as error:
        click.echo(f"talkbox: {error.format_message()}", err=True)
    except Exception as error:
        if _is_a(error, CANCELLED):
            click.echo(STOPPED, err=True)
        elif _is_a(error, SPOKEN):
            click.echo(f"talkbox: {error}", err=True)
        else:
            raise


def _spoken(kind: type[Failure], sentence: str, ctx: click.Context) -> Failure:
    make = ctx.meta.get(_DOCUMENT)
    return kind(sentence, make(sentence) if make else None)


def _sentence(error: Exception) -> str:
    if _is_a(error, SPOKEN):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}."
    if isinstance(error, MemoryError):
        return "There is not enough memory for this sound; close other programs or trim the file."
    return f"This is a bug, {type(error).__name__}; please report it with the file {_report()}"


def _is_a(error: Exception, names: frozenset[str]) -> bool:
    kinds = type(error).__mro__
    return any(f"{kind.__module__}.{kind.__qualname__}" in names for kind in kinds)


def _report() -> Path:
    """A file with the traceback of the exception at hand, for whoever mends it."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="talkbox-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write(traceback.format_exc())
    return Path(report.name)
