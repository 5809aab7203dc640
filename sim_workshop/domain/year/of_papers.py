"""What was signed and what pays: charter, agreements and grants that end or wait for a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.finding import (
    AGREEMENT_ENDS_WITHIN,
    GRANT_ENDS_WITHIN,
    REVIEWED_WITHIN,
    Finding,
    Moves,
    Rule,
    found,
)
from sim_workshop.domain.year.keeping_on import CloseOut, Pause
from sim_workshop.domain.year.monitoring import Cycle
from sim_workshop.domain.year.of_meetings import charter_of
from sim_workshop.domain.year.working import Funding

IN_ORDER: tuple[tuple[type[Record], str, str], ...] = (
    (Charter, "chair_since", "chair_until"), (Agreement, "signed", "review"),
    (Agreement, "signed", "ends"), (Funding, "starts", "ends"), (Pause, "since", "until"),
    (Cycle, "started", "ended"),
)  # fmt: skip
"""Kind, the day that comes first, and the day that cannot be before it."""


def of_papers(map_: Map, today: date, _moves: Moves) -> Iterator[Finding]:
    yield from _charter(map_, today)
    for agreement in map_.all(Agreement):
        yield from _agreement(agreement, today)
    closed = {c.of for c in map_.all(CloseOut)}
    for grant in map_.all(Funding):
        if grant.id not in closed:
            yield from _grant(map_, grant, today)
    yield from _out_of_order(map_)


def _charter(map_: Map, today: date) -> Iterator[Finding]:
    charter = charter_of(map_)
    looked = charter and (charter.reviewed_on or charter.agreed_on)
    if charter and looked and looked < today - timedelta(days=REVIEWED_WITHIN):
        yield found("charter_review", records=(charter.id,), day=looked)


def _agreement(agreement: Agreement, today: date) -> Iterator[Finding]:
    due = _what_is_due(agreement, today)
    if due:
        rule, saying, day = due
        yield found(rule, agreement.id, saying, (agreement.id,), title=agreement.title, day=day)


def _what_is_due(agreement: Agreement, today: date) -> tuple[Rule, str, date] | None:
    ends, review = agreement.ends, agreement.review
    if ends and ends < today:
        return "agreement_ended", "", ends
    if review and review <= today:
        return "agreement_due", "", review
    if ends and ends <= today + timedelta(days=AGREEMENT_ENDS_WITHIN):
        return "agreement_due", "ends", ends
    return None


def open_lines(map_: Map, grant: Funding) -> tuple[str, ...]:
    """Lines of the sustainability checklist nobody has answered for this grant."""
    answered = {s.line for s in grant.sustained if s.answer}
    return tuple(line.id for line in map_.pack.sustainability if line.id not in answered)


def checklist_is_open(grant: Funding, today: date) -> bool:
    """From twelve months before the grant ends."""
    return bool(grant.ends and grant.ends <= today + timedelta(days=GRANT_ENDS_WITHIN))


def _grant(map_: Map, grant: Funding, today: date) -> Iterator[Finding]:
    if not grant.ends or not checklist_is_open(grant, today):
        return
    if grant.ends < today:
        yield found("grant_ended", grant.id, records=(grant.id,), title=grant.title, day=grant.ends)
    elif left := open_lines(map_, grant):
        yield found("grant_ending", grant.id, records=(grant.id,), title=grant.title,
                    day=grant.ends, open=len(left), of=len(map_.pack.sustainability))  # fmt: skip


def _out_of_order(map_: Map) -> Iterator[Finding]:
    for kind, first, then in IN_ORDER:
        for record in map_.all(kind):
            a, b = getattr(record, first), getattr(record, then)
            if a and b and b < a:
                yield found("dates", record.id, then, (record.id,), what=_called(record),
                            first=a, then=b)  # fmt: skip


def _called(record: Record) -> str:
    named = (getattr(record, name, "") for name in ("title", "plan", "reason"))
    return next((str(n) for n in named if n), record.label)
