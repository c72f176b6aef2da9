"""The question before something is sent to a far server without encryption."""

from __future__ import annotations

import sys

import click


def agreed(name: str | None) -> bool:
    """Whether the person at the terminal agrees, for a model's name that is such an address.

    A yes is written into the configuration, and not asked for again. False where there is nothing
    to ask, or nobody. Raises ModelError when the answer is no.
    """
    from talkbox.models import server_address

    address = server_address(name) if name else None
    if address is None or address.is_near or not address.is_plain:
        return False
    from talkbox.plain_http import agree, is_risk, question, refusal

    if not is_risk(address) or not _somebody_is_there():
        return False
    if not click.confirm(question(address), err=True):
        from talkbox.messages import ModelError

        raise ModelError(f"Nothing was sent. {refusal(address)}")
    agree(address)
    return True


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
