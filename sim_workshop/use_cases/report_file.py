"""The Word report of a workshop as it is handed over: in the county's dress, with its state and the
log counted."""

from __future__ import annotations

from datetime import UTC, datetime

from sim_workshop import __version__
from sim_workshop.domain.finality import is_final, still_open
from sim_workshop.domain.privacy import release
from sim_workshop.domain.report_plan import Audience, Length
from sim_workshop.domain.workshop import Map
from sim_workshop.use_cases.beside import Beside


def report_file(map_: Map, beside: Beside, *, length: Length, audience: Audience) -> bytes:
    from sim_workshop.exchange import report

    plan = map_.report_plan
    own, logo = beside.upload(plan.template), beside.upload(plan.logo)
    return report.write(
        map_.once(release), made_at=datetime.now(UTC), version=__version__,
        dress=report.Dress(own.content if own else None, logo.content if logo else None),
        draft=not is_final(map_), audience=audience,
        names=frozenset(m.name for m in map_.members.values() if m.name), length=length,
        open_=still_open(map_),
        acts=tuple(report.DayOfActs(day, counted) for day, counted in beside.acts),
    )  # fmt: skip
