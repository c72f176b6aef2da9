"""What can be wrong with an evaluation that a user asked for."""

from __future__ import annotations


class EvaluationError(ValueError):
    """A folder, a file of cases or a result cannot be used; the text is one sentence."""
