"""What `talkbox doctor` says about the models in talkbox's folder, from their headers alone."""

from __future__ import annotations

from pathlib import Path

from talkbox import config
from talkbox.checkup import Finding
from talkbox.messages import ModelError
from talkbox.models import catalogue
from talkbox.models.catalogue import gigabytes
from talkbox.models.ggml import printable
from talkbox.models.gguf import read_model
from talkbox.models.inspect import beside, check_converses
from talkbox.models.llama.settings import Settings
from talkbox.models.memory import available_bytes, need


def model_lines() -> list[Finding]:
    """One finding for each model that lies here; a note where none does.

    Raises ModelError when the configuration is wrong.
    """
    context_tokens = Settings.from_mapping(config.llama()).context_tokens
    here = [model.path for model in catalogue.models() if model.is_here]
    found = [_finding(path, context_tokens) for path in (*here, *catalogue.others())]
    found += [_unfinished(part) for part in sorted(catalogue.folder().glob("*.part"))]
    return found or [_none(context_tokens)]


def _finding(path: Path, context_tokens: int) -> Finding:
    model = catalogue.known(path.name)
    name = f"model {printable(path.stem) if model is None else model.name}"
    try:
        header = read_model(path)
        check_converses(header)
        hears = "hears speech" if beside(header) else "does not hear speech"
    except ModelError as error:
        return Finding(name, "broken", printable(str(error)))
    need_bytes, free_bytes = need(header, context_tokens).total_bytes, available_bytes()
    memory = f"needs {gigabytes(need_bytes)} of memory, {gigabytes(free_bytes)} are free"
    return Finding(name, "ok" if need_bytes <= free_bytes else "note", f"{memory}; {hears}")


def _unfinished(part: Path) -> Finding:
    file = part.name.rpartition(".part")[0].rpartition(".")[0]
    model = next((m for m in catalogue.models() if file in (m.file, m.projector)), None)
    name = file if model is None else model.name
    size = gigabytes(part.stat().st_size)
    return Finding(
        f"model {name}", "note", f"{size} of {file} are here; talkbox models pull {name} goes on"
    )


def _none(context_tokens: int) -> Finding:
    choice = catalogue.recommended(available_bytes(), context_tokens)
    if choice is None:
        return Finding("models", "note", "none here, and too little memory is free for one now")
    text = f"none here; this machine can run {choice.name}: talkbox models pull {choice.name}"
    return Finding("models", "note", text)
