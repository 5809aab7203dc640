"""Charts show numbers the table prints, and say in words what they show."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.privacy import release
from sim_workshop.exchange import report
from sim_workshop.exchange.report import number_charts
from tests.exchange.report.counties import MADE_AT, PNG, picture, written
from tests.exchange.report.full import charted_map
from tests.exchange.report.opened import WP, Opened


def alternatives(opened: Opened) -> list[str]:
    return [p.get("descr") for p in opened.body.iter(f"{WP}docPr")][1:]


def test_a_line_through_time_and_bars_for_groups() -> None:
    assert alternatives(Opened(written(charted_map()))) == [
        "Line chart of Bookings. 2024: 1200; 2025: 1100; 2026: 950. The same in words follows the "
        "picture.",
        "Bar chart of Screened, people. women, 2026: 90; men, 2026: 310. The same in words follows "
        "the picture.",
    ]


def test_what_is_withheld_is_never_drawn() -> None:
    drawn: list[Sequence[DataPoint]] = []

    def chart(points: Sequence[DataPoint]) -> bytes:
        drawn.append(points)
        return PNG

    released = release(charted_map())
    report.write(released, made_at=MADE_AT, version="1", picture=picture, chart=chart)
    shown = {p.id for points in drawn for p in points}
    assert shown
    assert not shown & released.suppressed.keys()
    assert not {p.name for points in drawn for p in points} & {"Held"}


def test_drawn_as_png_the_same_twice() -> None:
    map_ = charted_map()
    for name in ("Bookings", "Screened"):
        points = tuple(p for p in map_.numbers if p.name == name)
        once = number_charts.draw(points)
        assert once.startswith(b"\x89PNG")
        assert once == number_charts.draw(points)


def test_without_a_pen_the_table_stands_alone() -> None:
    assert alternatives(Opened(written(charted_map(), chart=None))) == []
