"""The log as a table: what was done, when, by whom as shown then; nothing runs as a formula."""

from __future__ import annotations

import csv
import io

import pytest

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.use_cases import arranging, history, hosting, mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.publishing import make_file
from tests.conftest import joined


def rows(lead: Acting) -> list[list[str]]:
    made = make_file(lead.store, lead.code, lead.member, "log.csv")
    assert made.name.startswith("INTERNAL-")
    return list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"))))


def test_every_act_stands_in_it_in_the_order_of_the_day(lead: Acting) -> None:
    jo = joined(lead, "Jo", "City police", "Law enforcement")
    arranging.move_room(lead, at="1", stage="intercept")
    mapping.place_entry(jo, kind="gap", text="No bed at night", places=["1"])
    mapping.place_entry(jo, kind="gap", text="Said wrongly", places=["1"])
    history.undo_last(jo)
    head, *lines = rows(lead)
    assert head == ["Revision", "Day", "Time", "Who", "What was done", "Taken back"]
    assert [int(line[0]) for line in lines] == sorted(int(line[0]) for line in lines)
    told = [(who, said, back) for _, _, _, who, said, back in lines]
    assert ("Law enforcement", "added “No bed at night”", "") in told
    assert ("Law enforcement", "added “Said wrongly”", "yes") in told
    assert not any("Jo" in who for who, _, _ in told)


@pytest.mark.parametrize("bad", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(1)"])
def test_an_agency_that_is_a_formula_stays_a_text(lead: Acting, bad: str) -> None:
    for n in range(3):
        jo = joined(lead, f"Jo {n}", bad)
    mapping.place_entry(jo, kind="gap", text=bad, places=["1"])
    for row in rows(lead):
        for cell in row:
            assert cell[:1] not in ("=", "+", "-", "@", "\t")


@pytest.mark.parametrize("role", ["planner", "co-facilitator"])
def test_planners_and_facilitators_take_it_away(lead: Acting, role: str) -> None:
    link = hosting.new_link(lead.store, lead.code, role)  # type: ignore[arg-type]
    member = hosting.sign_in_with_key(lead.store, link)
    assert make_file(lead.store, lead.code, member, "log.csv").content


def test_a_participant_does_not(lead: Acting) -> None:
    jo = joined(lead, "Jo", "City police")
    with pytest.raises(NotAllowed, match="The log is for planners"):
        make_file(lead.store, lead.code, jo.member, "log.csv")
