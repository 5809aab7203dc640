"""A chart as a PNG or SVG picture, made offline with the fonts of the program itself."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

import vl_convert as vlc

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
LANGUAGE = "6.4"
"""The Vega-Lite Altair writes."""
KEPT = 32
"""Pictures that are not drawn again while their chart says the same: about two reports' worth."""


class Chart(Protocol):
    def to_dict(self, validate: bool = ...) -> dict[str, Any]: ...


def png(chart: Chart, scale: float = 2) -> bytes:
    """A picture of the chart; at scale 2 each unit of the map's drawing is one pixel."""
    return drawn(_spec(chart), scale)


def svg(chart: Chart) -> str:
    """The chart as SVG, its words still words."""
    _with_fonts()
    return str(vlc.vegalite_to_svg(_spec(chart), vl_version=LANGUAGE))


def _spec(chart: Chart) -> str:
    return json.dumps(chart.to_dict(validate=False))


@lru_cache(maxsize=KEPT)
def drawn(spec: str, scale: float) -> bytes:
    """Drawing takes four fifths of a report's time, and one entry more changes few charts. The
    converter keeps Python to itself while it draws: threads would not hasten it."""
    _with_fonts()
    return bytes(vlc.vegalite_to_png(spec, vl_version=LANGUAGE, scale=scale))


@cache
def _with_fonts() -> None:
    """Without the font files the converter takes what the system has."""
    if any(FONTS.glob("*.ttf")):
        vlc.register_font_directory(str(FONTS))


def warm_up() -> None:
    """Starts the converter ahead of the first picture, which otherwise waits half a second."""
    _with_fonts()
    empty = {"data": {"values": []}, "mark": "point", "width": 1, "height": 1}
    vlc.vegalite_to_svg(json.dumps(empty), vl_version=LANGUAGE)
