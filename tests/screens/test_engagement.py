"""Agencies, problem, agreements and charter on their screens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.engagement import (
    Agency,
    Agreement,
    BuyIn,
    Charter,
    Problem,
    ReportCard,
    Score,
)
from sim_workshop.use_cases import agreeing, engaging, enrolling, evidencing, hosting, stating
from tests.screens.conftest import Room, words
from tests.screens.driving import (
    by_button,
    by_key,
    field,
    labels,
    open_drawer,
    press,
    send,
    signed_in_as,
)


def test_agencies_are_taken_from_the_list_with_one_press(room: Room) -> None:
    engaging.add_stakeholder(room.lead, name="Pat Cole", agency="Sheriff", seats=("s1.3",))
    agreeing.begin_charter(room.lead)
    screen = room.screen("agencies", room.facilitator)
    assert "No agency is registered yet." in words(screen)
    press(screen, "Take the agencies of the list")
    assert [a.name for a in room.map.all(Agency)] == ["Sheriff"]
    said = words(screen)
    for part in ("1 agency; 1 of 10 required seats filled.", "Designee: Pat Cole", "no alternate",
                 "Nobody yet at: the committee."):  # fmt: skip
        assert part in said
    assert "Pat Cole" not in words(room.screen("agencies", room.joined("Jo", "Court").member))


def test_an_agency_is_written_in_the_drawer_and_a_second_of_its_name_refused(room: Room) -> None:
    hosting.change_settings(room.lead, goals=("Fewer bookings",))
    screen = room.screen("agencies", signed_in_as(room, "planner"))
    opens = by_button("Add an agency")
    open_drawer(screen, opens)
    send(screen, opens, "Save the agency", Name_of_the_agency="Clinic", Designee="Ana Ash",
         What_this_agency_gains="Fewer missed visits",
         Goals_it_signs_on_to=["Fewer bookings"])  # fmt: skip
    (clinic,) = room.map.all(Agency)
    assert (clinic.goals, clinic.gains) == (("Fewer bookings",), "Fewer missed visits")
    assert "Gains: Fewer missed visits" in words(screen)
    open_drawer(screen, opens)
    send(screen, opens, "Save the agency", Name_of_the_agency="clinic")
    assert "There is an agency of this name." in words(screen)
    assert len(room.map.all(Agency)) == 1


def test_a_problem_offers_only_what_may_be_published(room: Room) -> None:
    for value in ("4", "140"):
        evidencing.place_number(
            room.lead, name="People waiting", value=value, unit="people", counts_people=True,
            period=f"20{value[:2].zfill(2)}",
        )  # fmt: skip
    story = evidencing.place_story(room.lead, text="Somebody waited three months.").id
    evidencing.release_story(room.lead, id=story)
    screen = room.screen("agencies", room.facilitator)
    opens = by_button("State a problem")
    open_drawer(screen, opens)
    offered = field(screen, "The number that shows it").options
    assert offered == ["People waiting: 140 people"]
    number = next(p.id for p in room.map.numbers if p.value == "140")
    send(screen, opens, "Save the problem", The_number_that_shows_it=number,
         **{"The problem, in one sentence": "People wait for a bed in jail."},
         The_story_that_shows_it=story)  # fmt: skip
    (problem,) = room.map.all(Problem)
    assert (problem.number, problem.story) == (number, story)
    said = words(screen)
    for part in ("People wait for a bed in jail.", "140", "Somebody waited three months."):
        assert part in said
    evidencing.withhold_story(room.lead, id=story)
    screen.run()
    assert "what was chosen may not be published now" in words(screen)


def test_who_only_reads_gets_no_buttons(room: Room) -> None:
    enrolling.place_agency(room.lead, name="Clinic")
    stating.state_problem(room.lead, text="People wait.")
    agreeing.place_agreement(room.lead, title="MOU")
    jo = room.joined("Jo", "Court").member
    for page in ("agencies", "agreements"):
        found = labels(room.screen(page, jo))
        assert not [label for label in found if "Edit" in label or "Add" in label]


def test_agreements_show_what_is_overdue_and_what_ended(room: Room) -> None:
    today = datetime.now(UTC).date()
    ago = timedelta(days=400)
    parties = (BuyIn(party="Sheriff", state="signed", signer="The sheriff"),
               BuyIn(party="Clinic", state="declined", remark="Waits for the board"))  # fmt: skip
    agreeing.place_agreement(room.lead, title="Old one", ends=today - ago)
    agreeing.place_agreement(
        room.lead, title="Late one", signed=today - ago, review=today - timedelta(days=30),
        parties=parties,
    )  # fmt: skip
    said = words(room.screen("agreements", room.facilitator))
    for part in ("2 agreements, 0 in force, 1 to be reviewed, 1 ended.", "review overdue since",
                 "declined", "The sheriff", "Waits for the board", "agreement.docx",
                 "resolution.docx", "charter.docx"):  # fmt: skip
        assert part in said
    assert said.index("Old one") < said.index("Late one")


def test_an_agreement_with_its_parties_in_the_drawer(room: Room) -> None:
    for name in ("Sheriff", "Clinic"):
        enrolling.place_agency(room.lead, name=name)
    screen = room.screen("agreements", room.facilitator)
    opens = by_button("Add an agreement")
    open_drawer(screen, opens)
    field(screen, "Parties").set_value(["Sheriff", "Clinic"])
    open_drawer(screen, opens)
    send(screen, opens, "Save the agreement", Title_of_the_agreement="Jail in-reach",
         Where_Sheriff_stands="signed", Who_signs_for_Sheriff="The sheriff")  # fmt: skip
    (made,) = room.map.all(Agreement)
    assert [(p.party, p.state, p.signer) for p in made.parties] == [
        ("Sheriff", "signed", "The sheriff"), ("Clinic", "not_asked", ""),
    ]  # fmt: skip


def test_the_charter_is_begun_corrected_and_reviewed(room: Room) -> None:
    screen = room.screen("agreements", room.facilitator)
    press(screen, "Begin with the usual charter")
    assert "not agreed yet" in words(screen)
    opens = by_button("Correct the charter")
    open_drawer(screen, opens)
    send(screen, opens, "Save the charter", Chair="Judge Cole", Meets_every_so_many_days=60)
    charter = charter_of(room.map)
    assert (charter.chair, charter.meets_every_days) == ("Judge Cole", 60)
    press(screen, "We looked at it today")
    assert charter_of(room.map).reviewed_on is not None
    assert "last looked at" in words(screen)
    assert "Judge Cole" not in words(room.screen("agreements", room.joined("Jo", "Court").member))


def test_what_a_file_brought_along_opens_in_the_drawers(room: Room) -> None:
    """Parties named twice or not at all, a charter no form would take, scores off the scale."""
    with room.lead.act("difference.taken", "keep_year") as work:
        for record in (
            Agreement(id="am1", title="Old", signed=date(1999, 1, 5),
                      parties=(BuyIn(party="A"), BuyIn(party="A"), BuyIn(party=""))),
            Charter(purpose="Care", seats=("s1.3", "s1.3", "s9.9"), meets_every_days=0,
                    meets_minutes=9999),
            Agency(id="ag1", name="A", sector="None of ours", seats=("s9.9",), goals=("B", "B")),
            Problem(id="pb1", text="Beds", number="n99", story="a99"),
            ReportCard(id="rc1", agency="A", scores=(Score(topic="rc.call", score=9),)),
        ):  # fmt: skip
            work.put(record)
    screen = room.screen("agreements", room.facilitator)
    for opens in (by_key("brief_edit_am1"), by_button("Correct the charter")):
        open_drawer(screen, opens)
    screen = room.screen("agencies", room.facilitator)
    for key in ("brief_edit_ag1", "brief_edit_pb1"):
        open_drawer(screen, by_key(key))
    jo = room.joined("Jo", "A").member
    open_drawer(room.screen("report_card", jo), by_button("Rate for your agency"))
