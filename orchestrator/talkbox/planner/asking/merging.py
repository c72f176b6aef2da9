"""The requests of one text as one list to carry out: numbers say which word they mean, a word that
was said twice counts once, one loudness is aimed for, and what shows over all others comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from talkbox.planner.asking.banding import in_bands
from talkbox.planner.asking.beats import in_tempo
from talkbox.planner.asking.belonging import with_belongings
from talkbox.planner.asking.containing import without_contained
from talkbox.planner.asking.details import with_details
from talkbox.planner.asking.ends_cut import with_ends_cut
from talkbox.planner.asking.flipping import with_flipped_sides
from talkbox.planner.asking.lengths import with_lengths
from talkbox.planner.asking.media import without_media
from talkbox.planner.asking.numbered import as_numbers_say
from talkbox.planner.asking.peaks_beside import with_peaks_beside
from talkbox.planner.asking.plainness import outweighs
from talkbox.planner.asking.returns import with_returns
from talkbox.planner.asking.settings import united, without_means, without_objects
from talkbox.planner.asking.several_places import at_each_place
from talkbox.planner.asking.specs import with_specs
from talkbox.planner.asking.spectral import with_shapes
from talkbox.planner.asking.tapes import taped
from talkbox.planner.requests import RECUT, Request
from talkbox_prompts import lexicon

_TURNS = frozenset({"more", "less", "by", "up", "down"})

_LEVELS = ("louder", "quieter")
_ECHO, _DARK_ECHO, _REPEATS = "echo", "dub", "repeats"


def merged(found: Iterable[Request]) -> tuple[Request, ...]:
    """Each word once, in the order said but for those that must come last."""
    kept: dict[tuple[str, tuple[object, ...], str], Request] = {}
    said = in_bands(in_tempo(with_lengths(with_returns(without_objects(without_means(found))))))
    numbered = at_each_place(united(map(as_numbers_say, said)))
    for request in with_flipped_sides(with_details(with_shapes(with_belongings(numbered)))):
        key = (request.word, request.quantities, request.deed + _end_cut(request))
        old = kept.get(key)
        if old is None or outweighs(request, old):
            kept[key] = request
    said_once = _dubbed(_died_away(kept.values()))
    told = [each for each in said_once if not _is_idle(each, kept.values())]
    left = without_media(taped(_beside_cuts(with_ends_cut(told))))
    targets, last = (
        without_contained(_one_target(with_peaks_beside(_with_headroom(with_specs(left))))),
        lexicon.reading()["last"],
    )
    driven = any(request.word == "louder" for request in targets)
    return tuple(sorted(targets, key=lambda each: _lateness(each, last, driven)))


def _dubbed(found: Iterable[Request]) -> list[Request]:
    """ "A delay of 400 ms with dark repeats": the dark echo has the time of the plain one."""
    line = list(found)
    plain = next((each for each in line if each.word == _ECHO and each.deed == "apply"), None)
    if plain is None or all(each.word != _DARK_ECHO for each in line):
        return line
    return [
        replace(each, quantities=each.quantities or plain.quantities)
        if each.word == _DARK_ECHO
        else each
        for each in line
        if each is not plain
    ]


def _died_away(found: Iterable[Request]) -> list[Request]:
    """ "An echo that repeats until it fades away": the echo dies away, and not the clip; how often
    it comes back is the echo's too.
    """
    line = list(found)
    plain = next((each for each in line if each.word == _ECHO and each.deed == "apply"), None)
    away = lexicon.reading()["dying_away"]
    late = [] if plain is None else line[line.index(plain) + 1 :]
    ends = next((each for each in late if each.asked in away and not each.quantity("s")), None)
    if plain is None or ends is None:
        return line
    counted = [each for each in ends.quantities if each.unit == _REPEATS]
    echo = replace(plain, quantities=(*plain.quantities, *counted))
    return [echo if each is plain else each for each in line if each is not ends]


def _end_cut(request: Request) -> str:
    """Where it cuts: "the first 5 seconds and the last 5 seconds" are two cuts."""
    ends = {"first", "last"} & request.marks if request.word == "trim" else set[str]()
    return "".join(ends) if len(ends) == 1 else ""


def _beside_cuts(found: Sequence[Request]) -> list[Request]:
    """Fades beside a cut, marked: what is silent now at the clip's ends may be gone by then."""
    if not any(each.word == "trim" and each.deed == "apply" for each in found):
        return list(found)
    eases = lexicon.reading()["eases"]
    return [
        replace(each, marks=each.marks | {RECUT}) if each.word in eases else each for each in found
    ]


def _lateness(request: Request, last: frozenset[str], driven: bool) -> int:
    """Where a request belongs in the chain; a limiter holds what a gain before it raised."""
    return (request.word in last) + (driven and request.word == "limiter")


def _is_idle(request: Request, others: Iterable[Request]) -> bool:
    told = (_tells_tempo, _tells_level, _tells_side, _tells_part)
    rules = (_says_less, _is_purpose, _is_held, _keeps_pitch, *told)
    return any(idle(request, others) for idle in rules)


def _tells_tempo(request: Request, others: Iterable[Request]) -> bool:
    """ "More bass, the tempo is 120": a tempo that only stands there is told beside wishes."""
    said = request.word in ("faster", "slower") and request.deed == "apply"
    if not said or [each.unit for each in request.quantities] not in (["bpm"], [""]):
        return False
    told = request.asked.split()[0] in lexicon.reading()["tempo_names"] or _is_number(request.asked)
    return told and any(each.word not in ("faster", "slower") for each in others)


def _tells_level(request: Request, others: Iterable[Request]) -> bool:
    """ "Turn the gain down, it's too high": what is too high is the level that is turned."""
    ways = {("pitch_down", "pitch_up"): "quieter", ("pitch_up", "pitch_down"): "louder"}
    way, words = ways.get((request.word, request.against or "")), lexicon.reading()
    names = words["level_names"] | words["level_turns"]
    turned = (each.asked.split() for each in others if each.word == way)
    return not request.quantities and any(not names.isdisjoint(said) for said in turned)


def _tells_side(request: Request, others: Iterable[Request]) -> bool:
    """ "Nothing on the left, copy the right over": how it is, which the copy mends."""
    sided = request.word in ("centre", "hard_left", "hard_right") and request.deed == "apply"
    return sided and any(each.word in ("left_on_both", "right_on_both") for each in others)


def _tells_part(request: Request, others: Iterable[Request]) -> bool:
    """ "Turn up the second verse, the singer is too quiet there": why the part is to be turned."""
    complains = request.word in _LEVELS and request.against is not None and not request.quantities
    return complains and any(each.word == f"part_{request.word}" for each in others)


def _is_number(text: str) -> bool:
    return text[:1].isdigit()


def _keeps_pitch(request: Request, others: Iterable[Request]) -> bool:
    """ "Speed it up, no chipmunk": the pitch stays, as it does anyway."""
    return (request.word, request.against) == ("pitch_down", "chipmunk") and any(
        each.word in ("faster", "double_speed") for each in others
    )


def _is_held(request: Request, others: Iterable[Request]) -> bool:
    """Whether another request does it anyway: "louder but no clipping" has a ceiling; "level it,
    I'm quieter at the end" tells what is levelled.
    """
    applied = {each.word for each in others if each.deed == "apply"}
    if request.quantities:
        return False
    if request.word == "limiter":
        return "louder" in applied
    if request.word == "evener" and "compress" in applied:
        quiet = lexicon.reading()["quiet_parts"]  # "compress it so that the quiet bits come up"
        return any(request.asked.startswith(part) for part in quiet)
    evened = next((each for each in others if each.word == "evener" and "only" in each.marks), None)
    if request.word == "louder" and evened is not None:  # "louder, but only in the quiet parts"
        return not lexicon.reading()["quiet_parts"].isdisjoint(evened.asked.split())
    told = request.word in _LEVELS and {"first", "last"} & request.marks
    return bool(told) and "evener" in applied


def _says_less(request: Request, others: Iterable[Request]) -> bool:
    """Whether the same was said elsewhere with a number: "compress it, 4:1 compression", "a peak at
    1 kHz, a surgical cut please".
    """
    if request.word == "notch" and not request.quantities:
        return any(each.word in ("bell_cut", "notch") and each.quantities for each in others)
    if request.word == "bell" and not (request.quantities or _TURNS & request.marks):
        return any(each.word != "bell" for each in others)  # "the bell at the end should fade"
    if request.word == "reverse" and any(each.word == "swap_sides" for each in others):
        return True  # "the cable was reversed, left is right"
    if request.asked in lexicon.reading()["sides_told"] and not request.quantities:
        # "swap the sides, the piano should be on the right"
        return any(each.word == "swap_sides" for each in others)
    if request.word == "distort" and not request.quantities and request.deed == "apply":
        kinds = lexicon.reading()["dirt_kinds"]  # "fuzz it, like a blown speaker"
        if any(each.word in kinds and each.deed == "apply" for each in others):
            return True
    return not request.quantities and any(
        each.quantities and (each.word, each.deed) == (request.word, request.deed)
        for each in others
    )


def _is_purpose(request: Request, others: Iterable[Request]) -> bool:
    """ "Gate it so the hum between the notes is gone": nothing is to be taken out of the gate."""
    if request.deed != "remove" or {"remove", "less"} & request.marks:
        return False
    return any(
        (each.word, each.deed) == (request.word, "apply") and each.plainness > request.plainness
        for each in others
    )


def _with_headroom(found: Sequence[Request]) -> list[Request]:
    """ "-19 LUFS with 2 dB of headroom": the room over the peaks is where their loudness ends."""
    room = next((each for each in found if each.word == "headroom" and each.quantity("db")), None)
    aimed = next((each for each in found if each.word == "loudness"), None)
    said = None if room is None else room.quantity("db")
    if aimed is None or said is None or aimed.quantity("dbtp") is not None:
        return list(found)
    ceiling = replace(said, value=-abs(said.value), unit="dbtp")
    full = replace(aimed, quantities=(*aimed.quantities, ceiling))
    return [full if each is aimed else each for each in found if each is not room]


def _one_target(found: Sequence[Request]) -> list[Request]:
    """Without what a target makes idle: a bare "louder" beside it, and all targets but one."""
    words = lexicon.reading()
    targets = [request for request in found if request.word in words["targets"]]
    if not targets:
        return list(found)
    rivals = [request for request in targets if request.word in words["one_of"]]
    best = next((each for each in rivals if each.quantities), rivals[-1] if rivals else None)
    idle = words["more"] | words["less"]
    idle |= words["beside_targets"] if best is not None else frozenset()
    return [
        request
        for request in found
        if not (request in rivals and request is not best)
        and not (request.word in idle and not request.quantities)
    ]
