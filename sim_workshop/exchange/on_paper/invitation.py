"""A draft of the letter of invitation, filled with what the record knows; the rest in brackets."""

from __future__ import annotations

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.exchange.on_paper.sheet import begin, blank
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import listing, sentence, workshop_dates
from sim_workshop.words import _, ngettext


def write(paper: Paper, map_: Map) -> str:
    begin(paper, map_, _("Invitation to the mapping workshop"))
    workshop = map_.workshop
    paper.write("Body Text", _("To: {name}, {agency}").format(
        name=blank(_("name")), agency=blank(_("agency"))))  # fmt: skip
    paper.write("Body Text", _("Dear {name},").format(name=blank(_("name"))))
    paper.write("Body Text", _what(map_))
    if workshop.purpose:
        paper.write("Body Text", run(f"{_('Purpose')}. ", "Strong"), sentence(workshop.purpose))
    _when_and_where(paper, map_)
    _agenda(paper, map_)
    _gains(paper, map_)
    paper.heading(2, _("What we ask of you"))
    paper.add(*(para("List Bullet", line) for line in _asked()))
    paper.heading(2, _("What you can rely on"))
    paper.add(*(para("List Bullet", line) for line in _promised(map_)))
    paper.write("Body Text", _("Please answer by {day} to {contact}.").format(
        day=blank(_("date")), contact=blank(_("name, telephone, e-mail"))))  # fmt: skip
    paper.write("Body Text", listing(workshop.hosts) or blank(_("who invites")))
    return _("Invitation")


def _what(map_: Map) -> str:
    hosts = listing(map_.workshop.hosts) or blank(_("the hosts"))
    return _(
        "{hosts} invite you to a Sequential Intercept Mapping workshop. Together with police, "
        "jail, courts, treatment providers, families and people with lived experience we will "
        "draw how people with mental illness and substance use disorders move through our "
        "justice system, name what is there and what is missing, choose what to do first, and "
        "write down who does it by when."
    ).format(hosts=hosts)


def _when_and_where(paper: Paper, map_: Map) -> None:
    when = workshop_dates(map_) or blank(_("dates and times"))
    where = map_.workshop.venue or blank(_("place, parking, how to get there"))
    paper.write("Body Text", run(f"{_('When')}. ", "Strong"), when)
    paper.write("Body Text", run(f"{_('Where')}. ", "Strong"), where)


def _gains(paper: Paper, map_: Map) -> None:
    """What each agency gets out of it, in its own terms: the reason to come."""
    gains = [f"{a.name}: {sentence(a.gains)}" for a in map_.all(Agency) if a.gains]
    if gains:
        paper.heading(2, _("What each agency gains"))
        paper.add(*(para("List Bullet", line) for line in gains))


def _agenda(paper: Paper, map_: Map) -> None:
    blocks = map_.agenda
    if not blocks:
        return
    paper.heading(2, _("The agenda"))
    rows = [
        [str(b.day), b.title, ngettext("{n} minute", "{n} minutes", b.planned).format(n=b.planned)]
        for b in blocks
    ]
    head = _("Day"), _("What"), _("Time")
    paper.add(table(rows, (12, 63, 25), line=paper.line, head=head, title=_("The agenda")))


def _asked() -> list[str]:
    return [
        _("Come for the whole workshop, or name somebody who can speak and decide for you."),
        _("Bring the numbers that were asked of your agency, with period and definition."),
        _("Bring what you have seen: where people get stuck, and what works."),
        _("Tell us what you need to take part: access, an interpreter, food, a quiet place."),
    ]


def _promised(map_: Map) -> list[str]:
    shown = {
        "name": _("What you write is shown with your name."),
        "agency": _("What you write is shown with your agency, not your name."),
        "nothing": _("What you write is shown without name or agency."),
    }[map_.workshop.entry_names]
    return [
        _("No single case is discussed, and nobody who was served is named."),
        shown,
        _("Votes are secret. Records of the county may be open to the public."),
    ]
