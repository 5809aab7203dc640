"""The map as a one-page poster in PDF, at the paper sizes counties print on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

import vl_convert as vlc

from sim_workshop.charts import system_map
from sim_workshop.charts.colours import colours
from sim_workshop.charts.picture import svg
from sim_workshop.domain.drawn.lettering import wrapped
from sim_workshop.domain.edition import state_of
from sim_workshop.domain.layout import on_paper
from sim_workshop.domain.privacy import Released
from sim_workshop.words import _, say_date

POINTS_PER_INCH, MARGIN, HEAD, FOOT = 72.0, 36.0, 58.0, 26.0
PAPER = "#FFFFFF"
LARGE_SHEET = 3300.0
"""Units a large sheet is wide: broader boxes say more of their services."""


@dataclass(frozen=True)
class Sheet:
    """A size of paper, held landscape, in points."""

    name: str
    width: float
    height: float
    naming: bool = False
    """Large enough to name the local services in their boxes."""


SHEETS = (
    Sheet("letter", 11 * POINTS_PER_INCH, 8.5 * POINTS_PER_INCH),
    Sheet("a4", 841.89, 595.28),
    Sheet("tabloid", 17 * POINTS_PER_INCH, 11 * POINTS_PER_INCH, naming=True),
    Sheet("a3", 1190.55, 841.89, naming=True),
)


def poster(released: Released, sheet: Sheet) -> bytes:
    """The whole map as large as the sheet allows, under its title, above what it is made from."""
    if sheet.naming:
        drawn = svg(system_map.drawn(on_paper(released.map, wide=LARGE_SHEET), ground=PAPER))
    else:
        drawn = svg(system_map.chart(released.map, ground=PAPER))
    return bytes(vlc.svg_to_pdf(_page(released, sheet, drawn)))


def _page(released: Released, sheet: Sheet, drawn: str) -> str:
    wide, high = _size(drawn)
    room_x, room_y = sheet.width - 2 * MARGIN, sheet.height - 2 * MARGIN - HEAD - FOOT
    scale = min(room_x / wide, room_y / high)
    left = MARGIN + (room_x - wide * scale) / 2
    inner = drawn[drawn.index("<svg") :]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{sheet.width}" height="{sheet.height}" '
        f'viewBox="0 0 {sheet.width} {sheet.height}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{_words(released, sheet)}'
        f'<g transform="translate({left:.2f},{MARGIN + HEAD:.2f}) scale({scale:.5f})">{inner}</g>'
        "</svg>"
    )


def _size(drawn: str) -> tuple[float, float]:
    found = re.search(r'<svg[^>]*?width="([\d.]+)"[^>]*?height="([\d.]+)"', drawn)
    if found is None:
        raise ValueError("the drawing has no size")
    return float(found[1]), float(found[2])


def _words(released: Released, sheet: Sheet) -> str:
    ink = colours(dark=False)
    map_ = released.map
    title = wrapped(map_.name, sheet.width - 2 * MARGIN, 24, 700)[0]
    under = [_("Sequential Intercept Map"), map_.community.full_name]
    if map_.workshop.starts:
        under.append(say_date(map_.workshop.starts))
    foot = _("From what the workshop recorded: {state}.").format(state=state_of(map_))
    return (
        _line(title, MARGIN + 20, 24, 700, ink["ink"])
        + _line(" · ".join(dict.fromkeys(under)), MARGIN + 40, 12, 400, ink["muted"])
        + _line(foot, sheet.height - MARGIN, 10, 400, ink["muted"])
    )


def _line(said: str, y: float, size: int, weight: int, colour: str) -> str:
    return (
        f'<text x="{MARGIN}" y="{y:.1f}" font-family="Public Sans" font-size="{size}" '
        f'font-weight="{weight}" fill="{colour}">{escape(said)}</text>'
    )
