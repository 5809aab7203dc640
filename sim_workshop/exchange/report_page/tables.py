"""Tables as HTML: caption, header cells with their scope, cells over several rows or columns.

Two kinds of table are none to a reader: large numbers side by side, and the line of intercepts.
They become lists.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from lxml import etree

from sim_workshop.exchange.report_page.inlines import COLOUR, letters
from sim_workshop.exchange.report_page.opened import Opened, W, value_of

Blocks = Callable[[list[etree._Element]], str]
ROW_HEADS = ("fact name",)
MANY = 4
"""Columns from which a table is scrolled sideways on a phone."""


def table(element: etree._Element, opened: Opened, caption: str, blocks: Blocks) -> str:
    """One table. Without a caption of its own it is named for those who cannot see it."""
    style = opened.style(_properties(element), "tblStyle")
    if style == "report numbers":
        return _numbers(element, blocks)
    if style == "report layout":
        return _intercepts(element)
    name = value_of(_properties(element).find(f"{W}tblCaption"))
    shown = f"<caption>{caption}</caption>" if caption else ""
    shown = shown or (f'<caption class="unseen">{escape(name)}</caption>' if name else "")
    rows = element.findall(f"{W}tr")
    heads = [r for r in rows if r.find(f"{W}trPr/{W}tblHeader") is not None]
    head = "".join(_row(r, rows, opened, blocks, head=True) for r in heads)
    body = "".join(_row(r, rows, opened, blocks) for r in rows if r not in heads)
    whole = f"<table>{shown}{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"
    label = f' aria-label="{escape(name)}"' if name else ""
    wide = "wide many" if len(element.findall(f"{W}tblGrid/{W}gridCol")) >= MANY else "wide"
    return f'<div class="{wide}" role="group"{label} tabindex="0">{whole}</div>'


def _properties(element: etree._Element) -> etree._Element:
    found = element.find(f"{W}tblPr")
    return found if found is not None else etree.Element("none")


@dataclass(frozen=True)
class _Cell:
    element: etree._Element
    column: int
    span: int
    merged: str
    """ "restart", "continue" or nothing."""
    fill: str


def _cells(row: etree._Element) -> list[_Cell]:
    found, column = list[_Cell](), 0
    for cell in row.findall(f"{W}tc"):
        span = int(value_of(cell.find(f"{W}tcPr/{W}gridSpan")) or 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        merged = "" if merge is None else value_of(merge) or "continue"
        shade = cell.find(f"{W}tcPr/{W}shd")
        fill = shade.get(f"{W}fill", "") if shade is not None else ""
        found.append(_Cell(cell, column, span, merged, fill if COLOUR.fullmatch(fill) else ""))
        column += span
    return found


def _row(
    row: etree._Element, rows: list[etree._Element], opened: Opened, blocks: Blocks,
    *, head: bool = False,
) -> str:  # fmt: skip
    written = [
        _cell(cell, _height(cell, row, rows), opened, blocks, head=head)
        for cell in _cells(row) if cell.merged != "continue"
    ]  # fmt: skip
    return f"<tr>{''.join(written)}</tr>"


def _height(cell: _Cell, row: etree._Element, rows: list[etree._Element]) -> int:
    """Over how many rows a cell reaches."""
    height = 1
    if cell.merged == "restart":
        for below in rows[rows.index(row) + 1 :]:
            under = next((c for c in _cells(below) if c.column == cell.column), None)
            if under is None or under.merged != "continue":
                break
            height += 1
    return height


def _cell(cell: _Cell, height: int, opened: Opened, blocks: Blocks, *, head: bool) -> str:
    inside = _inside(cell.element, blocks)
    first = cell.element.find(f"{W}p/{W}pPr")
    names = first is not None and opened.style(first, "pStyle") in ROW_HEADS
    over = f' colspan="{cell.span}"' if cell.span > 1 else ""
    over += f' rowspan="{height}"' if height > 1 else ""
    if inside and (head or names):
        return f'<th scope="{"col" if head else "row"}"{over}>{inside}</th>'
    return f"<td{over}>{inside}</td>"


def _inside(cell: etree._Element, blocks: Blocks) -> str:
    """One plain paragraph is the cell itself."""
    inside = blocks([e for e in cell if e.tag in (f"{W}p", f"{W}tbl")]).strip()
    plain = inside.startswith("<p") and inside.endswith("</p>") and inside.count("<p") == 1
    if not plain or not inside.startswith(("<p>", '<p class="table-head"')):
        return inside
    return inside.split(">", 1)[1].removesuffix("</p>")


def _numbers(element: etree._Element, blocks: Blocks) -> str:
    cells = [c for row in element.iter(f"{W}tr") for c in row.findall(f"{W}tc")]
    items = [blocks(c.findall(f"{W}p")) for c in cells]
    name = escape(value_of(_properties(element).find(f"{W}tblCaption")))
    shown = "".join(f"<li>{item}</li>" for item in items if item.strip())
    return f'<ul class="numbers" aria-label="{name}">{shown}</ul>'


def _intercepts(element: etree._Element) -> str:
    """The squares of the first row with the names of the last."""
    rows = [_cells(row) for row in element.findall(f"{W}tr")]
    names = [letters(c.element) for c in rows[-1]] if rows else []
    squares = [c for c in rows[0] if c.fill] if rows else []
    shown = "".join(
        f'<li><span class="token" style="background:#{square.fill}">'
        f"{escape(letters(square.element))}</span> {escape(name)}</li>"
        for square, name in zip(squares, names, strict=False)
    )
    name = escape(value_of(_properties(element).find(f"{W}tblCaption")))
    return f'<ol class="intercepts" aria-label="{name}">{shown}</ol>'
