"""A draft of a memorandum of understanding between the agencies, for their counsel to finish:
one for each memorandum of the register, or an empty one."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.engagement import Agreement, BuyIn
from sim_workshop.exchange.on_paper.sheet import NEW_PAGE, begin, blank
from sim_workshop.exchange.on_paper.standing import (
    agencies_of,
    draft_notice,
    on_day,
    section,
)
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.problems import problems
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para
from sim_workshop.exchange.report.words import sentence
from sim_workshop.words import _, ngettext

HIGH = '<w:spacing w:before="200" w:after="200"/>'
FREE_ROWS = 3


def write(paper: Paper, map_: Map) -> str:
    title = _("Memorandum of understanding")
    memoranda = [a for a in map_.all(Agreement) if a.type == "mou"]
    if not memoranda:
        _memorandum(paper, map_, Agreement(id="", title=title), "")
    for n, each in enumerate(memoranda):
        _memorandum(paper, map_, each, NEW_PAGE if n else "")
    return title


def _memorandum(paper: Paper, map_: Map, agreed: Agreement, above: str) -> None:
    title = _("Memorandum of understanding")
    lead = agreed.title if agreed.title != title else ""
    begin(paper, map_, title, lead, above=above)
    draft_notice(paper)
    parties = _parties(map_, agreed)
    names = [p.party for p in parties]
    section(paper, _("Parties"), names or [blank(_("names of the agencies"))])
    section(paper, _("Purpose"), _purpose(map_, agreed))
    section(paper, _("Shared goals"), map_.workshop.goals or [blank(_("goals"))])
    section(paper, _("Agreed words"), _words(map_))
    section(paper, _("What each agency does"), _duties(names, agreed))
    section(paper, _("Information"), _information())
    section(paper, _("Meetings"), _meetings(map_))
    section(paper, _("Term, review and end"), _term(agreed))
    _signatures(paper, parties)


def _parties(map_: Map, agreed: Agreement) -> Sequence[BuyIn]:
    return agreed.parties or [BuyIn(party=name) for name in agencies_of(map_)]


def _purpose(map_: Map, agreed: Agreement) -> list[str]:
    said = sentence(agreed.purpose or map_.workshop.purpose)
    whom = map_.workshop.population_in_focus or blank(_("the people in focus"))
    return [
        said or blank(_("the purpose, in one sentence")),
        *problems(map_),
        _("The agreement is about systems, never about single cases. It concerns: {whom}.").format(
            whom=whom
        ),
    ]


def _words(map_: Map) -> list[str]:
    agreed = [f"{t.word}: {sentence(t.meaning)}" for t in map_.workshop.definitions]
    return agreed or [blank(_("what serious mental illness, diversion and recidivism mean here"))]


def _duties(agencies: list[str], agreed: Agreement) -> list[str]:
    if lines := [line.strip() for line in agreed.duties.splitlines() if line.strip()]:
        return lines
    duty = blank(_("what it does, with which staff, by when"))
    return [f"{agency}: {duty}" for agency in agencies] or [duty]


def _information() -> list[str]:
    return [
        _("The agencies share counts and rates without names. Counts of 1 to 10 people are not "
          "published, nor what they could be worked out from."),
        _("Records about a person are not shared under this agreement. Where that is wanted, "
          "{document} governs it, under 45 CFR Parts 160 and 164 and 42 CFR Part 2.").format(
              document=blank(_("a separate agreement or consent form"))),
    ]  # fmt: skip


def _meetings(map_: Map) -> list[str]:
    planned, charter = [m.title for m in map_.meetings], charter_of(map_)
    often = blank(_("how often"))
    if charter.purpose:
        every = charter.meets_every_days
        often = ngettext("every {n} day", "every {n} days", every).format(n=every)
    return [
        *planned,
        _("The group meets {how_often}; {chair} calls the meetings. Each agency names a designee "
          "and an alternate.").format(
              how_often=often, chair=charter.chair_agency or blank(_("the chair"))),
    ]  # fmt: skip


def _term(agreed: Agreement) -> list[str]:
    return [
        _("In force from {day}; reviewed by {review}; ends on {end} unless renewed.").format(
            day=on_day(agreed.signed, _("date")), review=on_day(agreed.review, _("date")),
            end=on_day(agreed.ends, _("date"))),
        _("Any agency may leave with {days} written notice.").format(days=blank(_("30 days'"))),
        _("Nothing in it creates a right for a third party or obliges an agency to spend money "
          "that was not appropriated."),
    ]  # fmt: skip


def _signatures(paper: Paper, parties: Sequence[BuyIn]) -> None:
    paper.heading(2, _("Signatures"))
    rows = [
        [para("Table Text", p.party, settings=HIGH), p.signer, "", ""]
        for p in [*parties, *[BuyIn(party="")] * FREE_ROWS]
    ]
    head = _("Agency"), _("Name and title"), _("Signature"), _("Date")
    paper.add(table(rows, (30, 28, 27, 15), line=paper.line, head=head, title=_("Signatures")))
    paper.write("Source Note", _("Each signs for the agency they head, or as its designee."))
