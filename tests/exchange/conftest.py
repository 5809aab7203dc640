"""Counties as the repository has them, read once, and workshops made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim_workshop.content import load_pack
from sim_workshop.domain.place import Pack
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import county

COUNTIES = Path(__file__).parents[1] / "data" / "counties"


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="session")
def washington(pack: Pack) -> Map:
    """A county with entries of every kind, priorities and a plan."""
    (read,) = county.read((COUNTIES / "washington_or.yaml").read_bytes(), pack)
    return read.as_map(pack, "TESTCODE")
