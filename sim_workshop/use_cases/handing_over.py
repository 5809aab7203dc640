"""From the laptop of the day to the county's server: one workshop moves, with its whole past."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.people import Member, Role
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import WORKSHOP_ID, Workshop
from sim_workshop.store import Store, handing_over, signing_in
from sim_workshop.use_cases.acting import screened, utc_now
from sim_workshop.use_cases.hosting import LINK_LIFE, refuse_what_cannot_be_meant

SERVER = Member(id="", role="host")
"""Whoever can run commands on the server is its host."""
WITH_LINKS: tuple[Role, ...] = ("facilitator", "co-facilitator", "planner")


@dataclass(frozen=True)
class Link:
    """A new link for somebody who had one where the workshop came from."""

    role: Role
    name: str
    key: str


@dataclass(frozen=True)
class TakenOver:
    """A workshop that has moved here."""

    code: str
    links: tuple[Link, ...]


def hand_over(store: Store, code: str, file: Path, *, where: str = "") -> None:
    """Writes the workshop to a new file; what stays here can only be read, and says where it went.

    Both or neither: a file that could not be written leaves the workshop as it was.
    """
    if file.exists():
        raise NotAllowed(f"{file.name} is there already. Choose another name; nothing was changed.")
    screened(where)
    partial = file.with_name(f".{file.name}.part")
    try:
        with store.transact(code, SERVER, "workshop.handed_over", utc_now()) as work:
            handing_over.write(work.connection, code, partial)
            settings = work.need(WORKSHOP_ID, Workshop)
            work.put(settings.but(moved_at=work.at, moved_to=one_line(where)))
            partial.replace(file)
    except OSError as error:
        raise CannotRead(f"{file.name} cannot be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)


def is_handover(file: Path) -> bool:
    """Whether a file holds a workshop that is to move here."""
    return handing_over.is_one(file)


def take_over(store: Store, file: Path) -> TakenOver:
    """Takes a workshop in, with ids and history, and makes new links for whoever leads or plans."""
    with store.people() as connection:
        moved = handing_over.read(connection, file)
        refuse_what_cannot_be_meant(moved.workshop)
    return TakenOver(moved.code, tuple(_new_links(store, moved.code)))


def _new_links(store: Store, code: str) -> list[Link]:
    leading = [m for m in store.read(code).members.values() if m.role in WITH_LINKS]
    now = utc_now()
    with store.people() as connection:
        return [
            Link(m.role, m.name, signing_in.new_grant(
                connection, role=m.role, workshop=code, at=now, member=m.id,
                once=m.role != "planner", expires=now + LINK_LIFE))
            for m in leading if not m.withdrawn
        ]  # fmt: skip
