"""How sure a share is: Wilson's interval for a count of successes.

Wilson, Journal of the American Statistical Association 22 (1927), 209-212: right for small counts
and for shares near 0 and 1, where the usual plus-minus is not.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the interval in which the true share lies 95 times of 100."""

    held: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """0 to 1; 0 of nothing is 0."""
        return self.held / self.of if self.of else 0.0

    def to_json(self) -> dict[str, float]:
        """The share with its interval, rounded to four places."""
        return {**asdict(self), "share": round(self.share, 4)}

    def text(self) -> str:
        """ "82 of 91, 90 % (82..95)"."""
        if not self.of:
            return "none"
        percent = [f"{100 * value:.0f}" for value in (self.share, self.low, self.high)]
        return f"{self.held} of {self.of}, {percent[0]} % ({percent[1]}..{percent[2]})"


def share(held: int, of: int) -> Share:
    """`held` of `of` with Wilson's interval at 95 %; raises ValueError for impossible counts."""
    if not 0 <= held <= of:
        raise ValueError(f"{held} of {of} is no share")
    if of == 0:
        return Share(0, 0, 0.0, 1.0)
    p, z2 = held / of, _Z * _Z
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * sqrt(p * (1 - p) / of + z2 / (4 * of * of))
    low = 0.0 if held == 0 else max(0.0, middle - half)
    high = 1.0 if held == of else min(1.0, middle + half)
    return Share(held, of, round(low, 4), round(high, 4))
