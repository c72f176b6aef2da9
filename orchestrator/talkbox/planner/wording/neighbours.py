"""What the words right beside a phrase make of it, which the phrase alone does not tell.

"Take 2 dB out" cuts although "take" and "out" mean nothing here; "darken it" is an order where
"dark" is a quality; "so bright" complains where "so, brighter" does not. The words themselves are
data: the `fillers` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import LANGUAGE

_TAKEN = frozenset({"db", "lu", "percent", ""})
"""Units of what is taken away from the sound; seconds are taken off its length."""
_LEVEL_UNITS = frozenset({"db", "dbfs", "dbtp"})
_MOST_DB = 20.0
"""A bare number over this is a frequency: "take 300 up"."""
_BETWEEN = 2
"""Words that may stand between the verb and its number: "take about another 2 dB"."""
_OF_HIDDEN = frozenset({"the", "of", "it"})
_BETWEEN_PARTICLE = 4
_PLURAL = "s"
"""Words that may stand between "get" and its "out"."""


@cache
def _listed(name: str, language: str) -> frozenset[str]:
    listed = lexicon.grammar(language)["fillers"].get(name, ())
    return frozenset(listed if language == LANGUAGE else map(folded, listed))


def takes_away(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands here that takes the number after it away: "knock 3 dB"."""
    if line[at].text not in _listed("cutters", language):
        return False
    for place in range(at + 1, min(at + 2 + _BETWEEN, len(line))):
        found = quantity_at(line, place, language)
        if found is not None:
            bare = not found[0].unit and found[0].value >= _MOST_DB
            return found[0].unit in _TAKEN and not bare
        if line[place].text not in _listed("hedges", language):
            return False
    return False


def only_tops(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word only says which decibels: "shave the top 2 dB of the highs"."""
    if line[at].text not in _listed("topmost", language) or at + 1 == len(line):
        return False
    found = quantity_at(line, at + 1, language)
    return found is not None and found[0].unit == "db"


def takes_out(line: Sequence[Token], at: int, unit: str | None, language: str) -> bool:
    """Whether a particle stands here that takes the number before it away: "2 dB out"."""
    return unit in _TAKEN | {"hz"} and line[at].text in _listed("particles", language)


def reaches(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands here that says where a level ends: "until it hits -1 dB"."""
    if line[at].text not in _listed("reaching", language):
        return False
    place = at + 1
    while place < len(line) and line[place].text in _listed("hedges", language):
        place += 1
    found = quantity_at(line, place, language) if place < len(line) else None
    return found is not None and found[0].signed and found[0].unit in _LEVEL_UNITS


def turns_down(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb that turns down ends here, after its number: "senke 300 Hz um 3 dB ab".

    Before another number the same "ab" says from where on.
    """
    if line[at].text not in _listed("verb_ends", language):
        return False
    return at + 1 == len(line) or quantity_at(line, at + 1, language) is None


def has_object(line: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Whether the phrase from `start` to `end` orders: "thin it out", "brighten the top",
    "bájalo", a verb that is nothing but an order.
    """
    if line[start].text in _listed("order_verbs", language):
        return True
    objects = _listed("objects", language)
    inside = any(token.text in objects for token in line[start + 1 : end])
    return inside or (end < len(line) and line[end].text in objects)


def is_named(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a determiner stands right before, so that it is no verb: "turn the boom down"."""
    return at > 0 and line[at - 1].text in _listed("determiners", language)


def only_joins(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the comma only stands before a likeness: "es klingt, als wäre er im Bad"."""
    following = line[at + 1].text if at + 1 < len(line) else ""
    return line[at].text == "," and following in _listed("likening", language)


def gives_reason(token: Token, language: str) -> bool:
    """Whether the word makes a reason of the complaint before it: "ドライすぎるから"."""
    return token.text in _listed("reasons", language)


def brings_out(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a particle ends "bring more of it out": "hol mehr Fülle raus"."""
    if line[at].text not in _listed("brought_out", language):
        return False
    start = next((k + 1 for k in range(at - 1, -1, -1) if line[k].kind == "stop"), 0)
    said = {token.text for token in line[start:at]}
    return all(_listed(name, language) & said for name in ("bringing", "more_of"))


def leaves_over(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "leave" stands here with what shall be left over: "leave 3 dB", "leave some air"."""
    if line[at].text not in _listed("leaving", language) or at + 1 == len(line):
        return False
    over = line[at + 1].text in _listed("left_over", language)
    place = at + 1 + (line[at + 1].text in _listed("left_about", language))
    counted = place < len(line) and quantity_at(line, place, language) is not None
    return over or counted


def ends_taking(line: Sequence[Token], at: int, verbs: Sequence[str], language: str) -> bool:
    """Whether a particle ends the clause here that belongs to one of these verbs before it:
    "take 2 dB of the lows away".
    """
    if line[at].text not in _listed("particles", language):
        return False
    ends = at + 1 == len(line) or line[at + 1].kind == "stop"
    return ends and any(verb in _listed("cutters", language) for verb in verbs)


def takes_apart(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands here whose particle ends the clause: "get the cardboard out"."""
    if line[at].text not in _listed("removers", language):
        return False
    particles = _listed("particles", language)
    for place in range(at + 1, min(at + 2 + _BETWEEN_PARTICLE, len(line))):
        token = line[place]
        if token.kind != "word" or _begins_infinitive(line, place, language):
            return False
        if token.text in particles:
            fades = line[place - 1].text in _fades(language)  # "it needs to fade out"
            ends = _ends(line, place + 1, language) or _says_how_much(line, at, place + 1, language)
            return place > at + 1 and not fades and ends
    return False


def _says_how_much(line: Sequence[Token], verb: int, at: int, language: str) -> bool:
    """Whether a verb that can only remove is told its amount: "take the bass out a little"."""
    if line[verb].text not in _listed("sure_removers", language):
        return False
    texts = [token.text for token in line[at : at + 2]]
    return not _listed("amounts", language).isdisjoint((texts[0], " ".join(texts)))


def _begins_infinitive(line: Sequence[Token], at: int, language: str) -> bool:
    """ "The solo needs to poke out" takes nothing out; "the hiss needs to come out" does."""
    if line[at].text not in _listed("infinitives", language) or at + 1 == len(line):
        return False
    return line[at + 1].text not in _listed("leaving_verbs", language)


@cache
def _fades(language: str) -> frozenset[str]:
    return frozenset(lexicon.grammar(language).get("notation", {}).get("fades", ()))


def _ends(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the order ends before `at`: at a stop, or at "first", "please", "and"."""
    if at == len(line) or line[at].kind == "stop":
        return True
    return line[at].text in _listed("after_particles", language)


def likens(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word stands here that likens the sound to something: "sounds like"."""
    return line[at].text in _listed("likens", language)


def hedges(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word only says that the number after it is about right: "like 3 dB"."""
    if not likens(line, at, language) or at + 1 == len(line):
        return False
    return quantity_at(line, at + 1, language) is not None


def overpowers(line: Sequence[Token], at: int, language: str) -> int:
    """The length of a phrase that begins here and says that a thing hides others, else 0: "is
    swallowing the vocals".
    """
    if line[at].text not in _listed("swallowing", language):
        return 0
    hidden = _listed("hidden", language) | _listed("instruments", language)
    for place in range(at + 1, min(at + 2 + _BETWEEN_PARTICLE, len(line))):
        if line[place].kind == "stop":
            return 0
        if line[place].text in hidden:
            return _end_of_hidden(line, place, hidden) - at
    return 0


def lengthens(line: Sequence[Token], at: int, said: Quantity, language: str) -> bool:
    """Whether the clip itself shall last longer: "10 seconds longer"."""
    longer = at < len(line) and line[at].text in _listed("lengthening", language)
    return longer and said.unit in ("s", "ms")


def unhedged(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without "sort of" and "kind of" where these only make a word milder."""
    kept: list[Token] = []
    for at, token in enumerate(line):
        if not _hedges_here(line, at, language) and not (
            at and _hedges_here(line, at - 1, language)
        ):
            kept.append(token)
    return kept


def _hedges_here(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("hedging", language) or at + 2 >= len(line):
        return False
    before = line[at - 1].text if at else ""
    return line[at + 1].text == "of" and before not in _listed("not_hedging", language)


def passes_by(line: Sequence[Token], at: int, known: int, language: str) -> bool:
    """Whether the token means nothing here; `known` is how long a phrase begins with it."""
    alone = known < 2 and hedges(line, at, language)
    particle = known == 1 and only_says_from(line, at, language)
    return alone or particle or (known > 1 and focuses(line, at, at + known, language))


def focuses(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """Whether "only" begins a phrase of which something is said: "it's only the mids that honk"."""
    if line[at].text not in _listed("focusing", language) or end - at < 2 or end >= len(line):
        return False
    return line[end].text in _listed("said_of", language)


def counts_things(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a number in words stands here that counts players or wishes, or compares: "two
    violins", "two things", "than thirty"; a setting is said in figures or with its unit.
    """
    numbers = {each.split()[0] for each in lexicon.grammar(language)["numbers"].get("words", ())}
    if line[at].kind != "word" or line[at].text not in numbers:
        return False
    following = line[at + 1].text.removesuffix(_PLURAL) if at + 1 < len(line) else ""
    plural = following in _listed("instruments", language) | _listed("counted", language)
    pointed = at > 0 and line[at - 1].text in _listed("counted_after", language)
    return plural or pointed


def only_says_from(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a particle that ends orders begins a place here: "aus" in "aus Omas Radio"."""
    if line[at].text not in _listed("prepositional", language) or at + 1 == len(line):
        return False
    following = line[at + 1]
    polite = lexicon.grammar(language)["fillers"]["polite"]
    return following.kind == "word" and following.text not in polite


def gives_way(line: Sequence[Token], at: int, language: str) -> int:
    """The length of a phrase that begins here and forbids to hide others, else 0: "so that it
    doesn't cover the voice".
    """
    verb = at
    while verb < len(line) and line[verb].text in _listed("so_that", language):
        verb += 1
    if verb + 1 >= len(line) or line[verb].text not in _listed("forbidding", language):
        return 0
    keeps = " ".join(token.text for token in line[verb : verb + 2])
    if verb == at and keeps in lexicon.grammar(language)["marks"]["keep"]:
        return 0  # "but don't kill the highs"
    hiding = overpowers(line, verb + 1, language)
    return verb + 1 + hiding - at if hiding else 0


def _end_of_hidden(line: Sequence[Token], place: int, hidden: frozenset[str]) -> int:
    """Where the things that are hidden end: "all the space", "the rest of it"."""
    while place + 1 < len(line) and line[place + 1].text in hidden | _OF_HIDDEN:
        place += 1
    return place + 1


def splits_number(line: Sequence[Token], end: int, language: str) -> bool:
    """Whether a phrase ends at `end` in a number whose unit comes after it: "to 11" of "11 kHz"."""
    if not 0 < end < len(line):
        return False
    if line[end - 1].kind != "number":
        return False
    found = quantity_at(line, end - 1, language)
    return found is not None and bool(found[0].unit)


def is_idle(line: Sequence[Token], at: int, qualified: bool, language: str) -> bool:
    """Whether a word that may strengthen ("so") only begins a sentence or joins two."""
    return not qualified and line[at].text in _listed("idle", language)
