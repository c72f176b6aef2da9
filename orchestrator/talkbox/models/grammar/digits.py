"""Regular expressions for the decimal numbers of a span, digit by digit from the left.

After each digit the rest is open (all that can follow lies in the span) or still tied to a bound.
Where it is open only the last digits matter, for the grid, so the expression stays short however
wide the span is: two chains of tied digits, one along each bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

Digit = tuple[int, str]
"""A digit, and the expression for what follows it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Values from `low` to `high`, both included, that are multiples of `every`."""

    low: int
    high: int
    decimals: int
    """All are scaled: 10 ** `decimals` is one."""
    every: int
    """No prime factors but 2 and 5, so that last digits show it."""

    @property
    def last_digits(self) -> int:
        """How many last digits the point and the grid look at."""
        count = self.decimals
        while 10**count % self.every:
            count += 1
        return count


def texts(span: Span) -> list[str]:
    """Expressions that together match every plain text of every value of the span."""
    ways = []
    if span.low < 0:
        mirrored = replace(span, low=max(1, -span.high), high=-span.low)
        ways += [f"-{way}" for way in _unsigned(mirrored)]
    if span.high >= 0:
        ways += _unsigned(replace(span, low=max(0, span.low)))
    return ways


def _unsigned(span: Span) -> list[str]:
    """One way for each number of integer digits; open ones in a row are one."""
    tail = _Tail(span, span.last_digits)
    longest = max(1, len(str(span.high)) - span.decimals)
    open_lengths = [length for length in range(2, longest + 1) if tail.is_open(length)]
    tied = [length for length in range(1, longest + 1) if length not in open_lengths]
    ways = [way for length in tied for way in tail.first(length)]
    if open_lengths:
        ways.append(tail.of_any_length(open_lengths[0], open_lengths[-1]))
    return ways


@dataclass(slots=True)
class _Tail:
    """What may follow the digits that were written."""

    span: Span
    last_digits: int
    known: dict[tuple[int, int], str | None] = field(default_factory=dict)

    def is_open(self, length: int) -> bool:
        """Whether all numbers with so many integer digits lie in the span, grid apart.

        False also for a length too short to have a digit that the grid does not look at.
        """
        one = 10**self.span.decimals
        least, most = 10 ** (length - 1) * one, 10**length * one - 1
        enough = length - 1 + self.span.decimals >= self.last_digits
        return enough and self.span.low <= least and most <= self.span.high

    def of_any_length(self, shortest: int, longest: int) -> str:
        """Numbers of open lengths; the first digit is not zero."""
        spare = self.span.decimals - self.last_digits - 1
        repeated = f"[0-9]{{{shortest + spare},{longest + spare}}}"
        return f"[1-9]{repeated}{self._open(self.last_digits, 0)}"

    def first(self, length: int) -> list[str]:
        """Numbers with so many integer digits, from their first one."""
        digits = range(0 if length == 1 else 1, 10)
        return _joined(self._follow(0, length + self.span.decimals, digits))

    def _follow(self, written: int, left: int, digits: range = range(10)) -> Iterator[Digit]:
        for digit in digits:
            rest = self._after(written * 10 + digit, left - 1)
            if rest is not None:
                yield digit, rest

    def _after(self, written: int, left: int) -> str | None:
        """The expression for what follows; None when nothing can make a value of it."""
        least = written * 10**left
        most = least + 10**left - 1
        if most < self.span.low or least > self.span.high:
            return None
        if self.span.low <= least and most <= self.span.high:
            return self._open(left, least % self.span.every)
        in_span = self.span.low <= least <= self.span.high
        ways = _joined(self._follow(written, left))
        return self._with_end(ways, in_span and least % self.span.every == 0, left)

    def _open(self, left: int, remainder: int) -> str | None:
        """What follows where only the grid matters; `remainder` is that of only zeros following."""
        if left > self.last_digits:
            rest = self._open(self.last_digits, 0)
            return f"{_repeated(left - self.last_digits)}{rest}"
        if (left, remainder) not in self.known:
            self.known[left, remainder] = self._last(left, remainder)
        return self.known[left, remainder]

    def _last(self, left: int, remainder: int) -> str | None:
        rests: list[Digit] = []
        for digit in range(10 if left else 0):
            rest = self._open(left - 1, (remainder + digit * 10 ** (left - 1)) % self.span.every)
            if rest is not None:
                rests.append((digit, rest))
        return self._with_end(_joined(iter(rests)), remainder == 0, left)

    def _with_end(self, ways: list[str], whole: bool, left: int) -> str | None:
        """The ways on, optional where a whole value stands; behind the point if that is next."""
        ends = whole and left <= self.span.decimals
        if not ways:
            return "" if ends else None
        on = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
        if left == self.span.decimals:
            on = rf"\.{on}"
        return f"(?:{on})?" if ends else on


def _joined(digits: Iterator[Digit]) -> list[str]:
    """One way for each different rest, its digits as one class."""
    by_rest: dict[str, str] = {}
    for digit, rest in digits:
        by_rest[rest] = by_rest.get(rest, "") + str(digit)
    return [_digit_class(digits) + rest for rest, digits in by_rest.items()]


def _digit_class(digits: str) -> str:
    if len(digits) == 1:
        return digits
    contiguous = int(digits[-1]) - int(digits[0]) == len(digits) - 1
    return f"[{digits[0]}-{digits[-1]}]" if contiguous else f"[{digits}]"


def _repeated(count: int) -> str:
    return "[0-9]" if count == 1 else f"[0-9]{{{count}}}"
