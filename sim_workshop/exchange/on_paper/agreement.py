"""A draft of a memorandum of understanding between the agencies, for their counsel to finish."""

from __future__ import annotations

from collections.abc import Iterable

from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.on_paper.sheet import begin, blank
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import sentence
from sim_workshop.words import _

HIGH = '<w:spacing w:before="200" w:after="200"/>'
FREE_ROWS = 3


def write(paper: Paper, map_: Map) -> str:
    title = _("Memorandum of understanding")
    begin(paper, map_, title)
    paper.write("Notice", run(_("A draft, not legal advice. "), "Strong"), _(
        "Words in brackets are for the agencies to fill in, and the whole for their counsel to "
        "review."
    ))  # fmt: skip
    agencies = _agencies(map_)
    _section(paper, _("Parties"), agencies or [blank(_("names of the agencies"))])
    _section(paper, _("Purpose"), _purpose(map_))
    _section(paper, _("Shared goals"), map_.workshop.goals or [blank(_("goals"))])
    _section(paper, _("Agreed words"), _words(map_))
    _section(paper, _("What each agency does"), _duties(agencies))
    _section(paper, _("Information"), _information())
    _section(paper, _("Meetings"), _meetings(map_))
    _section(paper, _("Term, review and end"), _term())
    paper.heading(2, _("Signatures"))
    rows = [
        [para("Table Text", each, settings=HIGH), "", "", ""]
        for each in [*agencies, *[""] * FREE_ROWS]
    ]
    head = _("Agency"), _("Name and title"), _("Signature"), _("Date")
    paper.add(table(rows, (30, 28, 27, 15), line=paper.line, head=head, title=_("Signatures")))
    paper.write("Source Note", _("Each signs for the agency they head, or as its designee."))
    return title


def _section(paper: Paper, title: str, lines: Iterable[str]) -> None:
    paper.heading(2, title)
    paper.add(*(para("List Bullet", line) for line in lines))


def _agencies(map_: Map) -> list[str]:
    return list(dict.fromkeys(s.agency for s in map_.stakeholders if s.agency))


def _purpose(map_: Map) -> list[str]:
    said = sentence(map_.workshop.purpose)
    whom = map_.workshop.population_in_focus or blank(_("the people in focus"))
    return [
        said or blank(_("the purpose, in one sentence")),
        _("The agreement is about systems, never about single cases. It concerns: {whom}.").format(
            whom=whom
        ),
    ]


def _words(map_: Map) -> list[str]:
    agreed = [f"{t.word}: {sentence(t.meaning)}" for t in map_.workshop.definitions]
    return agreed or [blank(_("what serious mental illness, diversion and recidivism mean here"))]


def _duties(agencies: list[str]) -> list[str]:
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
    planned = [m.title for m in map_.meetings]
    return [
        *planned,
        _("The group meets {how_often}; {chair} calls the meetings. Each agency names a designee "
          "and an alternate.").format(how_often=blank(_("how often")), chair=blank(_("the chair"))),
    ]  # fmt: skip


def _term() -> list[str]:
    return [
        _("In force from {day}; reviewed by {review}; ends on {end} unless renewed.").format(
            day=blank(_("date")), review=blank(_("date")), end=blank(_("date"))),
        _("Any agency may leave with {days} written notice.").format(days=blank(_("30 days'"))),
        _("Nothing in it creates a right for a third party or obliges an agency to spend money "
          "that was not appropriated."),
    ]  # fmt: skip
