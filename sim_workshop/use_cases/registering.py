"""The register of data sources: who keeps what, and who may release counts of it."""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.year.assessment import DataSource
from sim_workshop.domain.year.engagement import Agreement
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.use_cases.correcting import corrected, still_kept

TEXTS = ("name", "holds", "terms", "links_with")


def place_data_source(
    acting: Acting, /, *, name: str, names_nobody: bool = False, **known: Any
) -> DataSource:
    not_empty(name, "The name of the data source")
    _screen({"name": name, **known}, names_nobody)
    with acting.act("data_source.placed", "keep_year") as work:
        return work.put(_linked(work, DataSource(id=work.new_id("ds"), name=name, **known)))


def correct_data_source(
    acting: Acting, /, *, id: str, seen: DataSource | None = None, names_nobody: bool = False,
    **changes: Any,
) -> DataSource:  # fmt: skip
    not_empty(str(changes.get("name", "-")), "The name of the data source")
    _screen(changes, names_nobody)
    with acting.act("data_source.corrected", "keep_year") as work:
        return work.put(_linked(work, corrected(work, DataSource, id, seen, changes)))


def remove_data_source(acting: Acting, *, id: str) -> DataSource:
    with acting.act("data_source.removed", "keep_year") as work:
        return work.put(still_kept(work, id, DataSource).but(removed=True))


def _screen(known: dict[str, Any], names_nobody: bool) -> None:
    screened(*(str(known.get(t, "")) for t in TEXTS), names_nobody=names_nobody)


def _linked(work: Work, source: DataSource) -> DataSource:
    if source.agreement:
        work.need(source.agreement, Agreement)
    return source
