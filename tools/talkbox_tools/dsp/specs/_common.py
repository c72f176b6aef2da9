"""Parameters that several effects share, so that one name always means one thing."""

from __future__ import annotations

from talkbox_tools.effect import Parameter


def frequency(
    hint: str,
    default: float | None,
    low: float = 20,
    high: float = 20_000,
    *,
    neutral: float | None = None,
    expert: bool = False,
) -> Parameter:
    """A frequency on a 1 Hz grid."""
    return Parameter(
        "frequency_hz", "Hz", hint, low, high, 1, default, "log", neutral=neutral, expert=expert
    )


def start(hint: str, *, expert: bool = False) -> Parameter:
    """Where a part of the clip begins."""
    return _time("start_seconds", hint, "part", expert)


def end(hint: str, *, expert: bool = False) -> Parameter:
    """Where a part of the clip ends."""
    return _time("end_seconds", f"{hint}; 0 is the end", "0 is the end", expert)


def _time(name: str, hint: str, cue: str, expert: bool) -> Parameter:
    return Parameter(name, "s", hint, 0, 36_000, 0.001, 0, neutral=0, cue=cue, expert=expert)


def gain(hint: str, low: float = -24, high: float = 24, default: float | None = None) -> Parameter:
    """A gain on a 0.1 dB grid."""
    return Parameter("gain_db", "dB", hint, low, high, 0.1, default, neutral=0)


def mix(default: float, *, expert: bool = False) -> Parameter:
    """Wet against dry, 0 to 1."""
    hint = "share of the effect; 0 is dry"
    return Parameter("mix", "", hint, 0, 1, 0.01, default, neutral=0, expert=expert)


def rate(default: float, high: float = 20) -> Parameter:
    """The rate of an oscillator that is followed by ear."""
    return Parameter("rate_hz", "Hz", "speed of the movement", 0.05, high, 0.01, default, "log")


def depth(default: float, hint: str = "how far it moves") -> Parameter:
    """The depth of a modulation, 0 to 1."""
    return Parameter("depth", "", hint, 0, 1, 0.01, default, neutral=0)


def amount(default: float, hint: str = "how strong it is") -> Parameter:
    """A plain strength, 0 to 1."""
    return Parameter("amount", "", hint, 0, 1, 0.01, default, neutral=0)


def threshold(
    hint: str,
    default: float,
    low: float = -60,
    high: float = 0,
    *,
    neutral: float = 0,
    expert: bool = False,
) -> Parameter:
    """A level above or below which something happens."""
    return Parameter(
        "threshold_db", "dB", hint, low, high, 0.5, default, neutral=neutral, expert=expert
    )


def ratio(default: float, *, expert: bool = False) -> Parameter:
    """A compression or expansion ratio."""
    hint = "how hard it acts; 4 is 4:1"
    return Parameter("ratio", ":1", hint, 1, 20, 0.1, default, "log", neutral=1, expert=expert)


def attack(default: float, *, expert: bool = False) -> Parameter:
    """The time a detector needs to react."""
    hint = "reaction time; slow lets attacks through"
    return Parameter("attack_ms", "ms", hint, 0.1, 200, 0.1, default, "log", expert=expert)


def release(default: float, *, expert: bool = False) -> Parameter:
    """The time a detector needs to let go."""
    hint = "time to let go"
    return Parameter("release_ms", "ms", hint, 5, 2000, 1, default, "log", expert=expert)


def ceiling(default: float = -1) -> Parameter:
    """The highest true peak that may come out."""
    hint = "highest peak that may come out"
    return Parameter("ceiling_db", "dBTP", hint, -60, 0, 0.1, default, neutral=0)
