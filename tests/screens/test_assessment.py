"""Report card, survey, data sources and the data checklist on their screens."""

from __future__ import annotations

from datetime import date

from sim_workshop.domain.year.assessment import DataSource, Maturity, Survey
from sim_workshop.domain.year.engagement import ReportCard
from sim_workshop.use_cases import agreeing, enrolling, evidencing, rating, registering, surveying
from tests.screens.conftest import Room, words
from tests.screens.driving import button, by_button, labels, open_drawer, press, send


def test_an_agency_rates_its_own_card_and_the_lower_score_is_said(room: Room) -> None:
    jo = room.joined("Jo", "Court")
    screen = room.screen("report_card", jo.member)
    assert "When torn between two scores, take the lower one." in words(screen)
    assert "Nobody has rated the crisis system yet." in words(screen)
    opens = by_button("Rate for your agency")
    open_drawer(screen, opens)
    assert "You rate for Court." in words(screen)
    send(screen, opens, "Save the card", Accountability=2)
    (card,) = room.map.all(ReportCard)
    assert (card.agency, [(s.topic, s.score) for s in card.scores]) == (
        "Court", [("rc.accountable", 2)],
    )  # fmt: skip


def test_the_spread_names_no_agency(room: Room) -> None:
    for agency, score in (("Sheriff", 1), ("Clinic", 4), ("Court", 4)):
        rating.rate_topics(room.lead, agency=agency, scores={"rc.call": score})
    said = words(room.screen("report_card", room.facilitator))
    assert "3 agencies rated." in said
    assert "Somebody to call" in said
    for agency in ("Sheriff", "Clinic"):
        assert agency not in said


def test_the_survey_is_opened_with_a_link_and_closed_into_sums(room: Room) -> None:
    screen = room.screen("report_card", room.facilitator)
    press(screen, next(b for b in labels(screen) if "Before the workshop" in b))
    key = screen.code[0].value.rpartition("/survey/")[2]
    for n in range(5):
        surveying.answer(room.store, key, device=f"{n:032x}", answers={"sv.trust": 3})
    screen.run()
    assert not screen.code, "shown once"
    assert "5 devices have answered" in words(screen)
    press(screen, "Close it now")
    (survey,) = room.map.all(Survey)
    assert survey.state == "closed"
    said = words(screen)
    assert "A difference is not an effect of the workshop." in said
    assert "We can say openly what does not work." in said


def test_a_data_source_is_registered(room: Room) -> None:
    enrolling.place_agency(room.lead, name="Sheriff")
    screen = room.screen("data_sources", room.facilitator)
    opens = by_button("Add a data source")
    open_drawer(screen, opens)
    send(screen, opens, "Save the data source", Name_of_the_data_source="Jail log",
         Who_keeps_it="Sheriff")  # fmt: skip
    (source,) = room.map.all(DataSource)
    assert (source.name, source.holder) == ("Jail log", "Sheriff")
    assert "1 data source, 1 without anybody who may release counts." in words(screen)


def test_raters_differ_agree_and_the_next_phase_opens(room: Room) -> None:
    lines = [x for x in rating.lines_of(room.map) if x.phase == 1]
    screen = room.screen("data_sources", room.joined("Jo", "County IT").member)
    assert "Rate phase 2" not in labels(screen)
    opens = by_button("Rate phase 1")
    open_drawer(screen, opens)
    send(screen, opens, "Save the ratings", **{x.text: "planned" for x in lines})
    assert {m.rater for m in room.map.all(Maturity)} == {"County IT"}
    rating.rate_lines(
        room.lead, agency="Sheriff", ratings=dict.fromkeys((x.id for x in lines), "in_place")
    )
    screen = room.screen("data_sources", room.facilitator)
    assert "the raters differ" in words(screen)
    assert "closed until phase 1 is agreed" in words(screen)
    opens = by_button("Note what was agreed in phase 1")
    open_drawer(screen, opens)
    send(screen, opens, "Save what was agreed", **{x.text: "underway" for x in lines})
    assert "Rate phase 2" in labels(screen)
    assert button(screen, "Rate phase 1")
    others = words(room.screen("data_sources", room.joined("Kim", "Court").member))
    assert "County IT" not in others, "who rated how is for whoever keeps the record"


def test_a_national_figure_never_stands_as_local(room: Room) -> None:
    core = next(m for m in room.map.measures.values() if m.tier == "core" and m.unit == "percent")
    screen = room.screen("data_sources", room.facilitator)
    assert core.name in words(screen)
    evidencing.place_number(
        room.lead, measure=core.id, value="26%", unit="percent", locality="national",
        population="Jails of the country", source="A survey",
    )  # fmt: skip
    said = words(room.screen("data_sources", room.facilitator))
    at = said.index("26%")
    assert "not local" in said[at : at + 200]
    evidencing.place_number(room.lead, measure=core.id, value="31%", unit="percent")
    assert "26%" not in words(room.screen("data_sources", room.facilitator))


def test_data_under_an_agreement_that_ended_or_went_say_so(room: Room) -> None:
    ended = agreeing.place_agreement(room.lead, title="Old terms", ends=date(2020, 1, 5))
    gone = agreeing.place_agreement(room.lead, title="Gone")
    for name, agreement in (("Jail log", ended), ("911 calls", gone)):
        registering.place_data_source(room.lead, name=name, agreement=agreement.id)
    agreeing.remove_agreement(room.lead, id=gone.id)
    said = words(room.screen("data_sources", room.facilitator))
    assert "its agreement “Old terms” ended" in said
    assert "its agreement is no longer registered" in said
