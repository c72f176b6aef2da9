"""What others will make of the sound: "will YouTube block it", "can I sell this", "is it legal".

Whoever asks that wants an answer and no edit, though a platform is named or a word of the sound
stands in it. A question to the program itself ("can you make it louder?") is none of these. The
words are data: `forecasts`, `pleas`, `leave`, `uses` and `rights` of a language's enquiries.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Listed = Callable[[str], frozenset[str]]
"""The words of one list of the language's enquiries."""
_TO_THE_SUBJECT = 3
"""Words from "will" to who decides: "would a big label"."""
_TO_THE_USE = 3
_LONGEST_LEAVE = 4


def asks_of_others(said: Sequence[str], questioned: bool, listed: Listed) -> bool:
    """Whether the clause asks what others will do, allow or think, and not for a sound."""
    forecasts = said[0] in listed("forecasts")
    if (forecasts or questioned) and listed("rights") & set(said):
        return True
    return (forecasts and _names_who_decides(said, listed)) or _asks_leave(said, listed)


def _names_who_decides(said: Sequence[str], listed: Listed) -> bool:
    """ "Will Spotify", "would a label"; "can the crowd be quieter" asks it of a sound."""
    deciding = listed("sites")
    if said[0] not in listed("pleas"):
        deciding |= listed("persons") | listed("deciders")
    deciding -= listed("objects")
    for place, word in enumerate(said[1 : 1 + _TO_THE_SUBJECT], 1):
        if word in deciding:
            return not listed("of_sound") & set(said[place + 1 : place + 2])
        if word in listed("not_deciding"):
            return False
    return False


def _asks_leave(said: Sequence[str], listed: Listed) -> bool:
    """ "Can I sell this", "am I allowed to post it": what is to be done with it, and no sound."""
    for length in range(1, min(_LONGEST_LEAVE, len(said)) + 1):
        if " ".join(said[:length]) in listed("leave"):
            following = said[length : length + _TO_THE_USE]
            raised = listed("parts_of_sound") & set(said)  # "subir" also uploads
            return not raised and any(word in listed("uses") for word in following)
    return False
