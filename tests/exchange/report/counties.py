"""Real counties as maps, read the way the app imports them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sim_workshop.content import load_pack
from sim_workshop.domain.privacy import Released, release
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import report
from sim_workshop.exchange.county import read_county
from tests.exchange.report.opened import Opened

FOLDER = Path(__file__).parents[2] / "data" / "counties"
NAMES = ("whatcom_wa", "washington_or", "harris_tx", "deschutes_or")
MADE_AT = datetime(2027, 3, 9, 18, 30, tzinfo=UTC)
PNG = (Path(__file__).parents[3] / "static" / "mark.png").read_bytes()
