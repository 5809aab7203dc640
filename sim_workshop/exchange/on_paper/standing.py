"""What the papers of a committee share: problems with what shows them, parties, days to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.domain.year.shown import stated
from sim_workshop.exchange.on_paper.sheet import blank
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import day, sentence
from sim_workshop.words import _


def draft_notice(paper: Paper) -> None:
    paper.write("Notice", run(_("A draft, not legal advice. "), "Strong"), _(
        "Words in brackets are for the agencies to fill in, and the whole for their counsel to "
        "review."
    ))  # fmt: skip


def section(paper: Paper, title: str, lines: Iterable[str]) -> None:
    paper.heading(2, title)
    paper.add(*(para("List Bullet", line) for line in lines))


def agencies_of(map_: Map) -> list[str]:
    """Those registered; before there is a register, those of the list of participants."""
    registered = [a.name for a in map_.all(Agency)]
    return registered or list(dict.fromkeys(s.agency for s in map_.stakeholders if s.agency))


def problems(map_: Map) -> list[str]:
    """Each problem in its sentence, with its number and its story where they may be printed."""
    lines = []
    for each in stated(map_):
        said = [sentence(each.problem.text)]
        said += [sentence(_number(map_, each.number))] if each.number else []
        if each.story:
            told = _("One experience, made of several: {story}") if each.story.composite else (
                _("One experience: {story}"))  # fmt: skip
            said.append(sentence(told.format(story=each.story.text)))
        lines.append(" ".join(said))
    return lines


def _number(map_: Map, point: DataPoint) -> str:
    measure = map_.measures.get(point.measure)
    name = point.name or (measure.name if measure else _("The number"))
    value = " ".join(x for x in (value_words(point), unit_words(point)) if x)
    local = "" if point.locality == "local" else _("national, not local")
    from_ = "; ".join(x for x in (point.period, point.source, local) if x)
    return f"{name}: {value} ({from_})" if from_ else f"{name}: {value}"


def on_day(when: date | None, what: str) -> str:
    """The day, or a place to fill it in."""
    return day(when) if when else blank(what)
