"""Problem solving: what the record shows, dealt with, paused, or mended at once."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.leads import read_lead
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import CHARTER_ID, Agreement, Charter
from sim_workshop.domain.year.finding import Finding, Moves
from sim_workshop.domain.year.finding_words import plain_fact
from sim_workshop.domain.year.findings import Health, health, pauses_on
from sim_workshop.domain.year.keeping_on import Handled, Pause
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.store import Store, Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened


def local_day(map_: Map, moment: datetime) -> date:
    """The day it is where the committee meets."""
    return moment.astimezone(ZoneInfo(map_.workshop.time_zone)).date()


def moves_of(store: Store, map_: Map) -> Moves:
    moved = store.moved(map_.code)
    first = {record: local_day(map_, a) for record, (a, _b) in moved.items()}
    return Moves(first, {record: local_day(map_, b) for record, (_a, b) in moved.items()})


def health_of(acting: Acting) -> Health:
    """What the record shows today."""
    map_ = acting.map
    return health(map_, local_day(map_, acting.now()), moves_of(acting.store, map_))


def deal_with(acting: Acting, *, finding: Finding, how: str, names_nobody: bool = False) -> Handled:
    """The committee did something about it: quiet while the fact stays the same."""
    not_empty(how, "What was done")
    screened(how, names_nobody=names_nobody)
    with acting.act("finding.handled", "keep_year") as work:
        before = [h for h in work.map.all(Handled, hidden=True) if h.finding == finding.name]
        known = before[0].id if before else work.new_id("hd")
        today = local_day(work.map, acting.now())
        return work.put(Handled(
            id=known, finding=finding.name, fact=plain_fact(finding), how=how, on=today
        ))  # fmt: skip


def take_up_again(acting: Acting, *, id: str) -> Handled:
    """It was not dealt with after all: the finding shows again."""
    with acting.act("finding.reopened", "keep_year", id) as work:
        return work.put(work.need(id, Handled).but(removed=True))


def pause(
    acting: Acting, *, of: str = "", reason: str, since: date | None = None,
    until: date | None = None, names_nobody: bool = False,
) -> Pause:  # fmt: skip
    """A stop that is meant. Nobody is chased until its last day."""
    not_empty(reason, "The reason")
    screened(reason, names_nobody=names_nobody)
    with acting.act("pause.begun", "keep_year") as work:
        today = local_day(work.map, acting.now())
        start = since or today
        if until and until < start:
            raise NotAllowed("The pause ends before it begins. Nothing was saved.")
        if of:
            work.need(of, Workgroup)
        if of in pauses_on(work.map, today):
            raise NotAllowed("This is paused already. End that pause first.")
        return work.put(Pause(id=work.new_id("pa"), of=of, reason=reason, since=start, until=until))


def end_pause(acting: Acting, *, id: str) -> Pause:
    """Taken up again: today is the first day without the pause."""
    with acting.act("pause.ended", "keep_year", id) as work:
        stop = work.need(id, Pause)
        today = local_day(work.map, acting.now())
        last = date.fromordinal(today.toordinal() - 1)
        if stop.since and stop.since > last:
            return work.put(stop.but(removed=True))
        return work.put(stop.but(until=last))


def seat_chair(
    acting: Acting, *, of: str = CHARTER_ID, chair: str, chair_agency: str = "",
    co_chair: str = "", co_chair_agency: str = "", successor: str = "",
) -> Charter | Workgroup:  # fmt: skip
    """Who leads from now on, of the committee or of a workgroup."""
    not_empty(chair, "The chair")
    if any(read_lead(name).unfilled == "several" for name in (chair, co_chair) if name):
        raise NotAllowed("One person is chair. Write the second one as co-chair.")
    screened(chair_agency, co_chair_agency)
    with acting.act("chair.seated", "keep_year", of) as work:
        seat = _seat(work, of)
        fields = {"chair": chair, "chair_agency": chair_agency, "co_chair": co_chair,
                  "co_chair_agency": co_chair_agency, "chair_until": None}  # fmt: skip
        if isinstance(seat, Workgroup):
            return work.put(seat.but(**fields))
        since = local_day(work.map, acting.now()) if chair != seat.chair else seat.chair_since
        return work.put(seat.but(**fields, successor=successor, chair_since=since))


def _seat(work: Work, of: str) -> Charter | Workgroup:
    if of == CHARTER_ID:
        known = work.get(CHARTER_ID)
        return known if isinstance(known, Charter) else Charter()
    return work.need(of, Workgroup)


def renew_agreement(
    acting: Acting, *, id: str, review: date | None = None, ends: date | None = None
) -> Agreement:
    """An agreement goes on, with the days on which it is looked at again and ends."""
    with acting.act("agreement.renewed", "keep_year", id) as work:
        agreement = work.need(id, Agreement)
        today = local_day(work.map, acting.now())
        if any(day and day < today for day in (review, ends)):
            raise NotAllowed("Write days to come. Nothing was saved.")
        return work.put(agreement.but(review=review, ends=ends))
