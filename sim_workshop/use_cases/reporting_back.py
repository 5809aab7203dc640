"""A workgroup reports back: its chair by a link without an account, or its own people in the app.
Five minutes: goals, timeline, who is responsible, progress, trouble, and a word for each step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.people import Member
from sim_workshop.domain.plan import NEEDS_A_REASON, ActionStep, Progress
from sim_workshop.domain.text import clean, one_line, shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import ReportBack
from sim_workshop.domain.year.said import TEXTS, Said, StepSaid
from sim_workshop.domain.year.workgroups import leads_today, report_backs, steps_of
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.store import Done, Store, Work, signing_in
from sim_workshop.use_cases.acting import Acting, screened, short_enough, utc_now
from sim_workshop.use_cases.solving import local_day
from sim_workshop.use_cases.working import workgroup_here

LINK_LIFE = timedelta(days=120)
"""A quarter and a month: the report that is late still arrives."""
PROGRESS: tuple[Progress, ...] = get_args(Progress)
GONE = "This link has expired or was withdrawn. Ask whoever keeps the plan for a new one."
NEEDS_WORDS = "Say in a few words why, for: "


# What whoever keeps the plan does.


def make_report_link(acting: Acting, *, id: str) -> str:
    """The key of a link that opens this workgroup's report-back and nothing else. An earlier link
    stops working. The key is told once and kept nowhere."""
    with acting.act("workgroup.linked", "keep_year") as work:
        group = workgroup_here(work, id)
        if group.closed_on:
            raise NotAllowed("This workgroup is closed. It reports back no more.")
        signing_in.withdraw_grant(work.connection, group.grant)
        key = signing_in.new_grant(
            work.connection, role=signing_in.REPORT, workshop=acting.code, at=work.at, once=False,
            expires=_until(work, group),
        )  # fmt: skip
        grant = signing_in.find_grant(work.connection, key)
        assert grant is not None
        work.put(group.but(grant=grant.id))
    return key


def _until(work: Work, group: Workgroup) -> datetime:
    """A chair who leaves on a day reports until its end, whoever leads then gets another link."""
    end, leaves = work.at + LINK_LIFE, group.chair_until
    if leaves is None or leaves <= local_day(work.map, work.at):
        return end
    zone = ZoneInfo(work.map.workshop.time_zone)
    return min(end, datetime(leaves.year, leaves.month, leaves.day, tzinfo=zone) + timedelta(1))


def withdraw_report_link(acting: Acting, *, id: str) -> Workgroup:
    """The link stops working at once; what was reported stays."""
    with acting.act("workgroup.unlinked", "keep_year") as work:
        group = workgroup_here(work, id)
        signing_in.withdraw_grant(work.connection, group.grant)
        return work.put(group.but(grant=""))


# What the workgroup does.


def report_back(
    acting: Acting, *, workgroup: str, said: Said, names_nobody: bool = False
) -> ReportBack:
    """In the app, by somebody of the workgroup or whoever keeps the plan."""
    screened(*said.screened_texts(), names_nobody=names_nobody)
    with acting.act("report_back.sent", "report_back", workgroup) as work:
        return _taken(work, workgroup_here(work, workgroup), said)


def remove_report_back(acting: Acting, *, id: str) -> ReportBack:
    """Away from the list; the status of the steps stays as it is now."""
    with acting.act("report_back.removed", "keep_year") as work:
        return work.put(work.need(id, ReportBack).but(removed=True))


@dataclass(frozen=True)
class Opened:
    """A workgroup as its chair's link opens it."""

    map: Map
    workgroup: Workgroup

    @property
    def steps(self) -> tuple[ActionStep, ...]:
        return steps_of(self.map, self.workgroup)

    @property
    def newest(self) -> ReportBack | None:
        return next(iter(report_backs(self.map, self.workgroup)), None)


def open_report(store: Store, key: str, now: datetime | None = None) -> Opened:
    """The form behind a link, or the sentence why it does not open."""
    at = now or utc_now()
    with store.reading_log() as connection:
        grant = signing_in.find_grant(connection, key)
    if grant is None or grant.role != signing_in.REPORT:
        raise NotFound("This link is not known here. Ask whoever sent it for a new one.")
    if grant.withdrawn or (grant.expires and grant.expires < at):
        raise NotAllowed(GONE)
    map_ = store.read(grant.workshop)
    group = next((g for g in map_.all(Workgroup) if g.grant == grant.id), None)
    if group is None or group.closed_on:
        raise NotAllowed(GONE)
    return Opened(map_, group)


def send_report(
    store: Store, key: str, said: Said, *, once: str = "", names_nobody: bool = False,
    now: datetime | None = None,
) -> ReportBack | None:  # fmt: skip
    """What a chair sent by the link; None when it was sent and saved before."""
    screened(*said.screened_texts(), names_nobody=names_nobody)
    opened, at = open_report(store, key, now), now or utc_now()
    who = Member(id="", role="stakeholder", workshop=opened.map.code)
    shows_nobody = opened.map.workshop.entry_names == "nothing"
    credit = "" if shows_nobody else opened.workgroup.name
    try:
        with store.transact(
            opened.map.code, who, "report_back.sent", at, key=once, credit=credit
        ) as work:
            group = workgroup_here(work, opened.workgroup.id)
            if group.grant != opened.workgroup.grant:
                raise NotAllowed(GONE)
            return _taken(work, group, said)
    except Done:
        return None


def _taken(work: Work, group: Workgroup, said: Said) -> ReportBack:
    """The report and the steps it speaks of, in one act."""
    texts = {t: clean(short_enough(getattr(said, t))) for t in TEXTS}
    changed = [step for s in said.steps if (step := _step(work, group, s))]
    if not any(texts.values()) and not changed:
        raise NotAllowed("Nothing was written. Say at least how it goes. Nothing was saved.")
    for step in changed:
        work.put(step)
    today = local_day(work.map, work.at)
    by = one_line(said.by) or leads_today(group, today)
    return work.put(ReportBack(id=work.new_id("rb"), workgroup=group.id, on=today, by=by, **texts))


def _step(work: Work, group: Workgroup, said: StepSaid) -> ActionStep | None:
    """The step as it stands now, where that is another than before."""
    step = work.get(said.id)
    if not isinstance(step, ActionStep) or step.removed or step.workgroup != group.id:
        raise NotFound(
            "A step of this form was removed or given to another workgroup meanwhile. Look at the "
            "steps again; what you wrote is still here."
        )
    status, reason = _status(said.status), clean(short_enough(said.reason))
    short = shortened(step.text, 60)
    if status in NEEDS_A_REASON and not (reason or step.status_as_written):
        raise NotAllowed(f"{NEEDS_WORDS}“{short}”. Nothing was saved.")
    if (status, reason) == (step.status, step.status_reason):
        return None
    if said.was and said.was != step.status and status != step.status:
        raise NotAllowed(
            f"Somebody set “{short}” to another status meanwhile. Look at it and send again."
        )
    return step.but(status=status, status_reason=reason)


def _status(word: str) -> Progress:
    found = next((p for p in PROGRESS if p == word), None)
    if found is None:
        raise NotAllowed("A step has a status that is not on the list. Nothing was saved.")
    return found
