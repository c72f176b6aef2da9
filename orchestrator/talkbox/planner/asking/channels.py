"""What is asked of the sides or of the middle alone: "sides +2", "hp the side channel at 150".

Both have a level and a tone above a frequency of their own, and the sides can lose their lows. Any
other effect on one of them is more than the tools can do, and is said to be. What they are called
is data: the `channels` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from talkbox.planner.asking import numeric
from talkbox.planner.asking.strengths import strength_from
from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import Notes, Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

Channel = Literal["side", "mid"]
Known = Mapping[str, tuple[str, ...]]
_CHANNELS: tuple[Channel, ...] = ("side", "mid")
_SELVES: Mapping[str, Channel] = {
    "more_side": "side",
    "less_side": "side",
    "more_mid": "mid",
    "less_mid": "mid",
}
"""Words that name a channel and say which way its level goes."""
_LEVELS = {"louder": 1, "quieter": -1, **{word: -1 if "less" in word else 1 for word in _SELVES}}
_GAINS = frozenset({"", "db", "lu"})
_HARSH = "harsher"
"""Of a channel it is cured as too much brightness is, by less highs."""
_HIGHS_HZ = 3000.0
"""From here on a place in the spectrum lies in the shelf of the highs."""
_PLACES = frozenset({"below", "above"})
_UNDONE = frozenset({"less", "remove", "too", "tame", "high_already"})
_WORDS = {
    ("side", "level", 1): "more_side",
    ("side", "level", -1): "less_side",
    ("mid", "level", 1): "more_mid",
    ("mid", "level", -1): "less_mid",
    ("side", "tone", 1): "brighter_sides",
    ("side", "tone", -1): "darker_sides",
    ("mid", "tone", 1): "brighter_middle",
    ("mid", "tone", -1): "darker_middle",
}


def without_channels(found: Sequence[Clause], notes: Notes, language: str) -> Iterator[Clause]:
    """The clauses about both channels; what is asked of one of them goes to the notes."""
    known = lexicon.grammar(language).get("channels", {})
    said = {item.text for clause in found for item in clause.items}
    context = not said.isdisjoint((*known.get("context", ()), *known.get("side", ())))
    for clause in found:
        channel = _channel(clause, known, context)
        others = [item for item in clause.of("word") if not _names(item, known)]
        about_one = not _of_the_picture(others)
        if _of_one_side(clause, others, known):
            notes.beyond.append(("one_side", clause.items[0].text))
        elif channel is None or not (about_one and _noted(clause, channel, others, notes)):
            yield clause


def _channel(clause: Clause, known: Known, context: bool) -> Channel | None:
    """The one channel that the clause is about."""
    found = {_SELVES[item.name] for item in clause.of("word") if item.name in _SELVES}
    texts = {item.text for item in clause.items}
    found |= {channel for channel in _CHANNELS if not texts.isdisjoint(known.get(channel, ()))}
    if context and not found:
        found = {
            channel
            for channel in _CHANNELS
            if not texts.isdisjoint(known.get(f"{channel}_there", ()))
        }
    return found.pop() if len(found) == 1 else None


def _of_one_side(clause: Clause, others: Sequence[Item], known: Known) -> bool:
    """ "The left side is too bright": a sound that one side alone is to have."""
    themes = {lexicon.names()[item.name] for item in others} - {"stereo"}
    named = any(item.text in known.get("one_side", ()) for item in clause.items)
    return named and bool(themes) and not themes <= {"level", "clip"}


def _only_kept(clause: Clause, others: Sequence[Item]) -> bool:
    """ "Leave the mid untouched": nothing is asked of it."""
    return not others and "keep" in clause.marks()


def _is_praised(clause: Clause, others: Sequence[Item]) -> bool:
    """ "The sides are bright enough": how it is, and nobody wants it otherwise."""
    if not {"describe", "enough"} <= clause.marks() or "not" in clause.marks():
        return False
    return all(item.role == "says" and not item.compared for item in others)


def _names(item: Item, known: Known) -> bool:
    return any(
        item.text in known.get(each, ()) for each in ("side", "mid", "side_there", "mid_there")
    )


def _of_the_picture(others: Sequence[Item]) -> bool:
    """ "Widen the sides", "open up the sides": what is said of the whole picture."""
    return bool(others) and all(map(_widens, others))


def _widens(item: Item) -> bool:
    if item.text.split()[0] in lexicon.reading()["channel_opens"]:
        return True
    return lexicon.names()[item.name] == "stereo" and item.name not in _SELVES


def _noted(clause: Clause, channel: Channel, others: Sequence[Item], notes: Notes) -> bool:
    """Whether the notes got what the clause asks of the channel, if it asks for anything."""
    if _only_kept(clause, others) or _is_praised(clause, others):
        return True
    said = _quantities(clause)
    text = " ".join(item.text for item in clause.items)
    word = _cut(channel, clause, others, said) or _turned(channel, clause, others, said)
    if not word and not (others or any(each.unit == "hz" for each in said)):
        return False
    if not word:
        notes.beyond.append(("channel", text))
        return True
    strength = strength_from(clause.of("strength"), frozenset(), ())
    notes.requests.append(Request(word, strength, tuple(said), asked=text))
    notes.unknown += [item.text for item in clause.of("unknown")]
    return True


def _quantities(clause: Clause) -> list[Quantity]:
    said = [item.quantity for item in clause.of("quantity") if item.quantity is not None]
    filtered = any(lexicon.names()[item.name] == "filters" for item in clause.of("word"))
    places = clause.marks() & _PLACES
    return list(numeric.with_guessed_units(said, places | {"at"} if filtered else places))


def _cut(channel: Channel, clause: Clause, others: Sequence[Item], said: Sequence[Quantity]) -> str:
    """The word for sides without their lows: "low cut the sides", "roll them off under 100"."""
    names = {item.name for item in others}
    lows = lexicon.reading()["channel_lows"]
    less = bool(_UNDONE & clause.marks()) or bool(names & lexicon.reading()["channel_cuts"])
    gains = any(each.unit == "db" for each in said)
    placed = "below" in clause.marks() and bool({"less", "remove", "down"} & clause.marks())
    low = names <= lows and less if names else placed
    return "mono_bass" if channel == "side" and low and not gains else ""


def _turned(
    channel: Channel, clause: Clause, others: Sequence[Item], said: Sequence[Quantity]
) -> str:
    """The word for another level of the channel, or another tone above a frequency."""
    names, words, marks = {item.name for item in others}, lexicon.reading(), clause.marks()
    gains = [each for each in said if each.unit in _GAINS]
    if names and names <= words["channel_highs"] | words["channel_dulls"]:
        way = 1 if names <= words["channel_highs"] else -1
        down = bool(_UNDONE & marks) or any(each.value < 0 for each in gains)
        down = down or ("down" in marks and all(item.role == "nouns" for item in others))
        if any(_finds(item, marks) for item in others):
            return _WORDS[channel, "tone", -way]
        return _WORDS[channel, "tone", -1 if down and way > 0 else way]
    placed = any(each.unit == "hz" for each in said)
    if names - set(_LEVELS) or (placed and not _is_high(said, marks)):
        return ""
    way = sum(_LEVELS[name] for name in names) or numeric.direction(gains, marks)
    if placed and way:
        return _WORDS[channel, "tone", way]
    if names and "too" in marks:
        way = -way
    level = (bool(gains) or bool(names) or channel == "mid") and way
    return _WORDS[channel, "level", 1 if way > 0 else -1] if level else ""


def _finds(item: Item, marks: frozenset[str]) -> bool:
    """ "The sides are dull": how it is and shall not be, which is no order to dull them."""
    told = item.role in ("faults", "lacks") and "describe" in marks and not item.orders
    return told and item.name != _HARSH


def _is_high(said: Sequence[Quantity], marks: frozenset[str]) -> bool:
    """Whether the place is one from which a shelf goes up: "10k up", "above 3 kHz"."""
    places = [each.value for each in said if each.unit == "hz"]
    placed = marks & {"below", "at"}
    return "above" in marks or (not placed and min(places) >= _HIGHS_HZ)
