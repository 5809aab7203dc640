"""Real counties as maps, read the way the app imports them, and their reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sim_workshop.content import load_pack
from sim_workshop.domain.privacy import Released, release
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import county, report
from tests.exchange.report.opened import Opened

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests" / "data" / "counties"
NAMES = ("whatcom_wa", "washington_or", "harris_tx", "deschutes_or")
MADE_AT = datetime(2027, 3, 9, 18, 30, tzinfo=UTC)
PNG = (ROOT / "static" / "mark.png").read_bytes()


def picture(map_: Map) -> bytes:
    """A ready-made picture in the place of the map: drawing takes a second."""
    return PNG


@cache
def county_map(name: str) -> Map:
    data = (FOLDER / f"{name}.yaml").read_bytes()
    (imported,) = county.read(data, load_pack())
    return replace(imported.as_map(load_pack(), "TEST"), revision=214)


def chart(points: object) -> bytes:
    """A ready-made picture in the place of a chart."""
    return PNG


def written(map_: Map | Released, **wishes: Any) -> bytes:
    released = map_ if isinstance(map_, Released) else release(map_)
    given = {"picture": picture, "chart": chart, **wishes}
    return report.write(released, made_at=MADE_AT, version="9.9", **given)


@cache
def report_of(name: str) -> Opened:
    return Opened(written(county_map(name)))
