"""The evidence cards of the wall, as plain values with every word on them."""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.cited import cited
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.evidence_cards import Card, cards_on_wall
from sim_workshop.domain.figures import home_of
from sim_workshop.domain.series import spots
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _


def cards_told(map_: Map) -> list[dict[str, Any]]:
    """What the wall shows of the county's numbers; nothing at any other stage of the day."""
    if map_.room.stage != "evidence":
        return []
    return [card_told(map_, card) for card in map_.once(cards_on_wall)]


def card_told(map_: Map, card: Card) -> dict[str, Any]:
    at = home_of(map_, card.point)
    here = map_.intercept(at)
    return {
        "id": card.point.id,
        "name": card.name or _("A number without a name"),
        "token": token_of(map_, at),
        "colour": colour_of(map_, at),
        "where": here.name if here else "",
        "value": "" if card.withheld else value_words(card.point),
        "unit": "" if card.withheld else unit_words(card.point),
        "withheld": _("Not shown: too few people, or others could be worked out from it.")
        if card.withheld else "",
        "which": which(card.point),
        "counted": _("Counted: {definition}").format(definition=card.definition)
        if card.definition else "",
        "source": _source(map_, card.point),
        "question": card.point.question,
        "trend": _trend(card),
        "national": _national(map_, card),
    }  # fmt: skip


def which(point: DataPoint) -> str:
    """Whom and when it is about."""
    groups = ", ".join(group for _dimension, group in point.breakdown)
    said = (groups, point.population, point.period or _("no period stated"))
    return ", ".join(x for x in said if x)


def _source(map_: Map, point: DataPoint) -> str:
    source = cited(point.source, map_.workshop.sources)
    said = ", ".join(x for x in (point.owner, source) if x)
    return _("Source: {source}").format(source=said) if said else _("no source stated")


def _trend(card: Card) -> list[dict[str, Any]]:
    """Nothing for a single value: one point is no trend."""
    if len(card.series) < 2:
        return []
    return [
        {"x": s.x, "y": s.y, "broken": s.broken, "value": value_words(s.point),
         "period": s.point.period or _("no period stated")}
        for s in spots(card.series, card.broken)
    ]  # fmt: skip


def _national(map_: Map, card: Card) -> dict[str, str] | None:
    if card.national is None:
        return None
    return {
        "mark": _("not local"),
        "value": value_words(card.national),
        "unit": unit_words(card.national),
        "which": which(card.national),
        "counted": _("Counted the same way"),
        "source": _source(map_, card.national),
    }
