"""Prompt cards: a page for each intercept, with its questions in large letters to read aloud."""

from __future__ import annotations

from sim_workshop.domain.place import CROSS, Intercept
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.on_paper.sheet import NEW_PAGE, begin
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.word import para, run
from sim_workshop.words import _

LARGER = '<w:sz w:val="26"/><w:szCs w:val="26"/>'
HANGING = '<w:tabs><w:tab w:val="left" w:pos="600"/></w:tabs><w:ind w:left="600" w:hanging="600"/>'


def write(paper: Paper, map_: Map) -> str:
    """A page for each intercept that has questions, in the workshop's order."""
    asked = [(i, [p.ask for p in map_.pack.prompts_of(i.id)]) for i in map_.intercepts]
    cards = [(intercept, questions) for intercept, questions in asked if questions]
    for n, (intercept, questions) in enumerate(cards):
        _card(paper, map_, intercept, questions, above=NEW_PAGE if n else "")
    if not cards:
        begin(paper, map_, _("Prompt cards"))
        paper.write("Body Text", _("The content of this workshop has no prompts."))
    return _("Prompt cards")


def _card(
    paper: Paper, map_: Map, intercept: Intercept, questions: list[str], *, above: str
) -> None:
    numeral = "" if intercept.id == CROSS else f"{intercept.token}  "
    begin(paper, map_, f"{numeral}{intercept.name}", intercept.scope, above=above)
    limits = ((_("Begins"), intercept.begins), (_("Ends"), intercept.ends))
    for name, said in limits:
        if said:
            paper.write("Body Text", run(f"{name}. ", "Strong"), said)
    for n, ask in enumerate(questions, 1):  # each card begins at 1, as on the wall
        paper.add(para("Body Text", run(f"{n}\t{ask}", extra=LARGER), settings=HANGING))
