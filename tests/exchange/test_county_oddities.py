"""The 34 things of real county work that a naive model could not hold, one test each, numbered as
in the README of the county files (`tests/data/counties`)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sim_workshop.domain.committee import Note
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.findings import Gap, Opportunity, Resource
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import Pack
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import county

COUNTIES = Path(__file__).parents[1] / "data" / "counties"


@pytest.fixture(scope="module")
def county_map(pack: Pack):
    """A county file as a workshop, by its name."""
    kept: dict[str, Map] = {}

    def read(name: str, community: str = "") -> Map:
        if name + community not in kept:
            found = county.read((COUNTIES / f"{name}.yaml").read_bytes(), pack)
            kept[name + community] = next(
                f for f in found if f.community.name.startswith(community)
            ).as_map(pack, "C")
        return kept[name + community]

    return read


@pytest.fixture
def written(pack: Pack):
    """A workshop from sections of a county file written here."""

    def read(**sections: object) -> Map:
        whole = {"community": {"name": "Test County", "state": "OH"}} | sections
        (found,) = county.read(yaml.safe_dump(whole, sort_keys=False).encode(), pack)
        return found.as_map(pack, "C")

    return read


def resource(map_: Map, begins: str) -> Resource:
    return next(r for r in map_.resources if r.text.startswith(begins))


def number(map_: Map, name: str) -> DataPoint:
    return next(n for n in map_.numbers if n.name.startswith(name))


# Intercepts and map


def test_01_one_service_at_several_intercepts(county_map) -> None:
    found = resource(county_map("fort_bend_tx"), "Competency and sanity")
    assert county_map("fort_bend_tx").intercepts_of(found) == ("2", "3")


def test_02_local_intercepts_are_added_in_an_order_of_their_own(written) -> None:
    words = ["6", "Infrastructure B", "0", "Infrastructure A", "2.5", "ultimate"]
    items = [{"intercept": w, "kind": "gap", "text": f"Gap at {w}"} for w in words]
    map_ = written(items=items)
    order = [i.id for i in map_.intercepts]
    assert order == ["ultimate", "0", "1", "2", "2.5", "3", "4", "5", "6",
                     "Infrastructure-A", "Infrastructure-B", "cross"]  # fmt: skip
    assert [map_.intercepts_of(g)[0] for g in map_.gaps] == [
        "6", "Infrastructure-B", "0", "Infrastructure-A", "2.5", "ultimate",
    ]  # fmt: skip
    assert [i.token for i in map_.intercepts][-3:-1] == ["IA", "IB"]
    assert map_.intercept("Infrastructure-A").name == "Infrastructure A"


def test_02_the_ultimate_intercept_of_king_county(county_map) -> None:
    map_ = county_map("king_wa_jail_diversion_model")
    assert map_.intercepts[0].name == "Ultimate Intercept"
    assert map_.opportunities[0].places == ("ultimate",)


def test_02_several_intercepts_in_one_word(written) -> None:
    map_ = written(items=[
        {"intercept": "3-5", "kind": "gap", "text": "A"},
        {"intercept": "2 and 3", "kind": "gap", "text": "B"},
        {"intercept": ["4", "0"], "kind": "gap", "text": "C"},
    ])  # fmt: skip
    assert [g.places for g in map_.gaps] == [("3", "4", "5"), ("2", "3"), ("4", "0")]


def test_03_the_same_title_at_two_intercepts_is_two_records(county_map) -> None:
    same = [r for r in county_map("harris_tx").resources if "risis Call Diversion" in str(r)]
    assert len({r.id for r in same}) == len(same) == 2


def test_04_filed_at_one_intercept_and_working_at_another(county_map) -> None:
    desk = resource(county_map("harris_tx"), "Same desk, second function")
    assert county_map("harris_tx").intercepts_of(desk) == ("1", "2")
    assert (
        "remark: Listed by the source under Intercept 2 but works at Intercept 1." in desk.remarks
    )


def test_05_arrows_and_gaps_between_agencies_stand_at_the_whole_intercept(county_map) -> None:
    liaison = resource(county_map("king_wa_jail_diversion_model"), "Incoming referral from family")
    assert liaison.places == ("2",)
    assert liaison.place_as_written == "Referrals to CJ Liaisons"


def test_06_parts_of_one_thing_are_told_apart(county_map) -> None:
    ideas = county_map("king_wa_jail_diversion_model").opportunities
    assert sum(o.text.startswith("Same added staff:") for o in ideas) == 2


def test_07_a_legal_duty_is_an_entry_like_others(county_map) -> None:
    assert resource(county_map("fort_bend_tx"), "Article 16.22").places == ("2",)


# Status


def test_08_of_several_statuses_in_time_the_last_decides(county_map, written) -> None:
    restoration = resource(county_map("harris_tx"), "Jail-Based Competency Restoration")
    assert restoration.status_as_written == ("operating", "expanding")
    assert restoration.status == "in_place"
    pilot = resource(county_map("codington_sd"), "Behavioral Health Deflection Pilot")
    assert pilot.status == "absent"
    gone = written(items=[{"intercept": "0", "kind": "resource", "text": "Triage centre",
                           "status": ["exists in 2001", "missing in 2012"]}])  # fmt: skip
    assert gone.resources[0].status == "absent"


@pytest.mark.parametrize(("said", "status"), [
    ("services that suffice", "sufficient"),
    ("exists but lacks capacity", "short_capacity"),
    ("does not exist", "absent"),
    ("operating", "in_place"),
    ("current", "in_place"),
    ("not operating", "absent"),
    ("funded, not yet implemented when written", "planned"),
    ("proposed", "planned"),
    ("unknown", "unknown"),
    ("listed (operating or proposed not stated)", ""),
    ("county project", ""),
])  # fmt: skip
def test_09_status_is_what_the_source_says_and_never_enough_by_itself(
    written, said: str, status: str
) -> None:
    map_ = written(items=[{"intercept": "0", "kind": "resource", "text": "X", "status": said}])
    assert map_.resources[0].status == status
    assert map_.resources[0].status_as_written == (said,)


def test_10_eligibility_and_exclusions_are_kept(county_map) -> None:
    court = resource(county_map("harris_tx"), "Mental Health Court")
    assert "moderate to high TRAS risk; psychotic" in court.eligibility
    pilot = resource(county_map("codington_sd"), "Behavioral Health Deflection")
    assert pilot.excludes == "juveniles"


def test_11_gaps_that_are_past_or_solved_say_so(county_map) -> None:
    past = next(g for g in county_map("washington_or").gaps if g.text.startswith("Pieces existed"))
    assert past.status_as_written == ("past",)


# Places and people


def test_12_several_counties_are_areas_of_one_community(county_map) -> None:
    circuit = county_map("small_workshops", "12th Judicial")
    assert circuit.community.areas == ("Sarasota", "Manatee", "DeSoto")
    assert circuit.community.kind == "circuit"


def test_13_two_rounds_of_one_county_keep_their_dates_and_priorities(county_map) -> None:
    dane = county_map("dane_wi")
    assert dane.workshop.dates_as_written == "2018-01; 2025"
    assert {p.round_as_written for p in dane.priorities} == {"2025"}


def test_13_only_the_last_round_gives_numbers(written) -> None:
    map_ = written(priorities=[
        {"rank": 1, "text": "A", "round": "2018"}, {"rank": 1, "text": "B", "round": "2025"},
    ])  # fmt: skip
    assert [p.number for p in map_.priorities] == [None, 1]


def test_14_participants_and_duration_are_words(county_map) -> None:
    workshop = county_map("dane_wi").workshop
    assert workshop.participants_as_written == "not stated; more than 70 (2025)"
    assert workshop.duration_as_written.startswith("planned as 1.5 days, reported as 2 days")
    assert workshop.starts is None


def test_15_a_seat_with_two_agencies_and_one_without(written) -> None:
    map_ = written(stakeholders=[
        {"agency": ["Sheriff", "Jail Health"], "sector": "jail"}, {"sector": "peer"},
    ])  # fmt: skip
    assert [(s.agency, s.sector) for s in map_.stakeholders] == [
        ("Sheriff; Jail Health", "jail"), ("", "peer"),
    ]  # fmt: skip


# Measures


@pytest.mark.parametrize(("value", "low", "high"), [
    ("180-200", 180, 200),
    ("just under 40,000", None, 40_000),
    ("over 7,400", 7_400, None),
    ("less than 1", None, 1),
    ("nearly doubled", None, None),
    ("18 months to 5 years or more", None, None),
    (4566, 4566, 4566),
    (14.15, 14.15, 14.15),
])  # fmt: skip
def test_16_ranges_limits_and_words_are_kept_as_written(
    written, value: object, low: float | None, high: float | None
) -> None:
    point = written(measures=[{"intercept": "0", "name": "N", "value": value}]).numbers[0]
    assert (point.value, point.low, point.high) == (str(value), low, high)


def test_17_paired_values_stay_together(county_map, written) -> None:
    cost = number(county_map("codington_sd"), "Facility cost / pledged")
    assert (cost.value, cost.low) == ("7.7 million / 4.55 million", None)
    stay = written(measures=[{"name": "Stay", "value": [20, 32], "unit": "days", "ratio": 1.97,
                              "percent": 60}]).numbers[0]  # fmt: skip
    assert (stay.value, stay.low, stay.high) == ("20; 32", 20, 32)
    assert stay.remarks == ("ratio: 1.97", "percent: 60")


def test_17_values_by_name_stay_words(written) -> None:
    value = {"people": 538, "referrals": 583}
    point = written(measures=[{"name": "Served", "value": value}]).numbers[0]
    assert (point.value, point.low) == ("people: 538; referrals: 583", None)


def test_18_missing_is_not_zero(county_map, written) -> None:
    bookings = number(county_map("york_pa_measures"), "Bookings")
    assert (bookings.value, bookings.low) == ("", None)
    words = written(measures=[{"name": "N", "value": "unable to measure"}]).numbers[0]
    assert (words.value, words.low) == ("unable to measure", None)


def test_19_a_share_above_100_percent_is_kept_with_a_question(written) -> None:
    over, change, fine = written(measures=[
        {"name": "A", "value": 120, "unit": "percent"},
        {"name": "B", "value": -55, "unit": "percent change"},
        {"name": "C", "value": 16, "unit": "percent", "population": "of those 70 percent"},
    ]).numbers  # fmt: skip
    assert over.value == "120"
    assert over.question
    assert not change.question
    assert not fine.question


def test_20_odd_units_are_kept(county_map) -> None:
    beds = number(county_map("small_workshops", "Clackamas"), "Jail beds used")
    assert (beds.value, beds.unit) == ("about 1,825", "beds per year")
    assert beds.remarks[0].startswith("remark: unit as printed")


@pytest.mark.parametrize(("period", "starts", "ends"), [
    ("2017", "2017-01-01", "2017-12-31"),
    ("Q4 2016", "2016-10-01", "2016-12-31"),
    ("since March 2016", "2016-03-01", "None"),
    ("so far in 2017", "None", "None"),
    ("COVID low point", "None", "None"),
])  # fmt: skip
def test_21_periods_are_kept_as_written(written, period: str, starts: str, ends: str) -> None:
    point = written(measures=[{"name": "N", "value": 1, "period": period}]).numbers[0]
    assert (point.period, str(point.starts), str(point.ends)) == (period, starts, ends)


def test_21_a_period_that_ends_before_it_starts_has_a_question(written) -> None:
    point = written(measures=[{"name": "N", "value": 1, "period": "2020-2014"}]).numbers[0]
    assert point.question


def test_22_a_target_is_told_from_an_actual(county_map, written) -> None:
    target = number(county_map("washington_or"), "IRISS target: in treatment")
    assert target.target == "The value is a target, not a count."
    assert "target: true" in target.remarks
    both = written(measures=[{"name": "N", "value": 5, "target": "10 percent a year",
                              "change": "-2 since 2015", "footnote": "best guess"}])  # fmt: skip
    point = both.numbers[0]
    assert (point.target, point.change, point.footnote) == (
        "10 percent a year", "-2 since 2015", "best guess",
    )  # fmt: skip


def test_23_conflicting_values_are_both_kept_and_question_each_other(county_map, written) -> None:
    renewal = number(county_map("codington_sd"), "Deflection renewal approved")
    assert renewal.question.startswith("2020 article puts yearly spending")
    assert renewal.confidence == "disputed"
    first, second = written(measures=[
        {"name": "Population", "value": "1852", "period": "2015", "unit": "people"},
        {"name": "Population", "value": "1952", "period": "2015", "unit": "people"},
    ]).numbers  # fmt: skip
    assert "1952" in first.question
    assert "1852" in second.question


def test_24_a_formula_is_a_definition(county_map) -> None:
    stay = number(county_map("york_pa_measures"), "Average length of stay")
    assert stay.definition == "sum of stays divided by releases in the period"
    assert "people still in jail" in stay.remarks[0]


def test_25_money_in_words(county_map) -> None:
    fund = number(county_map("whatcom_wa"), "County fund")
    assert (fund.value, fund.low, fund.unit) == ("about 3 million", 3e6, "USD")


def test_26_cells_of_one_person_are_numbers_that_suppression_sees(county_map) -> None:
    diverted = number(county_map("small_workshops", "Polk"), "People diverted")
    assert (diverted.value, diverted.low, diverted.unit) == ("1", 1, "people")


# Priorities and plans


def test_27_order_gives_letters_and_only_a_rank_gives_a_number(county_map) -> None:
    alamance = county_map("small_workshops", "Alamance").priorities
    assert [(p.letter, p.number, p.rank_as_written) for p in alamance][:2] == [
        ("A", 1, "1"), ("B", 2, "2"),
    ]  # fmt: skip
    whatcom = county_map("whatcom_wa").priorities
    assert [(p.letter, p.number) for p in whatcom] == [
        ("A", None), ("B", None), ("C", None), ("D", None),
    ]  # fmt: skip


def test_27_shared_ranks_give_no_numbers_and_are_told(pack: Pack) -> None:
    whole = {"community": {"name": "T"}, "priorities": [
        {"rank": 1, "text": "A", "votes": 12}, {"rank": 1, "text": "B", "votes": "12"},
    ]}  # fmt: skip
    (found,) = county.read(yaml.safe_dump(whole, sort_keys=False).encode(), pack)
    both = [r for r in found.records if isinstance(r, Priority)]
    assert [(p.number, p.rank_as_written, p.votes_as_written) for p in both] == [
        (None, "1", "12"), (None, "1", "12"),
    ]  # fmt: skip
    assert any("share a rank" in note for note in found.notes)


def test_27_letters_of_the_source_are_kept(written) -> None:
    map_ = written(priorities=[{"rank": "C", "text": "X"}, {"rank": "A", "text": "Y"}])
    assert [p.letter for p in map_.priorities] == ["C", "A"]


def test_28_lists_the_form_does_not_know_become_notes(written) -> None:
    map_ = written(strategies=[{"name": "Strategy 4", "recommendations": ["4a", "4b"]}])
    (note,) = map_.remarks
    assert note.text == "strategies"
    assert note.remarks == ("name: Strategy 4", "recommendations: 4a; 4b")


def test_29_more_columns_of_a_plan_row_survive(written) -> None:
    row = {"priority": "1", "objective": "O", "step": "S", "who": "W", "when": "Year 1",
           "funding": "county", "ref": "1a", "status": ["begun", "done"]}  # fmt: skip
    step = written(action_plan=[row]).steps[0]
    assert step.remarks == ("funding: county", "ref: 1a")
    assert (step.status, step.status_as_written) == ("done", ("begun", "done"))


def test_30_who_and_when_as_written_with_one_lead_or_none(county_map) -> None:
    steps = {s.text: s for s in county_map("washington_or").steps}
    both = steps["Run MHRT"]
    assert (both.who, both.lead, both.when) == (
        "Sheriff and Mental Health", "", "pilot February 2011, two teams from September 2012",
    )  # fmt: skip
    lead = county_map("small_workshops", "Pettis").steps[1]
    assert (lead.lead, lead.when, lead.due) == ("associate circuit judge", "same", None)


def test_30_steps_find_their_priority(county_map) -> None:
    pettis = county_map("small_workshops", "Pettis")
    named = [pettis.get(s.priority).title for s in pettis.steps]
    assert named == ["Mental health diversion center", "Judicial aspects of mental health",
                     "Boundary spanner position", "Crisis Intervention Team",
                     "Local chapter of NAMI"]  # fmt: skip
    washington = county_map("washington_or")
    first = washington.get(washington.steps[0].priority)
    assert isinstance(first, Priority)
    assert first.number == 1


def test_31_an_unsuccessful_step_keeps_its_reason(written) -> None:
    row = {"step": "Student intern", "status": "unsuccessful because of university rules"}
    step = written(action_plan=[row]).steps[0]
    assert (step.status, step.status_as_written) == ("dropped", (row["status"],))


def test_32_adoption_elsewhere_is_a_note_and_no_vote(county_map) -> None:
    contra_costa = county_map("small_workshops", "Contra Costa")
    assert any("recorded vote" in n.text for n in contra_costa.remarks)
    assert not any(p.votes_as_written for p in contra_costa.priorities)


# Provenance


def test_33_every_source_says_how_much_of_it_was_read(county_map) -> None:
    grace = resource(county_map("whatcom_wa"), "GRACE")
    assert (grace.source_read, grace.source[:8]) == ("partial", "https://")
    sources = county_map("whatcom_wa").workshop.sources
    assert (sources[0].id, sources[0].read) == ("S1", "partial")


def test_34_uncertain_places_and_guessed_intercepts_are_remarks(county_map) -> None:
    king = county_map("king_wa_jail_diversion_model")
    assert any(r.startswith("place_certainty: ") for r in king.workshop.remarks)
    lead = resource(county_map("whatcom_wa"), "LEAD")
    assert "intercept_from: collector" in lead.remarks


# Other shapes that real files have


def test_quick_fixes_and_parking_lot(written) -> None:
    map_ = written(
        quick_fixes=["Put the 988 card in every patrol car", "No shared contact list"],
        parking_lot=["Juvenile detention", {"text": "Housing bond", "intercept": "5"}],
    )
    assert [type(r) for r in map_.entries()] == [Opportunity, Gap, *[type(map_.parking[0])] * 2]
    assert all(e.quick_fix for e in (*map_.gaps, *map_.opportunities))
    assert map_.parking[1].places == ("5",)


def test_data_items_are_numbers_or_notes(written) -> None:
    map_ = written(items=[
        {"intercept": "3", "element": "Jail", "kind": "data", "text": "On a given day", "value": 45,
         "unit": "people"},
        {"intercept": "3", "element": "Jail", "kind": "data", "text": "Code A: no need"},
    ])  # fmt: skip
    assert [(n.name, n.value, n.about) for n in map_.numbers] == [
        ("On a given day", "45", ("i3.jail",))
    ]
    (note,) = map_.remarks
    assert (note.text, note.about) == ("Code A: no need", ("i3.jail",))


def test_unknown_kinds_and_plain_texts_are_notes(written) -> None:
    map_ = written(items=[{"kind": "recommendation", "intercept": "1", "text": "Fund it"}, "Words"])
    assert [n.text for n in map_.remarks] == ["Fund it", "Words"]
    assert map_.remarks[0].remarks == ("kind: recommendation",)


def test_sections_of_another_shape_lose_nothing(written) -> None:
    map_ = written(
        items="none could be read",
        stakeholders={"agency": "Sheriff"},
        notes={"text": "One note"},
        measures=None,
        priorities=["First", "Second"],
    )
    assert [r.text for r in map_.remarks] == ["none could be read", "One note"]
    assert [s.agency for s in map_.stakeholders] == ["Sheriff"]
    assert [p.title for p in map_.priorities] == ["First", "Second"]


def test_words_of_yaml_stay_words(pack: Pack) -> None:
    """NO is not false, 2015-10 no date, 12:30 no number of seconds, 1_000 no thousand."""
    text = b"""
community: {name: Test, state: NO, workshop_date: 2019-10-24, opened: on}
measures:
- {name: A, value: 12:30, period: 2015-10, unit: 1_000}
"""
    (found,) = county.read(text, pack)
    map_ = found.as_map(pack)
    point = map_.numbers[0]
    assert (found.community.state, str(map_.workshop.starts)) == ("NO", "2019-10-24")
    assert map_.workshop.remarks == ("opened: on",)
    assert (point.value, point.period, point.unit) == ("12:30", "2015-10", "1_000")


def test_a_key_given_twice_is_kept_twice(pack: Pack) -> None:
    text = b"community: {name: Test}\nitems:\n- {kind: gap, text: A, status: x, status: y}\n"
    (found,) = county.read(text, pack)
    (gap,) = found.as_map(pack).gaps
    assert gap.status_as_written == ("x",)
    assert gap.remarks == ("status (2): y",)


def test_boxes_are_matched_only_when_there_is_no_doubt(written) -> None:
    boxes = {"911 / Dispatch": "i1.dispatch", "Police": "i1.police", "Law enforcement": "1",
             "Co-responders": "i1.coresponder", "Proposed site": "1"}  # fmt: skip
    items = [{"intercept": "1", "element": b, "kind": "gap", "text": b} for b in boxes]
    map_ = written(items=items)
    assert {g.text: g.places[0] for g in map_.gaps} == boxes
    assert [g.place_as_written for g in map_.gaps] == list(boxes)


def test_imported_records_never_take_the_id_of_a_place(county_map, pack: Pack) -> None:
    places = {p.id for group in (pack.intercepts, pack.elements, pack.flows) for p in group}
    for name in ("harris_tx", "washington_or"):
        assert not places & county_map(name).records.keys()
    assert isinstance(county_map("harris_tx").stakeholders[0], Stakeholder)
    assert isinstance(county_map("washington_or").steps[0], ActionStep)
    assert isinstance(county_map("washington_or").remarks[0], Note)
