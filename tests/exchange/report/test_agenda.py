"""The report says how the time was used, where the workshop ran by its agenda."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sim_workshop.domain.agenda import AgendaBlock, Span
from sim_workshop.domain.privacy import release
from sim_workshop.exchange import report
from tests.builders import a_map
from tests.exchange.report.opened import Opened

NINE = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)


def opened(*blocks: AgendaBlock) -> Opened:
    made = report.write(release(a_map(*blocks)), made_at=NINE, version="1", picture=None)
    return Opened(made)


def test_planned_and_used_minutes_stand_side_by_side() -> None:
    ran = (Span(started=NINE, ended=NINE + timedelta(minutes=97)),)
    file = opened(
        AgendaBlock(id="ab1", title="Intercepts 0 and 1", planned=90, spans=ran, order=1),
        AgendaBlock(id="ab2", title="Vote and results", planned=20, order=2),
    )
    found = [line.text for line in file.lines if line.in_table]
    start = found.index("Part of the day") - 1
    assert found[start : start + 12] == [
        "Day", "Part of the day", "Planned", "Used",
        "1", "Intercepts 0 and 1", "90", "97",
        "1", "Vote and results", "20", "not held",
    ]  # fmt: skip


def test_an_agenda_nobody_ran_by_is_not_printed() -> None:
    assert (
        "Vote and results"
        not in opened(AgendaBlock(id="ab2", title="Vote and results", planned=20)).text
    )
