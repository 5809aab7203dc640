"""Problems as a paper says them: the sentence, then the number and the story that show it."""

from __future__ import annotations

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.shown import stated
from sim_workshop.exchange.report.words import sentence
from sim_workshop.words import _


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
