"""The committee's charter as a paper to sign: purpose, seats, leadership, how often, rules."""

from __future__ import annotations

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.around import charter_of, required_seats
from sim_workshop.domain.year.engagement import Charter
from sim_workshop.exchange.on_paper.sheet import begin, blank
from sim_workshop.exchange.on_paper.standing import draft_notice, on_day, section
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import open_mark
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para
from sim_workshop.exchange.report.words import listing, sentence
from sim_workshop.words import _, ngettext


def write(paper: Paper, map_: Map) -> str:
    title, charter = _("Charter of the committee"), charter_of(map_)
    begin(paper, map_, title)
    draft_notice(paper)
    purpose = sentence(charter.purpose) or blank(_("the purpose, in one sentence"))
    section(paper, _("Purpose"), [purpose])
    section(paper, _("Shared goals"), map_.workshop.goals or [blank(_("goals"))])
    _seats(paper, map_)
    section(paper, _("Who leads"), _leads(charter))
    section(paper, _("Meetings"), _meetings(charter))
    rules = [line.strip() for line in charter.rules.splitlines() if line.strip()]
    section(paper, _("Rules"), rules or [blank(_("rules"))])
    section(paper, _("Agreed and reviewed"), _dates(charter))
    return title


def _seats(paper: Paper, map_: Map) -> None:
    paper.heading(2, _("Seats that must be filled"))
    rows = [
        [r.seat.name,
         para("Table Text", listing([a.name for a in r.agencies]) or open_mark(_("nobody yet")))]
        for r in required_seats(map_)
    ] or [[blank(_("seat")), ""]]  # fmt: skip
    head = _("Seat"), _("Filled by")
    title = _("Seats that must be filled")
    paper.add(table(rows, (50, 50), line=paper.line, head=head, title=title))


def _leads(charter: Charter) -> list[str]:
    """By agency: names of people are in no published file."""
    turns = {
        "none": "",
        "yearly": _("The chair passes between the two systems once a year."),
        "former_agency": _("When a chair leaves, their agency fills the seat."),
    }[charter.rotation]
    lines = [
        _("Chair: {agency}").format(agency=charter.chair_agency or blank(_("name, agency"))),
        _("Co-chair: {agency}").format(agency=charter.co_chair_agency or blank(_("name, agency"))),
        turns,
    ]
    return [line for line in lines if line]


def _meetings(charter: Charter) -> list[str]:
    every, minutes = charter.meets_every_days, charter.meets_minutes
    often = ngettext("every {n} day", "every {n} days", every).format(n=every)
    long = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return [_("The committee meets {how_often}, for {how_long}.").format(
        how_often=often, how_long=long)]  # fmt: skip


def _dates(charter: Charter) -> list[str]:
    lines = [
        _("Agreed: {day}").format(day=on_day(charter.agreed_on, _("date"))),
        _("Last reviewed: {day}; looked at again every year.").format(
            day=on_day(charter.reviewed_on, _("date"))),
    ]  # fmt: skip
    if charter.drift:
        lines.append(_("Beside its purpose: {what}").format(what=sentence(charter.drift)))
    return lines
