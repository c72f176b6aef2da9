"""How an effect shall be: "the chorus should be slow and deep" asks for one effect and no bass.

Beside an effect that moves, "slow" and "fast" are its rate and "deep" its amount; beside a reverb a
long or short tail is its decay. Away from them the same words mean the clip and its sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.requests import PLAIN
from talkbox.planner.text.quantities import Quantity
from talkbox.planner.wording.parameters import takes
from talkbox_prompts import lexicon

_RATES = {"slower": 0.5, "faster": 1.6}
"""Against the rate that the effect has when nothing is said of it."""
_GENTLEST, _STRONGEST = 1.2, 2.6
""" "Medium speed" lies between these strengths: the rate that the effect has anyway."""
_NEGATIONS = frozenset({"not", "too"})
_LASTING = "more_sustain"
_DECAYS = frozenset({_LASTING, "less_sustain"})
_LONG_SECONDS, _SHORT_SECONDS = 3.0, 0.7
_DEEP, _DEEPLY = "more_bass", "2.7"
_WIDE = "wider"
""" "Slow and wide": a wish for the image stands beside the effect, and sets nothing of it."""


def with_attributes(found: Sequence[Item]) -> list[Item]:
    """The items with what only says how an effect shall be as its rate, decay or amount."""
    line: list[Item] = []
    for sentence in _sentences(found):
        effect = None if any(map(_asks_apart, parts(sentence))) else _effect(sentence)
        line += _by_clauses(sentence) if effect is None else _told(sentence, effect)
    return line


def _asks_apart(clause: Sequence[Item]) -> bool:
    """ "10% faster", "more sustain": a clause without the effect that is no attribute of it."""
    words = [item for item in clause if item.kind == "word"]
    if any(map(_is_effect, words)):
        return False
    units = {item.quantity.unit for item in clause if item.quantity is not None}
    marks = {item.name for item in clause if item.kind == "mark"}
    timed = "percent" in units and any(item.name in _RATES for item in words)
    lasting = any(item.name in _DECAYS and item.role == "nouns" for item in words)
    return timed or (lasting and bool(marks & {"more", "less"}))


def _by_clauses(sentence: Sequence[Item]) -> list[Item]:
    """ "Trim it, and a slow chorus": what else is asked for stands in a clause of its own."""
    line: list[Item] = []
    for clause in _with_rates_behind(parts(sentence)):
        effect = _effect(clause)
        line += clause if effect is None else _told(clause, effect)
    return line


def _sentences(found: Sequence[Item]) -> list[list[Item]]:
    """The items from strong break to strong break."""
    parts: list[list[Item]] = [[]]
    for item in found:
        parts[-1].append(item)
        if item.kind == "break" and item.name == "strong":
            parts.append([])
    return parts


def _effect(sentence: Sequence[Item]) -> str | None:
    """The only effect that the sentence is about; None where it asks for other things too."""
    words = [item for item in sentence if item.kind == "word"]
    effects = {item.name for item in words if _is_effect(item)}
    if len(effects) > 1:
        effects -= lexicon.reading()["kinds"]
    if len(effects) != 1:
        return None
    effect = effects.pop()
    others = (item for item in words if not _is_effect(item))
    return effect if all(_may_be_attribute(item, effect) for item in others) else None


def _with_rates_behind(clauses: Sequence[list[Item]]) -> list[list[Item]]:
    """ "Vibrato, slow": a clause that is only a rate belongs to the effect before it."""
    line: list[list[Item]] = []
    for clause in clauses:
        said = [item for item in clause if item.kind not in ("break", "strength")]
        rate = len(said) == 1 and _says_a_rate(said[0]) and said[0].quantity is None
        plain = rate and not said[0].compared and not said[0].orders
        if plain and line and any(map(_is_effect, line[-1])):
            line[-1] = [*line[-1], *clause]
        else:
            line.append(list(clause))
    return line


def _is_effect(item: Item) -> bool:
    return item.kind == "word" and lexicon.names()[item.name] in ("movement", "space")


def _may_be_attribute(item: Item, effect: str) -> bool:
    if item.name in (_DEEP, _WIDE):
        return item.role == "says" and not item.compared and " " not in item.text
    rate = item.name in _RATES and takes(effect, "hz")
    decay = item.name in _DECAYS and takes(effect, "s")
    return not item.orders and (rate or decay)


def _told(sentence: Sequence[Item], effect: str) -> list[Item]:
    """The sentence with every attribute as what it sets; one that sets nothing is left out."""
    line: list[Item] = []
    rated = any(_says_a_rate(item) for item in sentence)
    numbered = any(item.kind == "quantity" and _says_a_rate(item) for item in sentence)
    for item in _wide_last(sentence):
        if item.kind != "word" or _is_effect(item) or item.name == _WIDE:
            line.append(item)
        elif item.name == _DEEP:
            line.append(replace(item, kind="strength", name=_DEEPLY, role=""))
        elif item.name in _RATES and (numbered or (item.role == "nouns" and rated)):
            continue  # "slow speed", "slow, at 4 Hz": the other word says which
        elif (said := _rate(item, effect, line) or _decay(item, line)) is not None:
            line.append(replace(item, kind="quantity", role="", quantity=said))
    return line


def _wide_last(sentence: Sequence[Item]) -> list[Item]:
    """ "A slow wide chorus": the rate beside the effect that it is of, the width after it."""
    line = list(sentence)
    for place in range(len(line) - 1):
        after = line[place + 1]
        if line[place].name == _WIDE and (_is_effect(after) or after.name in _RATES):
            line[place], line[place + 1] = after, line[place]
    return line


def _says_a_rate(item: Item) -> bool:
    """Whether it names a rate: "slow", "fast", "4 Hz"; "speed" alone names none."""
    if item.kind == "quantity":
        return item.quantity is not None and item.quantity.unit in ("hz", "note")
    return item.kind == "word" and item.name in _RATES and item.role != "nouns"


def _rate(item: Item, effect: str, before: list[Item]) -> Quantity | None:
    """The rate that is named; "medium speed" and "not too fast" are the effect's own."""
    if item.name not in _RATES:
        return None
    rates = (move.settings.get("rate_hz") for move in lexicon.word(effect).meaning.moves)
    plain = next((rate for rate in rates if isinstance(rate, int | float)), None)
    return None if plain is None else Quantity(plain * _times(item, before), "hz")


def _times(item: Item, before: list[Item]) -> float:
    """Against the effect's own rate; what was said of the speed alone is taken off `before`."""
    if item.role == "nouns":
        return _named_speed(before)
    if {each.name for each in before[-2:] if each.kind == "mark"} >= _NEGATIONS:
        del before[-2:]
        return 1.0
    return _RATES[item.name]


def _named_speed(before: list[Item]) -> float:
    """What "speed" means after these words: "medium speed", "more speed", "low speed"."""
    said = PLAIN
    if before and before[-1].kind == "strength":
        said = float(before.pop().name)
    marks = {each.name for each in before[-1:] if each.kind == "mark"}
    if marks & {"more", "less"}:
        before.pop()
    if "more" in marks or said > _STRONGEST:
        return _RATES["faster"]
    return _RATES["slower"] if "less" in marks or said < _GENTLEST else 1.0


def _decay(item: Item, before: list[Item]) -> Quantity | None:
    """The decay that is named; of "a long tail" the adverb says which, and no amount."""
    long, short = Quantity(_LONG_SECONDS, "s"), Quantity(_SHORT_SECONDS, "s")
    if item.role != "nouns":
        return long if item.name == _LASTING else short
    if not before or before[-1].kind != "strength":
        return None
    return short if float(before.pop().name) < PLAIN else long
