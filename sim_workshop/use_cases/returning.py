"""Coming back as the same person on another device, with name and PIN; and a PIN told or changed.

Both devices are then that person. See docs/decisions/0012-pins.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.people import Member
from sim_workshop.domain.pins import HAVE_PINS, pin_of, typed_pin
from sim_workshop.domain.recognising import here_as
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store, signing_in
from sim_workshop.use_cases.acting import Acting, utc_now
from sim_workshop.use_cases.guessing import Tries
from sim_workshop.words import _, ngettext


@dataclass
class Pins:
    """The PINs of this server, and what was tried on them."""

    secret: str = field(repr=False)
    tries: Tries = field(default_factory=Tries)

    def of(self, member: Member) -> str:
        return pin_of(self.secret, member)


def come_back(store: Store, pins: Pins, code: str, name: str, agency: str, pin: str) -> Member:
    """The person of this name whose PIN this is. A wrong name and a wrong PIN answer alike."""
    map_ = store.read(code)
    name, agency = one_line(name), one_line(agency)
    known = {m.id: m for m in _meant(map_, name, agency)}
    nobody = f"{code} {name.casefold()}"
    tried = pins.tries.try_on(
        known or {nobody: None}, lambda who: who in known and pins.of(known[who]) == typed_pin(pin)
    )
    if isinstance(tried, float):
        raise NotAllowed(_wait_said(tried))
    if tried is None:
        raise NotAllowed(_("This name and PIN do not fit together."))
    with store.transact(code, known[tried], "member.returned", utc_now()):
        pass
    return known[tried]


def _meant(map_: Map, name: str, agency: str) -> Sequence[Member]:
    """Of several people of one name those of this agency, or who joined without one."""
    known = here_as(map_.members.values(), name, agency)
    if agency or len({m.agency.casefold() for m in known}) < 2:
        return known
    if bare := [m for m in known if not m.agency]:
        return bare
    raise NotAllowed(_("Several people of this name have joined. Write your agency as well."))


def _wait_said(seconds: float) -> str:
    minutes = max(1, round(seconds / 60 + 0.49))
    return ngettext(
        "Too many wrong PINs. Try again in {n} minute, use the device you joined with, or ask "
        "the facilitator for a new PIN.",
        "Too many wrong PINs. Try again in {n} minutes, use the device you joined with, or ask "
        "the facilitator for a new PIN.",
        minutes,
    ).format(n=minutes)


def tell_pin(acting: Acting, pins: Pins, *, member: str) -> str:
    """The facilitator looks up the PIN of somebody who lost it: the history says so."""
    with acting.act("pin.told", "read_pins") as work:
        return pins.of(_of(work.map, member))


def renew_pin(acting: Acting, pins: Pins, *, member: str) -> str:
    """A new PIN; the old one opens nothing more, and wrong tries are forgotten."""
    with acting.act("pin.renewed", "read_pins") as work:
        found = _of(work.map, member)
        changed = found.model_copy(update={"pins_before": found.pins_before + 1})
        signing_in.put_member(work.connection, changed, work.revision)
    acting.store.forget(acting.code)
    pins.tries.forgive(member)
    return pins.of(changed)


def _of(map_: Map, member: str) -> Member:
    found = map_.members.get(member)
    if found is None or found.withdrawn or found.role not in HAVE_PINS:
        raise NotFound("This person has no PIN: they have not joined.")
    return found
