"""Gemma 4's own format: prompts written, replies read, both on tokens.

Written from the format itself and held byte-equal to the template that comes with the models; the
sizes and revisions differ in the few points that `revision` lists.
"""

from talkbox.models.gemma.dialect import Gemma
from talkbox.models.gemma.revision import Revision, is_gemma4, prefills_empty_thought

__all__ = ["Gemma", "Revision", "is_gemma4", "prefills_empty_thought"]
