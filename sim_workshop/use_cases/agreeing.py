"""Agreements between agencies, and the charter of their committee."""

from __future__ import annotations

from typing import Any

from sim_workshop.content import load_pack
from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.place import CharterTemplate
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.agreeing import refuse_dates_out_of_order
from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.engagement import CHARTER_ID, Agreement, Charter
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.use_cases.correcting import corrected, still_kept

TEXTS = ("title", "purpose", "duties", "rules", "drift")
LONGEST_MEETING = 8 * 60


def place_agreement(
    acting: Acting, /, *, title: str, names_nobody: bool = False, **known: Any
) -> Agreement:
    """A memorandum or another agreement, with where each party stands."""
    not_empty(title, "The title of the agreement")
    _screen({"title": title, **known}, names_nobody)
    with acting.act("agreement.placed", "keep_year") as work:
        agreement = Agreement(id=work.new_id("am"), title=title, **known)
        refuse_dates_out_of_order(agreement)
        return work.put(agreement)


def correct_agreement(
    acting: Acting, /, *, id: str, seen: Agreement | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Agreement:  # fmt: skip
    not_empty(str(changes.get("title", "-")), "The title of the agreement")
    _screen(changes, names_nobody)
    with acting.act("agreement.corrected", "keep_year") as work:
        agreement = corrected(work, Agreement, id, seen, changes)
        refuse_dates_out_of_order(agreement)
        return work.put(agreement)


def remove_agreement(acting: Acting, *, id: str) -> Agreement:
    with acting.act("agreement.removed", "keep_year") as work:
        return work.put(still_kept(work, id, Agreement).but(removed=True))


def _screen(known: dict[str, Any], names_nobody: bool) -> None:
    remarks = (p.remark for p in known.get("parties", ()))
    texts = (str(known.get(t, "")) for t in TEXTS)
    screened(*texts, *remarks, names_nobody=names_nobody)


# The charter.


def template_of(map_: Map) -> CharterTemplate:
    """Of the workshop's own pack; a workshop from before gets today's."""
    return (map_.pack.charter or load_pack().charter)[0]


def begin_charter(acting: Acting) -> Charter:
    """The usual charter as a start: purpose, required seats, how often, rules."""
    with acting.act("charter.begun", "keep_year") as work:
        known = work.get(CHARTER_ID)
        if isinstance(known, Charter) and known.is_visible:
            raise NotAllowed("There is a charter already. Correct it.")
        usual = template_of(work.map)
        seats = tuple(s for s in usual.seats if work.map.pack.seat(s))
        return work.put(
            Charter(
                purpose=usual.purpose, seats=seats, rules="\n".join(usual.rules),
                meets_every_days=usual.meets_every_days, meets_minutes=usual.meets_minutes,
            )
        )  # fmt: skip


def correct_charter(
    acting: Acting, /, *, id: str = CHARTER_ID, seen: Charter | None = None,
    names_nobody: bool = False, **changes: Any,
) -> Charter:  # fmt: skip
    _screen(changes, names_nobody)
    with acting.act("charter.corrected", "keep_year") as work:
        return work.put(_that_can_be_meant(corrected(work, Charter, id, seen, changes)))


def review_charter(acting: Acting, *, drift: str = "", names_nobody: bool = False) -> Charter:
    """The committee looked at it today: it stands, and what is done beside it is meant."""
    screened(drift, names_nobody=names_nobody)
    with acting.act("charter.reviewed", "keep_year") as work:
        today = acting.now().date()
        return work.put(_known_charter(work).but(reviewed_on=today, drift=drift))


def _known_charter(work: Work) -> Charter:
    if charter_of(work.map).purpose == "" and work.get(CHARTER_ID) is None:
        raise NotAllowed("There is no charter yet. Begin one first.")
    return still_kept(work, CHARTER_ID, Charter)


def _that_can_be_meant(charter: Charter) -> Charter:
    if not 1 <= charter.meets_every_days <= 366:
        raise NotAllowed("The committee meets every 1 to 366 days. Nothing was saved.")
    if not 1 <= charter.meets_minutes <= LONGEST_MEETING:
        raise NotAllowed("A meeting takes from 1 to 480 minutes. Nothing was saved.")
    since, until = charter.chair_since, charter.chair_until
    if since and until and until < since:
        raise NotAllowed("The chair would leave before beginning. Nothing was saved.")
    if charter.agreed_on and charter.reviewed_on and charter.reviewed_on < charter.agreed_on:
        raise NotAllowed("It would be reviewed before it was agreed. Nothing was saved.")
    if charter.chair and charter.chair == charter.co_chair:
        raise NotAllowed("Chair and co-chair are two people. Nothing was saved.")
    return charter
