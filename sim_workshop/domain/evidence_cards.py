"""A number large enough for the room: its value, how it came there, where it is from, and the
national figure beside it where both count the same. Only from what may leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import name_of
from sim_workshop.domain.privacy import Released, release
from sim_workshop.domain.series import breaks, definition_of, in_time, series_with
from sim_workshop.domain.units import are_alike
from sim_workshop.domain.workshop import Map

MOST_CARDS = 6


@dataclass(frozen=True)
class Card:
    """One card of the wall."""

    point: DataPoint
    """The value that is shown large: the one that was chosen, or the newest of its series."""
    name: str
    series: tuple[DataPoint, ...]
    """All that may be shown of it through time, the oldest first; one value is no series."""
    broken: frozenset[int]
    definition: str
    national: DataPoint | None = None
    """A figure from elsewhere that counts the same thing; None where none does."""
    withheld: bool = False
    """Its value may not leave."""

    @property
    def shows(self) -> tuple[DataPoint, ...]:
        """Every number whose value stands on it."""
        elsewhere = (self.national,) if self.national else ()
        return (*self.series, *elsewhere)


def can_be_a_card(map_: Map) -> tuple[DataPoint, ...]:
    """The newest local number of each series: what a facilitator can put on the wall."""
    found: dict[tuple[str, ...], DataPoint] = {}
    for point in map_.numbers:
        if point.locality == "local" and (point.is_number or point.value):
            series = series_with(map_.numbers, point) or (point,)
            found[tuple(p.id for p in series)] = series[-1]
    return tuple(found.values())


def card_of(released: Released, id_: str) -> Card | None:
    """The card of a number as it may leave; None when the number is there no more."""
    map_ = released.map
    chosen = map_.get(id_)
    if not isinstance(chosen, DataPoint):
        return None
    if id_ in released.suppressed:
        return Card(chosen, name_of(map_, chosen), (), frozenset(),
                    definition_of(chosen, map_.measures), withheld=True)  # fmt: skip
    series = series_with(map_.numbers, chosen) or (chosen,)
    newest = series[-1]
    return Card(
        newest, name_of(map_, newest), series, breaks(series, map_.measures),
        definition_of(newest, map_.measures), _national(released, newest),
    )  # fmt: skip


def _national(released: Released, local: DataPoint) -> DataPoint | None:
    """The newest figure from elsewhere with the same measure, unit and definition, that says its
    period and whom it counts. Figures that count something else never stand beside."""
    map_ = released.map
    if not local.measure or not (counted := definition_of(local, map_.measures).casefold()):
        return None
    found = in_time(
        p for p in map_.numbers
        if p.locality == "national" and p.measure == local.measure and p.value and p.population
        and p.period and not p.breakdown and are_alike(p.unit, local.unit)
        and definition_of(p, map_.measures).casefold() == counted
    )  # fmt: skip
    return found[-1] if found else None


def cards_on_wall(map_: Map) -> tuple[Card, ...]:
    """The cards the facilitator chose, as far as every value on them was written down as having
    left: a number that was corrected since waits until its card is shown again."""
    left = {(p.point.id, p.point.value) for p in map_.printed if not p.why}
    chosen = _cards(map_.once(release), map_.room.cards)
    return tuple(c for c in chosen if all((p.id, p.value) in left for p in c.shows))


def cards_to_show(map_: Map, ids: Iterable[str]) -> tuple[Card, ...]:
    """The cards of these numbers as they would leave now."""
    return tuple(_cards(map_.once(release), ids))


def _cards(released: Released, ids: Iterable[str]) -> list[Card]:
    found = (card_of(released, id_) for id_ in ids)
    return [card for card in found if card is not None]
