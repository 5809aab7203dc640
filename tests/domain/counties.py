"""The Maps of the real counties in tests/data/counties, as an import makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from sim_workshop.content import load_pack
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import county
from tests.builders import a_map

FOLDER = Path(__file__).parents[1] / "data" / "counties"
NOT_A_COUNTY = ("aggregate",)


@cache
def counties() -> dict[str, Map]:
    """Every community of every file, by a name of its own."""
    return dict(_read())


def _read() -> Iterator[tuple[str, Map]]:
    pack = load_pack()
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem not in NOT_A_COUNTY:
            found = county.read(path.read_bytes(), pack)
            for imported in found:
                name = path.stem if len(found) == 1 else imported.community.id
                yield name, replace(a_map(*imported.records), community=imported.community)
