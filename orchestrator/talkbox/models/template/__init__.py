"""Any other model: rendered by the chat template in its own file, its calls read as JSON.

Public: `TemplateDialect`, `supports_tools` and `detect`.
"""

from __future__ import annotations

from talkbox.models.template.dialect import TemplateDialect, supports_tools
from talkbox.models.template.forms import detect

__all__ = ["TemplateDialect", "detect", "supports_tools"]
