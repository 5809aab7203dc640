"""The workshop: what it was for, who came and for whom they spoke. No e-mail stands here, and a
person's name only where the workshop shows names."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.people import Stakeholder
from sim_workshop.exchange.report import seats
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, para, run
from sim_workshop.exchange.report.words import (
    capital,
    community_name,
    counted,
    in_words,
    listing,
    sentence,
    workshop_dates,
)

SHARES = (44, 26, 30)
HEAD = ("Agency", "Sector", "Who took part")
NOT_STATED = "not stated"


def introduction(paper: Paper, facts: Facts) -> None:
    """The facilitators' own words, where they wrote any."""
    paragraphs = [p.strip() for p in facts.map.workshop.introduction.split("\n")]
    if any(paragraphs):
        paper.heading(1, "Introduction", new_page=True)
        paper.add(*(para("Body Text", p) for p in paragraphs if p))


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, "The workshop")
    paper.write("Lead", _occasion(facts))
    _settled(paper, facts)
    _goals(paper, facts)
    _participants(paper, facts)
    seats.write(paper, facts)


def _occasion(facts: Facts) -> str:
    workshop = facts.map.workshop
    when = workshop_dates(facts.map)
    where = f" at {workshop.venue}" if workshop.venue else ""
    if not when:
        return f"The record of {community_name(facts.map)} does not say when the workshop was held."
    lasted = f", {workshop.duration_as_written}" if workshop.duration_as_written else ""
    return f"The workshop of {community_name(facts.map)} was held {when}{lasted}{where}."


def _settled(paper: Paper, facts: Facts) -> None:
    workshop = facts.map.workshop
    settled = (
        ("Purpose", workshop.purpose),
        ("Population in focus", workshop.population_in_focus),
        ("Areas", listing(facts.map.community.areas)),
    )
    for name, text in settled:
        if text:
            paper.write("Body Text", run(f"{name}. ", "Strong"), sentence(text))


def _goals(paper: Paper, facts: Facts) -> None:
    goals = facts.map.workshop.goals
    if goals:
        paper.heading(2, "Goals the agencies share")
        paper.add(*(para("List Bullet", goal) for goal in goals))


def _participants(paper: Paper, facts: Facts) -> None:
    people = facts.map.stakeholders
    if not people:
        said = facts.map.workshop.participants_as_written
        known = f"Participants, in the source's words: {said}." if said else ""
        paper.write("Body Text", known or "The record names no participants.")
        return
    paper.heading(2, "Who took part")
    paper.write("Body Text", _attendance(facts, people))
    rows = [_row(facts, agency, group) for agency, group in _by_agency(people).items()]
    title = "Participants by agency"
    columns = 3 if any(_person(facts, p) for p in people) else 2
    listed = [row[:columns] for row in rows]
    paper.add(
        caption("Table", title),
        table(listed, SHARES[:columns], line=paper.line, head=HEAD[:columns], title=title),
    )
    if columns == 2:
        paper.write("Source Note", "Posts and persons are not stated in the record.")


def _attendance(facts: Facts, people: Sequence[Stakeholder]) -> str:
    agencies = len({p.agency.casefold() for p in people if p.agency})
    listed = f"{capital(in_words(agencies, 'agency', 'agencies'))} on the list"
    came = sum(1 for p in people if p.present)
    present = f", {counted(came, 'person was', 'people were')} noted as present" if came else ""
    said = facts.map.workshop.participants_as_written
    written = f" In the source's words: {sentence(said)}" if said else ""
    return f"{listed}{present}.{written}"


def _by_agency(people: Sequence[Stakeholder]) -> dict[str, list[Stakeholder]]:
    """People in the order of the list; those without an agency together."""
    groups: dict[str, list[Stakeholder]] = {}
    for person in people:
        groups.setdefault(person.agency, []).append(person)
    return groups


def _row(facts: Facts, agency: str, people: Sequence[Stakeholder]) -> list[str]:
    sectors = facts.map.pack.vocabulary
    named = dict.fromkeys(sectors.label("sectors", p.sector) for p in people if p.sector)
    return [
        para("Table Text", run(agency or "No agency", "Strong")),
        para("Table Text", "; ".join(named)),
        _persons(facts, people),
    ]


def _persons(facts: Facts, people: Sequence[Stakeholder]) -> Block:
    lines = [line for person in people if (line := _person(facts, person))]
    if not lines:
        return para("Table Text", run(f"post {NOT_STATED}", "Muted"))
    return stacked(*(para("Table Text", line) for line in lines))


def _person(facts: Facts, person: Stakeholder) -> str:
    name = person.name if facts.map.workshop.entry_names == "name" else ""
    marks = ["planning team"] if person.planning_team else []
    if any(p.present for p in facts.map.stakeholders) and not person.present:
        marks.append("invited")
    said = ", ".join(x for x in (name, person.role) if x)
    if not said and not marks:
        return ""
    return f"{said or f'post {NOT_STATED}'}{f' ({listing(marks)})' if marks else ''}"
