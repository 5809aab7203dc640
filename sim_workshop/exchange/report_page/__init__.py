"""The report as one page to read or publish: the finished Word file, read back as HTML.

It is not written a second time: sections, words and numbers are those of `report.docx`, whatever
sections it has. Styles of our own template become what they mean: headings, lists, tables with
their captions and header cells, figures with what they show in words, notes with a way back.
"""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.exchange import web_pages
from sim_workshop.exchange.report_page.blocks import read
from sim_workshop.exchange.report_page.inlines import Inlines
from sim_workshop.exchange.report_page.opened import Opened
from sim_workshop.exchange.report_page.parts import Part


@dataclass(frozen=True)
class Report:
    """What stands in a report: its title, its parts in their order, its notes."""

    title: str
    language: str
    about: str
    """ "Draft, revision 214"."""
    parts: tuple[Part, ...]
    notes: tuple[tuple[int, str], ...]


def of(report: bytes) -> Report:
    """The report of a Word file made by `exchange/report`."""
    opened = Opened(report)
    inlines = Inlines(opened)
    parts = read(opened, inlines)
    notes = tuple((n, inlines.of(note)) for n, note in opened.notes())
    return Report(opened.title, opened.language, opened.about, parts, notes)


def write(report: bytes) -> bytes:
    """One file in UTF-8, with nothing beside it and no script in it."""
    return web_pages.page("report.html", report=of(report)).encode("utf-8")
