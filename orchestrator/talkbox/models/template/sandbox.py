"""Chat templates as they are written for Hugging Face, run where they can do no harm.

Jinja's sandbox keeps a template from Python; a budget keeps it from running or growing without
end. The same template and context give the same text always: there is no clock or chance in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from talkbox.models.template.environment import Environment
from talkbox.models.template.metering import Metering

LONGEST_TEMPLATE = 500_000
"""Characters; the longest in use are about 50,000."""


class TemplateFailure(Exception):
    """The template could not be read or refused the conversation; the text says why."""


class Compiled:
    """A template, ready to render."""

    def __init__(self, source: str) -> None:
        """Raises TemplateFailure when this is no template."""
        if len(source) > LONGEST_TEMPLATE:
            raise TemplateFailure(f"it is longer than {LONGEST_TEMPLATE:,} characters")
        self._environment = Environment()
        try:
            tree = Metering().visit(self._environment.parse(source))
            code = self._environment.compile(tree)
            self._template = self._environment.template_class.from_code(
                self._environment, code, self._environment.globals
            )
        except Exception as error:  # whatever a foreign program makes of Jinja's compiler
            raise TemplateFailure(_reason(error)) from None

    def render(self, context: Mapping[str, Any]) -> str:
        """The text; raises TemplateFailure when the template raises or costs too much."""
        budget = self._environment.budget
        budget.start()
        parts = []
        try:
            for part in self._template.generate(context):
                budget.make(len(part))
                parts.append(part)
        except Exception as error:  # a foreign program: its bug must not end the session
            raise TemplateFailure(_reason(error)) from None
        return "".join(parts)


def _reason(error: Exception) -> str:
    first = (str(error) or type(error).__name__).strip().splitlines()[0]
    return first[:200].rstrip(".")
