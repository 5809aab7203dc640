"""Who leads: a chair gone, two chairs at once, one person who carries it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from sim_workshop.domain.leads import read_lead
from sim_workshop.domain.plan import OVER, ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Charter
from sim_workshop.domain.year.finding import (
    CHAIR_LEAVES_WITHIN,
    LEADS_MANY,
    LEADS_SHARE,
    LED_ALL_OF,
    Finding,
    Moves,
    found,
)
from sim_workshop.domain.year.of_meetings import charter_of, held_meetings
from sim_workshop.domain.year.working import Workgroup

COMMITTEE = "charter"


def of_chairs(map_: Map, today: date, _moves: Moves) -> Iterator[Finding]:
    seats = open_workgroups(map_, today)
    charter = charter_of(map_)
    for led in (*((charter,) if charter else ()), *seats):
        yield from _chair(led, today)
        if read_lead(led.chair).unfilled == "several":
            yield found("two_chairs", led.id, records=(led.id,), where=_called(led),
                        chairs=led.chair)  # fmt: skip
    yield from _two_charters(map_, today)
    yield from _leads_every_meeting(map_, today)
    yield from _leads_many_steps(map_)


def open_workgroups(map_: Map, today: date) -> tuple[Workgroup, ...]:
    return tuple(w for w in map_.all(Workgroup) if not (w.closed_on and w.closed_on <= today))


def open_steps(map_: Map) -> tuple[ActionStep, ...]:
    return tuple(s for s in map_.steps if s.status not in OVER)


def _called(led: Charter | Workgroup) -> str:
    return led.name if isinstance(led, Workgroup) else ""


def _chair(led: Charter | Workgroup, today: date) -> Iterator[Finding]:
    follows = led.co_chair or getattr(led, "successor", "")
    until = led.chair_until
    saying = "group" if isinstance(led, Workgroup) else ""
    if follows:
        return
    if not led.chair:
        yield found("no_chair", led.id, saying or "never", (led.id,), where=_called(led))
    elif until and until < today:
        yield found("no_chair", led.id, f"gone{saying}", (led.id,), where=_called(led),
                    chair=led.chair, day=until)  # fmt: skip
    elif until and until <= today + timedelta(days=CHAIR_LEAVES_WITHIN):
        yield found("chair_leaves", led.id, saying, (led.id,), where=_called(led),
                    chair=led.chair, day=until)  # fmt: skip


def _two_charters(map_: Map, today: date) -> Iterator[Finding]:
    """Files can bring a second charter; each names its own chair."""
    current = [c for c in map_.all(Charter) if c.chair]
    current = [c for c in current if not (c.chair_until and c.chair_until < today)]
    if len({c.chair for c in current}) > 1:
        yield found("two_chairs", COMMITTEE, records=(c.id for c in current), where="",
                    chairs="; ".join(c.chair for c in current))  # fmt: skip


def _leads_every_meeting(map_: Map, today: date) -> Iterator[Finding]:
    led = [(day, m.led_by) for day, m in held_meetings(map_, today) if m.led_by][-LED_ALL_OF:]
    if len(led) == LED_ALL_OF and len({who for _, who in led}) == 1:
        yield found("one_leads", "meetings", "meetings", who=led[0][1], since=led[0][0],
                    count=LED_ALL_OF)  # fmt: skip


def _leads_many_steps(map_: Map) -> Iterator[Finding]:
    leads = Counter(s.lead for s in open_steps(map_) if s.lead)
    for who, many in sorted(leads.items()):
        if many >= LEADS_MANY and many > LEADS_SHARE * leads.total():
            steps = (s.id for s in open_steps(map_) if s.lead == who)
            yield found("one_leads", who, records=steps, who=who, many=many, of=leads.total())
