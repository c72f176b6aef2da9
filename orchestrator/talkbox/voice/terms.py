"""Misheard words of the trade, where the words beside them betray what was meant."""

from __future__ import annotations

from talkbox.voice.mending import Mend
from talkbox.voice.misheard import Sounds, fits
from talkbox.voice.utterance import Utterance


def term_at(said: Utterance, at: int, known: Sounds) -> Mend | None:
    """What the words from `at` on are to read; None where they are right or may be."""
    for term in known.terms.get(said.words[at].text, ()):
        if said.phrase(at, len(term.words)) == term.words and fits(term, said, at):
            start, end = said.words[at].start, said.words[at + len(term.words) - 1].end
            begins = start == 0 and said.text[0].isupper() and term.meant.islower()
            meant = term.meant[0].upper() + term.meant[1:] if begins else term.meant
            return Mend(start, end, meant)
    return None
