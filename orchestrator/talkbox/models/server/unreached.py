"""Why there is no connection, in one sentence: who does not listen, and what to do."""

from __future__ import annotations

import errno
import socket
import ssl

from talkbox.models.server.address import Address
from talkbox.models.server.faults import Unreached

_NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ENETDOWN})


def unreached(address: Address, error: BaseException) -> Unreached:
    """The fault for an error at connecting."""
    cause = next((each for each in error.args if isinstance(each, BaseException)), error)
    where = address.origin
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = f"its certificate is not trusted ({cause.verify_message.rstrip('.')})"
        cure = "give the name that the certificate is for, or have SSL_CERT_FILE name its issuer"
        return Unreached(f"{where} was not asked: {why}; {cure}.", passing=False)
    if isinstance(cause, ssl.SSLError):
        return Unreached(
            f"{where} does not speak TLS; write http:// if it has no encryption.", passing=False
        )
    if isinstance(cause, socket.gaierror):
        return Unreached(f"There is no host {address.host}; check the address.", passing=False)
    if isinstance(cause, TimeoutError):
        why = f"No connection to {where} within 5 seconds; is the machine on, and its port open?"
    elif isinstance(cause, OSError) and cause.errno in _NO_WAY:
        why = f"There is no way to {where}; is the machine on, and in the same network?"
    else:
        why = f"Nothing listens at {where}; start the server, or give the port that it prints."
    return Unreached(why, passing=True)
