"""Words that others contain: a voice for podcasts is clear and even, a premaster leaves headroom.

Said beside the whole without a number of their own, they describe it and ask for nothing more; the
numbers of a device that does the whole are those of the whole. The tables are data:
`contained_WORD` and `lent_WORD` of words/reading.toml. So is `blamed_WORD`: what beside a fault
says no more than where it is found, unless it is ordered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox_prompts import lexicon


def without_contained(found: Sequence[Request]) -> list[Request]:
    """The requests without those that another one brings along."""
    words = lexicon.reading()
    found = _with_lent(found)
    wholes = {each.word for each in found if each.deed == "apply"}
    inside = {part for whole in wholes for part in words.get(f"contained_{whole}", ())}
    blamed = {part for whole in wholes for part in words.get(f"blamed_{whole}", ())}
    left = [each for each in found if each.word not in inside or not _is_plain(each)]
    return [each for each in left if each.word not in blamed or each.against is None]


def _with_lent(found: Sequence[Request]) -> Sequence[Request]:
    """ "Glue it with a compressor at 2:1": the numbers of the device are those of the whole."""
    line = list(found)
    for place, whole in enumerate(line):
        lending = lexicon.reading().get(f"lent_{whole.word}", ())
        device = next((each for each in line if each.word in lending and each.quantities), None)
        if device is None or not _is_plain(whole) or device.deed != "apply":
            continue
        line[place] = replace(whole, quantities=device.quantities)
        line.remove(device)
        return line
    return line


def _is_plain(request: Request) -> bool:
    return not request.quantities and request.deed == "apply"
