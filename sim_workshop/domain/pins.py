"""The short number with which a participant comes back on another device.

It is kept nowhere: it follows from a secret of this server, from whose it is, and from how often
it was changed. Whoever holds the secret can tell it; a file of the workshop does not contain it.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from sim_workshop.domain.people import Member, Role

DIGITS = 6
"""A million. With a handful of tries an hour, nobody finds one in a day's workshop."""
HAVE_PINS: frozenset[Role] = frozenset({"stakeholder", "planner"})
"""Whoever leads has a passphrase instead; screens have nobody to remember one."""


def pin_of(secret: str, member: Member) -> str:
    """This person's PIN; empty for those who have none."""
    if member.role not in HAVE_PINS:
        return ""
    whose = f"pin {member.workshop} {member.id} {member.pins_before}"
    digest = hmac.new(secret.encode(), whose.encode(), sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}}"


def spoken_pin(pin: str) -> str:
    """As it is shown and read out: in two groups of three."""
    return f"{pin[:3]} {pin[3:]}"


def typed_pin(text: str) -> str:
    """What somebody typed, without spaces and dashes."""
    return "".join(c for c in text if c.isascii() and c.isdigit())
