"""For authors of tools: a conformance kit, and named fakes for the model and the backend.

Public and kept stable. `check_tool` is what our own tools pass.
"""

from __future__ import annotations

from talkbox.testing.conformance import NotConforming, check_tool
from talkbox.testing.fake_backend import FakeBackend
from talkbox.testing.samples import sample_context
from talkbox.testing.scripted import ScriptedModel, UnexpectedCall

__all__ = [
    "FakeBackend",
    "NotConforming",
    "ScriptedModel",
    "UnexpectedCall",
    "check_tool",
    "sample_context",
]
