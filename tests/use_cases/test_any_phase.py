"""Every file can be taken away at every stage of the day, a vote that is open included."""

from __future__ import annotations

from typing import get_args

import pytest

from sim_workshop.domain.workshop import Stage
from sim_workshop.use_cases import arranging, prioritizing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.publishing import make_file
from tests.conftest import joined

TAKEN = ("report.docx", "plan.csv", "map.graphml", "workbook.xlsx", "workshop.json")


@pytest.mark.usefixtures("pages_uncounted")
@pytest.mark.parametrize("stage", get_args(Stage))
def test_files_of_every_stage(lead: Acting, stage: Stage) -> None:
    jo = joined(lead, "Jo", "City police")
    for title in ("Beds", "Rides", "Nights"):
        prioritizing.name_priority(lead, title=title)
    if stage in ("ballot", "result"):
        round_ = prioritizing.open_round(lead, budget=2)
        prioritizing.cast_ballot(jo, round=round_.id, marks={"A": 2})
    if stage == "result":
        prioritizing.close_round(lead, round=round_.id)
        prioritizing.reveal_round(lead, round=round_.id)
    if stage not in ("ballot", "result"):
        arranging.move_room(lead, stage=stage)
    assert lead.map.room.stage == stage
    for name in TAKEN:
        assert make_file(lead.store, lead.code, lead.member, name).content
