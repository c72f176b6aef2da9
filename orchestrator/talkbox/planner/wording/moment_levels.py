"""The level of one moment: "the bridge is too quiet, bring that bit up", "hush the cough at 0:17".

Said of a moment a level is no wish for the whole. The clause, and the one behind it that says what
is to become of it, are told as "2 to 3 seconds quieter"; a moment of which nobody says where it
ends is "quieter part", so that the planner asks. The words are data: the `moment_levels` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.instants import Instant, instant_in
from talkbox.planner.wording.moment_names import (
    bare,
    compares,
    grows,
    is_named,
    names_a_part,
    phrase_in,
)
from talkbox.planner.wording.moment_names import complaint as complaint_in
from talkbox.planner.wording.outliers import with_outlier
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

LOUDER, QUIETER, MUTED = "louder", "quieter", "muted"
_PART, _MUTE = Token("part", "word"), Token("mute", "word")
_DECIBELS = Token("db", "word")
_HALF_DB = 6
_PURPOSES = (["so", "that"], ["so", "the"])
_SPREAD = frozenset({"evener", "more_dynamic"})
"""Words for how loud and soft lie beside one another, of which no moment is to be turned."""
_THEMES = frozenset({"level", "dynamics"})
_NOISES, _ORDERS = frozenset({"clean", "lows"}), frozenset({"remove", "less", "tame"})


_listed = lists_of("moment_levels")


def with_moment_levels(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with what is said of one moment as the level of a part of the clip."""
    if not _listed("names", language):
        return list(line)
    said = _with_exceptions(line, language)
    parted = list(stretches(said, _listed("joints", language)))
    for place, stretch in enumerate(parted):
        told = _told(said, parted[place:], language)
        if told is not None:
            part, end = told
            rest = with_moment_levels(_without_purpose(said[end:], language), language)
            return [*said[: stretch.start], *part, *rest]
    return said


def _with_exceptions(line: Sequence[Token], language: str) -> list[Token]:
    """ "Everything but the last 10 s" as "everything except" them, for it is one clause."""
    told = [Token(word, "word") for word in sorted(_listed("excepted", language))]
    said: list[Token] = []
    for at, token in enumerate(line):
        whole = at > 0 and line[at - 1].text in _listed("whole", language)
        excepts = whole and token.text in _listed("but", language)
        said += told if excepts else [token]
    return said


def _without_purpose(line: list[Token], language: str) -> list[Token]:
    """The tokens behind "so that the drop feels bigger": why it is wanted is no wish."""
    if [token.text for token in line[:2]] not in _PURPOSES:
        return line
    return line[next(iter(stretches(line[1:], _listed("joints", language)))).end + 1 :]


def _told(
    line: Sequence[Token], ahead: Sequence[Stretch], language: str
) -> tuple[list[Token], int] | None:
    """The part that is turned as tokens, and where what is said of it ends; None where none is."""
    clause, end = ahead[0].of(line), ahead[0].end
    instant = instant_in(clause, language)
    if instant is None and not (is_named(clause, language) and names_a_part(line, language)):
        return None
    if _is_told_elsewhere(clause, instant, language):
        return None
    way, gain, taken = _way(clause, language), _gain(clause, language), list(clause)
    for stretch in ahead[1:3]:
        following = stretch.of(line)
        when, turned = instant_in(following, language), _way(following, language)
        if grows(following, language):
            return None
        if when is not None and instant is None and not turned:
            instant, taken, end = when, [*taken, *following], stretch.end
            continue
        if turned and _points_back(following, language) and not is_named(following, language):
            way, end, gain = turned, stretch.end, gain or _gain(following, language)
            taken = [*following, *(() if _is_only_found(clause, language) else taken)]
        break
    if not way and instant is not None:
        way = _way_of(taken, gain, language)
    if not way and (gone := _gone(line, ahead, instant, language)):
        way, end = MUTED, gone
    if not way or _says_more(taken, language):
        return None
    return _as_part(way, instant, gain, taken, language), end


def _is_told_elsewhere(clause: Sequence[Token], instant: Instant | None, language: str) -> bool:
    """Whether it is no level of a moment, or one with an end of its own.

    "The note at 2 seconds is too loud" lasts as long as a note; "everything after 0.1 s" ends
    with the clip.
    """
    if instant is not None and _is_taken_out(clause, language):
        return _has(clause, "sides", language) or _cuts_away(clause, language)
    if grows(clause, language) or compares(clause, language) or _cuts_away(clause, language):
        return True
    if instant and _has(clause, "cropping", language) and not _way(clause, language):
        return True  # "keep only the first 2 seconds and turn it down"
    if _has(clause, "whole", language) and phrase_in(
        [token.text for token in clause], "excepting", language
    ):
        return True
    if instant is None or instant.is_span:
        return False
    open_ended = _has(clause, "whole", language) and _has(clause, "sides", language)
    return open_ended or with_outlier(list(clause), language) != list(clause)


def _cuts_away(clause: Sequence[Token], language: str) -> bool:
    """ "Take off the first 3 seconds", "cut 2 s off the end": an end that is cut, and no level."""
    said = {token.text for token in clause if token.kind == "word"}
    edges, verbs = _listed("edge_names", language), _listed("edge_cuts", language)
    if any(token.kind == "number" for token in clause):
        edges |= _listed("edge_places", language)
    return (
        bool(said & edges)
        and bool(said & verbs)
        and said <= edges | verbs | _listed("edge_beside", language)
    )


def _way_of(clause: Sequence[Token], gain: float, language: str) -> str:
    """ "From 1:00 to 1:12 down 5 dB", "first 5 sec +6": which way beside a time."""
    if gain < 0 or _has(clause, "downward", language):
        return QUIETER
    if gain > 0:
        return QUIETER if _has(clause, "sinking", language) else LOUDER
    return ""


def _gone(
    line: Sequence[Token], ahead: Sequence[Stretch], instant: Instant | None, language: str
) -> int:
    """The end of what asks to take a moment away without cutting it; 0 where nothing does."""
    kept, clause = _kept_in_place(line, ahead, language), ahead[0].of(line)
    if kept or instant is None or not _has(clause, "brief", language):
        return kept
    if _is_taken_out(clause, language):
        return ahead[0].end
    if len(ahead) < 2:
        return 0
    following = ahead[1].of(line)  # "there's a cough at 0:45, take it out"
    gone = phrase_in([token.text for token in following], "going", language)
    return ahead[1].end if gone and _points_back(following, language) else 0


def _is_taken_out(clause: Sequence[Token], language: str) -> bool:
    """ "Remove the cough at 0:45": an accident, and its end."""
    happens = _has(clause, "accidents", language)
    return happens and phrase_in([token.text for token in clause], "going", language)


def _kept_in_place(line: Sequence[Token], ahead: Sequence[Stretch], language: str) -> int:
    """The end of "kill the count-in but leave the timing"; 0 where time is not said to stay."""
    if len(ahead) < 2 or not _has(ahead[0].of(line), "taking", language):
        return 0
    following = ahead[1].of(line)
    kept = _has(following, "keeping", language) and _has(following, "in_place", language)
    return ahead[1].end if kept else 0


def _as_part(
    way: str, instant: Instant | None, gain: float, said: Sequence[Token], language: str
) -> list[Token]:
    """ "Mute 2 to 3 seconds", "2 to 3 seconds 4 dB quieter", "quieter part"."""
    if instant is not None and not instant.is_span and _has(said, "brief", language):
        instant = instant.around()
    if instant is None or not instant.is_span:
        return [Token(way, "word"), _PART]
    if way == MUTED:
        return [_MUTE, *instant.said]
    amount = [Token(f"{abs(gain):g}", "number", abs(gain)), _DECIBELS] if gain else []
    return [*instant.said, *amount, Token(way, "word")]


def _way(clause: Sequence[Token], language: str) -> str:
    """What is to become of the level that the clause speaks of; "" where it says nothing of it."""
    said = [token.text for token in clause]
    if phrase_in(said, "muting", language):
        return MUTED
    denied = not _listed("denying", language).isdisjoint(said)
    for name, way in (("lowering", QUIETER), ("raising", LOUDER)):
        if not denied and phrase_in(said, name, language):
            return way
    found = complaint_in(said, language)
    return {"faint": LOUDER, "blaring": QUIETER}.get(found, "")


def _points_back(clause: Sequence[Token], language: str) -> bool:
    """ "Bring that bit up", "more volume there": about what was named just before."""
    said = {token.text for token in clause}
    return bool(said & _listed("back", language)) or len(clause) <= 2


def _has(said: Sequence[Token], name: str, language: str) -> bool:
    return any(bare(token) in _listed(name, language) for token in said)


def _gain(clause: Sequence[Token], language: str) -> float:
    """The decibels by which it is to be turned: "by 6", "+6", "minus 4 dB"; 0 where none."""
    said = [token.text for token in clause]
    for at, token in enumerate(clause):
        if token.text in _listed("halving", language):
            return -_HALF_DB
        if token.kind != "number" or not token.value:
            continue
        before = said[at - 1] if at else ""
        after = said[at + 1] if at + 1 < len(said) else ""
        minus = before in lexicon.grammar(language)["numbers"]["minus"]
        if token.signed or minus or before == "by" or after in _listed("decibels", language):
            return -token.value if minus else token.value
    return 0.0


def _is_only_found(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause with the time says which noise is there, and orders nothing."""
    entries = (phrasebook(language).at(clause, at) for at in range(len(clause)))
    best = [match.best for match in entries if match is not None]
    found = any(each.role == "faults" and lexicon.names()[each.name] in _NOISES for each in best)
    return found and not any(each.kind == "mark" and each.name in _ORDERS for each in best)


def _says_more(clause: Sequence[Token], language: str) -> bool:
    """Whether anything but a level is asked for: "the bridge is too dull"."""
    book, words, at = phrasebook(language), _listed("beside", language), 0
    while at < len(clause):
        match = book.at(clause, at)
        if match is None:
            at += 1
            continue
        best = match.best
        if best.kind == "word" and match.exact and " ".join(match.phrase) not in words:
            level = lexicon.names()[best.name] in _THEMES and best.name not in _SPREAD
            if not level:
                return True
        at += match.length
    return False
