"""What a part of the clip is, told apart from its times: "there's a dog barking from 0:12 to 0:14,
get rid of it", "cut the part where he coughs, 2 to 3 s", "lose the count-in, it's the first 2 s".

Who tells what is heard between two times and then wants it gone means that part, as does who says
which part first and its times behind. It is told as "cut 0:12 to 0:14"; an accident that may be on
top of something else is muted. What can be mended as a sound ("there's hum from 2 to 3 s") is none
of this. The words are data: the `spans_taken_out` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_TO_THE_PART = 5
"""Words from the verb to the part: "please cut out the part"."""
_LONGEST_ORDER = 6
_BETWEEN_TIMES = 2
_TO = Token("to", "word")
_DEEDS = ("cutting", "keeping")

_listed = lists_of("spans_taken_out")


def with_spans_taken_out(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such part as one order."""
    if not _listed("till", language):
        return list(line)
    line = _with_nothing(line, language)
    parted = _with_tales(line, list(stretches(line, _listed("joints", language))), language)
    for place, stretch in enumerate(parted):
        told = _told(line, stretch, parted[place + 1 : place + 2], language)
        if told is not None:
            order, end = told
            return [*line[: stretch.start], *order, *with_spans_taken_out(line[end:], language)]
    return list(line)


def _with_nothing(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "Nothing after 2.5 s" as "cut everything after 2.5 s", unless it is found so."""
    for stretch in stretches(line, ()):
        clause = stretch.of(line)
        nothing = _nothing_beyond(clause, language)
        if nothing is not None:
            at, time, end = nothing
            words = lexicon.grammar(language)["spans_taken_out"]["nothing_told"]
            order = [*(Token(word, "word") for word in words), clause[at + 1]]
            rest = line[stretch.end :]
            return [*line[: stretch.start], *order, *clause[time:end], *rest]
    return line


def _nothing_beyond(clause: Sequence[Token], language: str) -> tuple[int, int, int] | None:
    """Where "nothing after 2.5 s" stands, and its time begins and ends."""
    for at in range(len(clause) - 2):
        named = clause[at].text in _listed("nothings", language)
        if not named or clause[at + 1].text not in _listed("sides", language):
            continue
        if at and clause[at - 1].text in _listed("finding", language):
            return None
        time = at + 2 + (clause[at + 2].text in _listed("determiners", language))
        said = quantity_at(clause, time, language) if time < len(clause) else None
        if said is not None and said[0].unit in ("s", "ms"):
            return at, time, time + said[1]
    return None


def _with_tales(line: Sequence[Token], parted: Sequence[Stretch], language: str) -> list[Stretch]:
    """The clauses, each with the one behind it that begins with "where"."""
    told: list[Stretch] = []
    for stretch in parted:
        opens = [token.text for token in stretch.of(line)[:1]]
        tale = told and opens and opens[0] in _listed("tales", language)
        if tale and _has(told[-1].of(line), "parts", language):
            told[-1] = Stretch(told[-1].start, stretch.end)
        else:
            told.append(stretch)
    return told


def _told(
    line: Sequence[Token], stretch: Stretch, ahead: Sequence[Stretch], language: str
) -> tuple[list[Token], int] | None:
    """The order, and where what tells it ends; None where it is none of these."""
    clause, following = stretch.of(line), ahead[0].of(line) if ahead else ()
    here, then = _span(clause, language), _span(following, language)
    deed = _deed_on_part(clause, language)
    if deed and here is not None and then is None:
        return _order(deed, clause[here[0] : here[1]], language), stretch.end
    behind = here is None and then is not None and then[1] == len(following)
    if deed and then is not None and behind and _is_led(following[: then[0]], language):
        return _order(deed, following[then[0] :], language), ahead[0].end
    told = ahead and line[stretch.end].kind == "stop" and _is_bare_order(clause, language)
    if told and (end := _end_told(following, language)):
        return end, ahead[0].end
    if here is None or deed or not _takes_it_out(following, language):
        return None
    gone = _gone(clause, clause[here[0] : here[1]], language)
    return (gone, ahead[0].end) if gone else None


def _gone(clause: Sequence[Token], span: Sequence[Token], language: str) -> list[Token]:
    """The part that goes; empty where the clause names what an effect could mend."""
    if _has(clause, "accidents", language):
        return _order("muted", span, language)
    return [] if _is_sound(clause, language) else _order("cutting_told", span, language)


def _is_bare_order(clause: Sequence[Token], language: str) -> bool:
    """ "Lose the count-in": an order to cut something that is no sound and has no times."""
    orders = any(token.text in _listed("cutting", language) for token in clause[:_TO_THE_PART])
    figured = any(token.kind in ("number", "ratio") for token in clause)
    short = orders and not figured and len(clause) <= _LONGEST_ORDER
    return short and not _is_sound(clause, language)


def _end_told(clause: Sequence[Token], language: str) -> list[Token]:
    """ "It's the first 2 s" as "cut first 2 s", "from 0:50 on" as "cut everything after 0:50"."""
    words, at = lexicon.grammar(language)["spans_taken_out"], 0
    while at < len(clause) and clause[at].text in _listed("leads", language):
        at += 1
    edge = at < len(clause) and clause[at].text in _listed("edges", language)
    start = at + edge
    said = quantity_at(clause, start, language) if start < len(clause) else None
    if said is None or said[0].unit not in ("s", "ms") or said[0].until is not None:
        return []
    rest, time = clause[start + said[1] :], clause[at : start + said[1]]
    if edge and not rest:
        return [*(Token(word, "word") for word in words["cutting_told"]), *time]
    onwards = rest and all(token.text in _listed("onwards", language) for token in rest)
    after = words.get("after_told", ()) if onwards and not edge else ()
    return [*(Token(word, "word") for word in after), *time] if after else []


def _order(deed: str, span: Sequence[Token], language: str) -> list[Token]:
    """ "Cut 2 to 3 s"."""
    told = lexicon.grammar(language)["spans_taken_out"][deed]
    last = next(at for at in range(1, len(span)) if span[at].kind in ("number", "ratio"))
    return [*(Token(word, "word") for word in told), span[0], _TO, *span[last:]]


def _deed_on_part(clause: Sequence[Token], language: str) -> str:
    """What becomes of a part that is told by what is heard in it; "" where none is told."""
    said = [token.text for token in clause]
    for deed in _DEEDS:
        verb = next((at for at, word in enumerate(said) if word in _listed(deed, language)), None)
        if verb is None:
            continue
        ahead = said[verb + 1 : verb + 1 + _TO_THE_PART]
        part = next((at for at, word in enumerate(ahead) if word in _listed("parts", language)), -1)
        where = [word for word in said[verb + part + 2 : verb + part + 4] if word != ","]
        if part >= 0 and where and where[0] in _listed("where", language):
            return f"{deed}_told"
    return ""


def _takes_it_out(clause: Sequence[Token], language: str) -> bool:
    """ "Please get rid of it", and nothing else."""
    said = [token.text for token in clause]
    found = first_in(said, _listed("going", language))
    rest = set(said) if found is None else {*said[: found[0]], *said[found[1] :]}
    return found is not None and rest <= _listed("beside", language)


def _span(clause: Sequence[Token], language: str) -> tuple[int, int] | None:
    """Where the only two times of the clause begin and end."""
    found = [at for at, token in enumerate(clause) if token.kind in ("number", "ratio")]
    if len(found) != 2:
        return None
    start, last = found
    said = quantity_at(clause, last, language)
    between = {token.text for token in clause[start + 1 : last]}
    joined = 0 < last - start - 1 <= _BETWEEN_TIMES + 1
    joined = joined and bool(between & _listed("till", language))
    if said is None or said[0].unit not in ("s", "ms") or not joined:
        return None
    return start, last + said[1]


def _is_led(before: Sequence[Token], language: str) -> bool:
    return all(token.text in _listed("leads", language) for token in before)


def _has(clause: Sequence[Token], name: str, language: str) -> bool:
    return any(token.text in _listed(name, language) for token in clause)


def _is_sound(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause names anything that an effect could mend."""
    book = phrasebook(language)
    found = (book.at(clause, at) for at in range(len(clause)))
    return any(match is not None and match.best.kind == "word" for match in found)
