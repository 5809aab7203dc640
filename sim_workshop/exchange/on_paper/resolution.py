"""A draft of a resolution by which the county stands behind the work; in our own words."""

from __future__ import annotations

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.around import charter_of
from sim_workshop.exchange.on_paper.sheet import begin, blank
from sim_workshop.exchange.on_paper.standing import agencies_of, draft_notice
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.problems import problems
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para
from sim_workshop.exchange.report.words import community_name, listing, sentence, workshop_dates
from sim_workshop.words import _

HIGH = '<w:spacing w:before="200" w:after="200"/>'
SIGNERS = 3


def write(paper: Paper, map_: Map) -> str:
    title = _("Resolution of the county")
    begin(paper, map_, title)
    draft_notice(paper)
    board = blank(_("governing body"))
    paper.write("Body Text", _("Resolution no. {number} of the {board} of {county}.").format(
        number=blank(_("number")), board=board, county=community_name(map_)))  # fmt: skip
    paper.heading(2, _("What we know"))
    paper.add(*(para("List Bullet", line) for line in _known(map_)))
    paper.heading(2, _("What we decide"))
    paper.add(*(para("List Number", line) for line in _decided(map_)))
    paper.heading(2, _("Adopted"))
    head = _("Name and office"), _("Signature"), _("Date")
    rows = [[para("Table Text", blank(_("name, office")), settings=HIGH), "", ""]] * SIGNERS
    paper.add(table(rows, (45, 35, 20), line=paper.line, head=head, title=_("Adopted")))
    return title


def _known(map_: Map) -> list[str]:
    lines = problems(map_) or [blank(_("the problem: one sentence, one number, one experience"))]
    agencies, when = agencies_of(map_), workshop_dates(map_)
    if agencies:
        lines.append(_("These agencies and groups work on it together: {names}.").format(
            names=listing(agencies)))  # fmt: skip
    if when and not map_.workshop.light:
        lines.append(_("They mapped together how people move through the justice system: {when}.")
                     .format(when=when))  # fmt: skip
    lines.append(_("No agency can change this alone; care and custody are paid for from several "
                   "budgets."))  # fmt: skip
    return lines


def _decided(map_: Map) -> list[str]:
    charter = charter_of(map_)
    purpose = sentence(charter.purpose or map_.workshop.purpose)
    lines = [
        _("A standing committee of both systems does the work. Its purpose: {purpose}").format(
            purpose=purpose or blank(_("the purpose, in one sentence"))),
        _("Each county department takes part and names who speaks for it, and an alternate."),
        _("People with lived experience and families sit on the committee and on its workgroups."),
        _("The county counts, every year and by the same definitions: people with serious mental "
          "illness booked, how long they stay, how many are connected to care, and how many come "
          "back."),
    ]  # fmt: skip
    first = [p.title for p in map_.chosen]
    if first:
        lines.append(_("It stands behind the first priorities: {titles}.").format(
            titles="; ".join(first)))  # fmt: skip
    return [
        *lines,
        _("The committee reports to this body {how_often}, in public, without small counts and "
          "without single cases.").format(how_often=blank(_("how often"))),
        _("Nothing in this resolution spends money that was not appropriated."),
    ]  # fmt: skip
