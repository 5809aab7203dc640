"""The map as a picture that goes out by itself: under it stands whose it is and how far it is."""

from __future__ import annotations

import re
from html import escape

import vl_convert as vlc

from sim_workshop.charts import flow_map, system_map
from sim_workshop.charts.colours import colours
from sim_workshop.charts.picture import svg
from sim_workshop.domain.edition import state_of
from sim_workshop.domain.privacy import Released
from sim_workshop.words import _

PAPER = "#FFFFFF"
FOOT, MARGIN, SIZE = 30, 4, 13
OPENING = re.compile(r'<svg[^>]*?width="([\d.]+)"[^>]*?height="([\d.]+)"[^>]*>')


def map_svg(released: Released) -> str:
    """The map at its own size, its words still words."""
    return _signed(released, svg(system_map.chart(released.map, ground=PAPER)))


def flow_svg(released: Released) -> str:
    """The map with the yearly counts that may leave, its arrows as wide as the people on them."""
    return _signed(released, svg(flow_map.chart(released.map, ground=PAPER)))


def _signed(released: Released, drawn: str) -> str:
    opening = OPENING.search(drawn)
    if opening is None:
        raise ValueError("the drawing has no size")
    wide, high = (float(size) for size in opening.groups())
    said = _said(released)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{wide:g}" height="{high + FOOT:g}" viewBox="0 0 {wide:g} {high + FOOT:g}">'
        f"<title>{escape(said)}</title>"
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{drawn[drawn.index("<svg") :]}'
        f'<text x="{MARGIN}" y="{high + FOOT - 8:g}" font-family="Public Sans" '
        f'font-size="{SIZE}" fill="{colours(dark=False)["muted"]}">{escape(said)}</text></svg>'
    )


def map_png(released: Released) -> bytes:
    """The same at print size."""
    return bytes(vlc.svg_to_png(map_svg(released), scale=2))


def _said(released: Released) -> str:
    whose = _("{name}: Sequential Intercept Map").format(name=released.map.name)
    state = _("From what the workshop recorded: {state}.").format(state=state_of(released.map))
    return f"{whose}. {state}"
