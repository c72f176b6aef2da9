"""What a word takes over from the clause before: "too bright and wide" is two complaints."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.items import Item
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_OF_QUALITIES = frozenset({"too", "as"})
_COMPARED = (
    *("less ", "more ", "weniger ", "menos ", "moins ", "meno "),
    *("nicht ", "no ", "pas ", "não ", "non "),
)
"""How a phrase begins that says by itself which way it is meant."""
_OF_ORDERS = frozenset({"lack", "more", "less", "remove", "tame"})
_CHAINED = _OF_ORDERS | _OF_QUALITIES


def _is_told(item: Item) -> bool:
    """ "Sits too far behind": a fault with a "too" of its own is none that could be ordered."""
    return not lexicon.reading()["excess"].isdisjoint(item.text.split())


def _begins_as_order(item: Item) -> bool:
    """ "Too boomy, roll some lows off", "instead of more bass, cut the mids": an order, and not one
    more of what was said before it.
    """
    said, verbs = item.text.split(), lexicon.reading()["imperatives"]
    return len(said) > 1 and (said[0] in verbs or said[-1] in verbs)


def _may_be_found(item: Item) -> bool:
    """Whether it may be how something is: "bright", "wide"."""
    words = lexicon.reading()
    return lexicon.names()[item.name] in words["qualities"] or item.name in words["extents"]


def _is_put_on(item: Item) -> bool:
    """An effect or a place in the image, which with a number is wanted and not to go."""
    words = lexicon.reading()
    return lexicon.names()[item.name] in words["effects"] or item.name in words["panned"]


def _says_in_full(item: Item) -> bool:
    """ "Hurt my ears": no noun that an order before it could be about."""
    quality = lexicon.names()[item.name] in lexicon.reading()["qualities"]
    return quality and " " in item.text and not item.compared


def _not_meant(item: Item, *, numbered: bool) -> frozenset[str]:
    """Marks that can hold for no such word: an order, an effect, or one with a number."""
    gone: frozenset[str] = frozenset()
    if item.orders:
        gone |= _OF_QUALITIES | {"keep"}
    if item.role == "says" and lexicon.names()[item.name] in lexicon.reading()["effects"]:
        gone |= {"keep"} | (_OF_QUALITIES if " " in item.text else gone)
    if numbered and item.role in ("says", "nouns") and not _may_be_found(item):
        gone |= _OF_QUALITIES | (_OF_ORDERS if _is_put_on(item) else gone)
    return gone


def taken_over(
    item: Item, carried: frozenset[str], said: Sequence[Quantity] = ()
) -> frozenset[str]:
    """The marks that the word takes over from the clause before: "too bright and wide" is two
    complaints, "too bright, so widen it" one and a cure; what has a number is no complaint.
    """
    carried -= _not_meant(item, numbered=bool(said))
    if item.role in ("faults", "lacks"):
        told = _is_told(item) or _says_in_full(item) or (item.role == "lacks" and " " in item.text)
        return carried - _OF_ORDERS if told else carried - {"lack"}
    if item.role != "says":
        verb = item.orders and lexicon.names()[item.name] in lexicon.reading()["effects"]
        return carried - _OF_ORDERS if verb else carried
    if item.text.startswith(_COMPARED):
        return frozenset()
    if lexicon.names()[item.name] == "filters" or _begins_as_order(item):
        carried -= _OF_QUALITIES | {"keep", "without"}
    lasting = bool(carried & {"too", "as", "keep", "without", "dont"}) and not item.compared
    return carried if lasting else frozenset()


def passed_on(clause: Clause, carried: frozenset[str]) -> frozenset[str]:
    """The marks from before that still hold behind the clause: of an order or a complaint that no
    word in it took over, none.
    """
    words = clause.of("word")
    if not words or not carried & _CHAINED:
        return carried
    said = [each.quantity for each in clause.of("quantity") if each.quantity is not None]
    taken = frozenset().union(*(taken_over(item, carried, said) for item in words))
    return carried & (taken | (carried - _CHAINED))
