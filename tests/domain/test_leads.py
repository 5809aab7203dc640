"""Who leads: one named person or post, or why nobody does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.leads import UNFILLED, read_lead

ONE = [
    "Jane Roe", "Dr. Jane Roe", "Jane Roe, MD", "Sheriff Jane Roe", "Judge Ana de la Cruz", "Jane",
    "Jane Roe, Health Department", "Jane Roe (NAMI)", "Jane Roe, Director, Health Department",
    "NAMI: Jane Roe", "Sheriff's Office - Capt. Roe", "Lt. O'Brien", "Maria Garc\u00eda-L\u00f3pez",
    "Jail administrator", "Chief Probation Officer", "CIT coordinator", "associate circuit judge",
    "school social worker", "Burrell Behavioral Health, clinical director", "Police Chief",
    "evaluator at Central Oregon Community College", "Health Center administrator",
    "Sedalia Police officer", "director of the Health Department", "Undersheriff",
    "Assistant District Attorney", "Jail administrator, Sheriff's Office", "Court administrator",
    "Sheriff (Jane Roe)", "J. Roe",
]  # fmt: skip
NOBODY = [
    "", "  ", "TBD", "tbd.", "all", "All stakeholders", "everyone", "everybody", "team", "the team",
    "N/A", "none", "-", "?", "committee of the whole", "to be determined", "same", "not stated",
    "each agency",
]  # fmt: skip
SEVERAL = [
    "Sheriff and Mental Health", "Council and Sheriff", "Jane Roe and John Doe",
    "Jane Roe / John Doe",
    "Jail; Probation", "Sheriff, District Attorney", "Jane Roe, John Doe", "NAMI & Sheriff",
    "Jail administrator, Chief Probation Officer", "Jane Roe with NAMI", "probation officers",
    "Jane Roe\nJohn Doe",
]  # fmt: skip
AGENCY = [
    "Sheriff", "the Sheriff", "county", "Sheriff's Office", "Health and Community Services",
    "task force", "task force planners", "steering committee", "Behavioral Health Subcommittee",
    "County Stepping Up Initiative", "Houston Police Department", "NAMI", "CSCD", "CEO office",
    "Department of Health", "Office of the Sheriff", "Public Defender", "District Attorney",
    "Parole and Probation", "Mental Health", "Harris Center", "State's Attorney", "Harris County",
]  # fmt: skip


@pytest.mark.parametrize("written", ONE)
def test_one_leads(written: str) -> None:
    lead = read_lead(written)
    assert (lead.name, lead.unfilled) == (written, "")


@pytest.mark.parametrize("written", NOBODY)
def test_nobody_leads(written: str) -> None:
    assert read_lead(written).unfilled == "nobody"


@pytest.mark.parametrize("written", SEVERAL)
def test_several_lead(written: str) -> None:
    assert read_lead(written).unfilled == "several"


@pytest.mark.parametrize("written", AGENCY)
def test_an_agency_is_no_person(written: str) -> None:
    assert read_lead(written).unfilled == "agency"


def test_the_agencies_of_the_workshop_are_known() -> None:
    assert read_lead("Lifeworks").name == "Lifeworks"
    assert read_lead("Lifeworks", agencies=["LifeWorks"]).unfilled == "agency"


def test_a_page_of_text_is_no_name() -> None:
    assert read_lead("Aa" * 50_000).unfilled == "several"


@given(st.text(max_size=80))
def test_either_a_name_or_a_reason(written: str) -> None:
    lead = read_lead(written)
    assert bool(lead.name) != bool(lead.unfilled)
    assert not lead.unfilled or lead.unfilled in UNFILLED
