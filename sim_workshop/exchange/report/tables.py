"""Tables: hairlines, a header row that repeats and is marked, rows that stay in one piece.

A row is written as text, without asking python-docx for a single cell: 500 rows take
milliseconds. Widths are shares of the line in hundredths, so a restyled margin still fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sim_workshop.exchange.report.word import Block, attribute, para

LONGEST_UNBROKEN = 1500
"""Characters of a row that is kept on one page; a longer one may break."""
WHOLE = 4
"""Rows of a table that is not split."""
STYLED = re.compile(r'(<w:pPr><w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')


@dataclass(frozen=True)
class CellOf:
    """A cell with properties of its own: ground, width over several columns, borders."""

    content: str
    fill: str = ""
    span: int = 1
    borders: str = ""
    """Inside of w:tcBorders."""
    merged: str = ""
    """"restart" or "continue" for a cell that reaches over rows."""
    middle: bool = False
    """Its content stands at half height."""
    tight: bool = False
    """Nothing is left free at its right."""


def table(
    rows: Iterable[Sequence[str | CellOf]],
    shares: Sequence[float],
    *,
    line: int,
    head: Sequence[str] = (),
    style: str = "Report Table",
    title: str,
    description: str = "",
) -> Block:
    """A table `line` wide. `title` says what it is to those who cannot see it."""
    widths = _widths(shares, line)
    header = [_row([para("Table Head", h) for h in head], widths, header=True)] if head else []
    body = _held_together([_row(row, widths) for row in rows])
    header = [with_next(row) for row in header] if body else header
    return Block(
        f"<w:tbl><w:tblPr><w:tblStyle w:val={attribute(style)}/>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{_look(bool(head))}<w:tblCaption w:val={attribute(title)}/>"
        f"<w:tblDescription w:val={attribute(description or title)}/></w:tblPr>"
        f"<w:tblGrid>{_columns(widths)}</w:tblGrid>"
        f"{''.join(header + body)}</w:tbl>"
    )


def _held_together(rows: list[str]) -> list[str]:
    """No row stands alone on a page: a short table stays whole, of a longer one the first two and
    the last two rows stay together."""
    last = len(rows) - 1
    if last < WHOLE:
        return [with_next(row) for row in rows[:-1]] + rows[-1:]
    return [with_next(row) if n in (0, last - 1) else row for n, row in enumerate(rows)]


def with_next(row: str) -> str:
    """The row on the page of what follows it."""
    return STYLED.sub(r"\1<w:keepNext/>", row)


def _widths(shares: Sequence[float], line: int) -> list[int]:
    """Whole twentieths of a point that sum to the line."""
    whole = sum(shares)
    edges = [round(line * sum(shares[:n]) / whole) for n in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _columns(widths: Sequence[int]) -> str:
    return "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)


def _look(header: bool) -> str:
    first = int(header)
    return (
        f'<w:tblLook w:val="{"0420" if header else "0400"}" w:firstRow="{first}" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _row(cells: Sequence[str | CellOf], widths: Sequence[int], *, header: bool = False) -> str:
    whole = [cell if isinstance(cell, CellOf) else CellOf(cell) for cell in cells]
    letters = sum(len(cell.content) for cell in whole)
    unbroken = "<w:cantSplit/>" if header or letters < LONGEST_UNBROKEN * 4 else ""
    marked = f"<w:trPr>{unbroken}{'<w:tblHeader/>' if header else ''}</w:trPr>"
    written, column = [], 0
    for cell in whole:
        written.append(_cell(cell, sum(widths[column : column + cell.span])))
        column += cell.span
    return f"<w:tr>{marked if unbroken or header else ''}{''.join(written)}</w:tr>"


def _cell(cell: CellOf, width: int) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    properties += f'<w:vMerge w:val="{cell.merged}"/>' if cell.merged else ""
    properties += f"<w:tcBorders>{cell.borders}</w:tcBorders>" if cell.borders else ""
    if cell.fill:
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>'
    properties += '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if cell.tight else ""
    properties += '<w:vAlign w:val="center"/>' if cell.middle else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_blocks(cell.content)}</w:tc>"


def _blocks(content: str) -> str:
    return content if isinstance(content, Block) else para("Table Text", content)


def stacked(*blocks: Block | None) -> Block:
    """Several paragraphs in one cell; what is None is left out."""
    return Block("".join(b for b in blocks if b is not None))
