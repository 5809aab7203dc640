"""Findings of any record: none fails, each can be said, and saying it twice is the same."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.record import Record
from sim_workshop.domain.year.engagement import Agreement
from sim_workshop.domain.year.finding import Moves
from sim_workshop.domain.year.finding_words import fact, plain_fact
from sim_workshop.domain.year.findings import findings, health
from sim_workshop.domain.year.keeping_on import Handled
from sim_workshop.domain.year.my_week import week_of
from sim_workshop.domain.year.reminders import reminders
from sim_workshop.words import say_date
from tests.builders import a_map, a_member
from tests.exchange.any_records import any_records

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(any_records(), DAYS, st.integers(0, 400))
def test_whatever_a_file_brought_every_finding_can_be_said(
    records: tuple[Record, ...], today: date, ago: int
) -> None:
    map_ = a_map(*records)
    touched = dict.fromkeys(map_.records, today - timedelta(days=ago))
    found = findings(map_, today, Moves(touched, touched))
    assert found == findings(map_, today, Moves(touched, touched))
    for finding in found:
        assert fact(finding, say_date)
        assert plain_fact(finding)
    week_of(map_, a_member("planner", name="Jane Roe"), today)
    reminders(map_, today)


@given(any_records(), DAYS)
def test_each_one_dealt_with_is_quiet_the_next_day_too(
    records: tuple[Record, ...], today: date
) -> None:
    bare = tuple(r for r in records if r.kind not in ("handled", "pause"))
    found = findings(a_map(*bare), today, Moves())
    done = [Handled(id=f"h-{n}", finding=f.name, fact=plain_fact(f), how="Done")
            for n, f in enumerate(found)]  # fmt: skip
    seen = health(a_map(*bare, *done), today, Moves())
    assert seen.open == ()
    assert {q.finding for q in seen.quiet} == set(found)


def test_a_fact_does_not_age() -> None:
    """Otherwise what was dealt with would come back each morning."""
    map_ = a_map(Agreement(id="a1", title="Jail data", ends=date(2028, 2, 1)))
    said = [
        [plain_fact(f) for f in findings(map_, date(2028, 3, n), Moves())
         if f.rule == "agreement_ended"]
        for n in (1, 2, 30)
    ]  # fmt: skip
    assert said == [["“Jail data” ended on 2028-02-01."]] * 3
