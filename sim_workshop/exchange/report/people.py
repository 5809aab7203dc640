"""The workshop: what it was for, who came and for whom they spoke. No e-mail stands here, and a
person's name only where the workshop shows names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sim_workshop.domain.coverage import sectors_missing, sectors_present
from sim_workshop.domain.people import Stakeholder
from sim_workshop.exchange.report import agenda, naming, seats
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import open_mark
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, keep_next, para, run
from sim_workshop.exchange.report.words import (
    agencies_of,
    community_name,
    joined,
    listing,
    sentence,
    workshop_dates,
)
from sim_workshop.words import _, ngettext

SHARES = {2: (66, 34), 3: (44, 28, 28)}
"""By the number of columns: posts and persons are not always stated."""


def introduction(paper: Paper, facts: Facts) -> None:
    """The facilitators' own words, where they wrote any."""
    paragraphs = [p.strip() for p in facts.map.workshop.introduction.split("\n")]
    if any(paragraphs):
        paper.heading(1, _("Introduction"))
        paper.add(*(para("Body Text", p) for p in paragraphs if p))


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("The workshop"))
    paper.write("Lead", occasion(facts))
    _settled(paper, facts)
    _goals(paper, facts)
    _participants(paper, facts)
    _sectors(paper, facts)
    seats.write(paper, facts)
    agenda.write(paper, facts)


def occasion(facts: Facts) -> str:
    workshop, community = facts.map.workshop, community_name(facts.map)
    when = workshop_dates(facts.map)
    if workshop.light:
        return _("No workshop was held in {community}: each agency answered in writing.").format(
            community=community)  # fmt: skip
    if not when:
        said = _("The record of {community} does not say when the workshop was held.")
        return said.format(community=community)
    when = ", ".join(x for x in (when, workshop.duration_as_written, workshop.venue) if x)
    return _("The workshop of {community} was held {when}.").format(community=community, when=when)


def _settled(paper: Paper, facts: Facts) -> None:
    workshop = facts.map.workshop
    settled = (
        (_("Purpose"), workshop.purpose),
        (_("Population in focus"), workshop.population_in_focus),
        (_("Areas"), listing(facts.map.community.areas)),
    )
    for name, text in settled:
        if text:
            paper.write("Body Text", run(f"{name}. ", "Strong"), sentence(text))


def _goals(paper: Paper, facts: Facts) -> None:
    goals = facts.map.workshop.goals
    if goals:
        paper.heading(2, _("Goals the agencies share"))
        paper.add(*(para("List Bullet", goal) for goal in goals))


def _participants(paper: Paper, facts: Facts) -> None:
    people = facts.map.stakeholders
    if not people:
        paper.write(
            "Body Text", _in_the_sources_words(facts) or _("The record names no participants.")
        )
        return
    paper.heading(2, _("Who took part"))
    paper.write("Body Text", attendance(facts, people))
    rows = [_row(facts, agency, group) for agency, group in _by_agency(people).items()]
    title = _("Participants by agency")
    head = _("Agency"), _("Sector"), _("Who took part")
    columns = 3 if any(_person(facts, p) for p in people) else 2
    listed = [row[:columns] for row in rows]
    paper.add(
        caption("Table", title),
        table(listed, SHARES[columns], line=paper.line, head=head[:columns], title=title),
    )
    if columns == 2:
        paper.write("Source Note", _("Posts and persons are not stated in the record."))


def attendance(facts: Facts, people: Sequence[Stakeholder]) -> str:
    agencies = agencies_of(facts.map)
    listed = ngettext("{n} agency on the list.", "{n} agencies on the list.", agencies)
    came = sum(1 for p in people if p.present)
    present = ngettext(
        "{n} person was noted as present.", "{n} people were noted as present.", came
    )
    return joined(
        listed.format(n=agencies) if agencies else "",
        present.format(n=came) if came else "",
        _in_the_sources_words(facts),
    )


def _in_the_sources_words(facts: Facts) -> str:
    said = facts.map.workshop.participants_as_written
    written = _("Participants, in the source's words: {said}")
    return sentence(written.format(said=said)) if said else ""


def _by_agency(people: Sequence[Stakeholder]) -> dict[str, list[Stakeholder]]:
    """People in the order of the list; those without an agency together."""
    groups: dict[str, list[Stakeholder]] = {}
    for person in people:
        groups.setdefault(person.agency, []).append(person)
    return groups


def _sectors(paper: Paper, facts: Facts) -> None:
    """Which parts of the community were on the list, and which were not: on one page, for the one
    before the map would else hold two lines of it."""
    there = sectors_present(facts.map)
    if there:
        paper.heading(2, _("Sectors at the table"))
        paper.add(keep_next("Body Text", _on_the_list(facts, there)))
        if missing := _not_on_it(facts, there):
            paper.add(para("Body Text", open_mark(missing), settings="<w:keepNext/><w:keepLines/>"))


def _on_the_list(facts: Facts, there: Mapping[str, int]) -> str:
    """Those of the pack first, with how many where it is more than one."""
    names = {s.id: s.label for s in facts.map.pack.vocabulary.sectors}
    ordered = [*(s for s in names if s in there), *(s for s in there if s not in names)]
    named = (names.get(s, s) + (f" ({there[s]:,})" if there[s] > 1 else "") for s in ordered)
    return _("On the list: {sectors}.").format(sectors=listing(named))


def _not_on_it(facts: Facts, there: Mapping[str, int]) -> str:
    """Nothing where everybody was."""
    names = {s.id: s.label for s in facts.map.pack.vocabulary.sectors}
    missing = listing(names[s] for s in sectors_missing(facts.map))
    if not missing:
        return ""
    if set(there) <= set(names):
        return _("Nobody on the list from: {sectors}.").format(sectors=missing)
    said = _("Nobody on the list is filed under: {sectors}. Other words on the list may mean "
             "some of these.")  # fmt: skip
    return said.format(sectors=missing)


def _row(facts: Facts, agency: str, people: Sequence[Stakeholder]) -> list[str]:
    sectors = facts.map.pack.vocabulary
    named = dict.fromkeys(sectors.label("sectors", p.sector) for p in people if p.sector)
    return [
        para("Table Text", run(agency or _("No agency"), "Strong")),
        para("Table Text", "; ".join(named)),
        _persons(facts, people),
    ]


def _persons(facts: Facts, people: Sequence[Stakeholder]) -> Block:
    lines = [line for person in people if (line := _person(facts, person))]
    if not lines:
        return para("Table Text", run(_("post not stated"), "Muted"))
    return stacked(*(para("Table Text", line) for line in lines))


def _person(facts: Facts, person: Stakeholder) -> str:
    marks = [_("planning team")] if person.planning_team else []
    if any(p.present for p in facts.map.stakeholders) and not person.present:
        marks.append(_("invited"))
    said = naming.person(facts, person)
    if not said and not marks:
        return ""
    return f"{said or _('post not stated')}{f' ({listing(marks)})' if marks else ''}"
