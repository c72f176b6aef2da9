"""Parameters that several effects share, so that one name always means one thing."""

from __future__ import annotations

from talkbox_tools.effect import Parameter


def frequency(hint: str, default: float | None, low: float = 20, high: float = 20_000) -> Parameter:
    """A frequency on a 1 Hz grid."""
    return Parameter("frequency_hz", "Hz", hint, low, high, 1, default, "log")


def gain(hint: str, low: float = -24, high: float = 24, default: float | None = None) -> Parameter:
    """A gain on a 0.1 dB grid."""
    return Parameter("gain_db", "dB", hint, low, high, 0.1, default)


def mix(default: float, hint: str = "share of the effect; 0 is dry") -> Parameter:
    """Wet against dry, 0 to 1."""
    return Parameter("mix", "", hint, 0, 1, 0.01, default)


def rate(default: float, hint: str = "speed of the movement") -> Parameter:
    """The rate of a slow oscillator."""
    return Parameter("rate_hz", "Hz", hint, 0.05, 20, 0.01, default, "log")


def depth(default: float, hint: str = "how far it moves") -> Parameter:
    """The depth of a modulation, 0 to 1."""
    return Parameter("depth", "", hint, 0, 1, 0.01, default)


def amount(default: float, hint: str = "how strong it is") -> Parameter:
    """A plain strength, 0 to 1."""
    return Parameter("amount", "", hint, 0, 1, 0.01, default)


def threshold(hint: str, default: float, low: float = -60, high: float = 0) -> Parameter:
    """A level above or below which something happens."""
    return Parameter("threshold_db", "dB", hint, low, high, 0.5, default)


def ratio(default: float, hint: str = "how hard it acts; 4 is 4:1") -> Parameter:
    """A compression or expansion ratio."""
    return Parameter("ratio", ":1", hint, 1, 20, 0.1, default, "log")


def attack(default: float) -> Parameter:
    """The time a detector needs to react."""
    hint = "reaction time; slow lets attacks through"
    return Parameter("attack_ms", "ms", hint, 0.1, 200, 0.1, default, "log")


def release(default: float) -> Parameter:
    """The time a detector needs to let go."""
    return Parameter("release_ms", "ms", "time to let go", 5, 2000, 1, default, "log")


def ceiling(default: float = -1) -> Parameter:
    """The highest true peak that may come out."""
    return Parameter("ceiling_db", "dBTP", "highest peak that may come out", -24, 0, 0.1, default)
