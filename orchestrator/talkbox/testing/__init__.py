"""For authors of tools: a conformance kit, and named fakes for the model, the backend, the
transcriber and the microphone.

Public and kept stable. `check_tool` is what our own tools pass.
"""

from __future__ import annotations

from talkbox.testing.conformance import NotConforming, check_tool
from talkbox.testing.fake_backend import FakeBackend
from talkbox.testing.samples import sample_context
from talkbox.testing.scripted import ScriptedModel, UnexpectedCall
from talkbox.testing.speech import FakeMicrophone, ScriptedTranscriber

__all__ = [
    "FakeBackend",
    "FakeMicrophone",
    "NotConforming",
    "ScriptedModel",
    "ScriptedTranscriber",
    "UnexpectedCall",
    "check_tool",
    "sample_context",
]
