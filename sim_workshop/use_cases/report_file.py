"""The Word report of a workshop as it is handed over: in the county's dress, with its state and the
log counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache, partial

from sim_workshop import __version__
from sim_workshop.domain.finality import is_final, still_open
from sim_workshop.domain.privacy import release
from sim_workshop.domain.report_plan import Audience, Length
from sim_workshop.domain.workshop import Map
from sim_workshop.use_cases.beside import Beside


def report_file(map_: Map, beside: Beside, *, length: Length, audience: Audience) -> bytes:
    """Written twice where pages can be counted: the second time its contents name them."""
    from sim_workshop.exchange.report.page_numbers import counted

    write = _writing(map_, beside, length, audience)
    first = write({})
    if length == "brief" or not (pages := counted(first)):
        return first
    return write(pages)


def _writing(
    map_: Map, beside: Beside, length: Length, audience: Audience
) -> Callable[[Mapping[str, int]], bytes]:
    """Writes it any number of times, of one moment; pictures are drawn once."""
    from sim_workshop.exchange import report
    from sim_workshop.exchange.report import flow_page, map_page, number_charts

    plan = map_.report_plan
    released = map_.once(release)
    drawn = cache(lambda: map_page.draw(released.map))
    flowing = cache(lambda: flow_page.draw(released.map))
    own, logo = beside.upload(plan.template), beside.upload(plan.logo)
    write = partial(
        report.write, released, made_at=datetime.now(UTC), version=__version__,
        picture=lambda _map: drawn(), flow=lambda _map: flowing(), chart=cache(number_charts.draw),
        dress=report.Dress(own.content if own else None, logo.content if logo else None),
        draft=not is_final(map_), audience=audience, length=length, open_=still_open(map_),
        names=frozenset(m.name for m in map_.members.values() if m.name),
        acts=tuple(report.DayOfActs(day, counted) for day, counted in beside.acts),
    )  # fmt: skip
    return lambda pages: write(pages=pages)
