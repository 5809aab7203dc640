"""The signs of the report: kinds, balls for a status, tokens. No sign without its word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim_workshop.charts.colours import of_intercept
from sim_workshop.domain.at_places import STATUS_WORDS
from sim_workshop.domain.place import Intercept
from sim_workshop.exchange.report.word import Content, Inline, inline, run, symbol
from sim_workshop.words import _

NBSP = "\u00a0"


@dataclass(frozen=True)
class Sign:
    """The shape of a kind, and the style that colours it."""

    shape: str
    style: str


HAVE = Sign("■", "Resource")
STRONG = Sign("★", "Strength")
MISSING = Sign("□", "Gap")
IDEAS = Sign("◆", "Idea")

STATUS_SHAPES: Mapping[str, tuple[str, str]] = {
    "sufficient": ("●", "Status Enough"),
    "in_place": ("●", "Status Enough"),
    "short_capacity": ("◐", "Status Short"),
    "absent": ("⊘", "Status Absent"),
    "planned": ("◌", "Status Planned"),
    "unknown": ("?", "Status Unknown"),
    "": ("○", "Status Unknown"),
}
"""In the order in which groups of resources are printed."""
RATING_SHAPES: Mapping[str, tuple[str, str]] = {
    "in_place": ("●", "Status Enough"),
    "underway": ("◐", "Status Short"),
    "planned": ("◌", "Status Planned"),
    "not_planned": ("⊘", "Status Absent"),
    "": ("○", "Status Unknown"),
}


def kind_mark(sign: Sign) -> Inline:
    """The shape before a heading, in the colour of its kind; the heading's words follow it."""
    return inline(symbol(sign.shape, sign.style), NBSP)


def ball(shape_and_style: tuple[str, str], words: str) -> Inline:
    """A ball with its word: never the ball alone."""
    shape, style = shape_and_style
    return inline(symbol(shape, style), words)


def status(status_id: str, before: str = "") -> Inline:
    """ "● enough": a resource's status; "● 3 in place" with a count before the word."""
    words = f"{before} {status_words(status_id)}".strip()
    return ball(STATUS_SHAPES.get(status_id, STATUS_SHAPES[""]), words)


def status_words(status_id: str) -> str:
    return _(STATUS_WORDS.get(status_id, status_id))


def open_mark(words: str) -> Inline:
    """ "□ not filled yet": something that is still missing, in the colour of gaps."""
    return inline(symbol("□", "Gap"), run(words, "Gap"))


def colour_of(intercept: Intercept, before: Sequence[Intercept]) -> str:
    """The colour of an intercept's square, as Word writes it."""
    neighbour = before[-1].id if before else ""
    return of_intercept(intercept.id, neighbour, dark=False).lstrip("#")


def token_run(text: str, colour: str) -> Inline:
    """An intercept's numeral on its colour, for a heading."""
    ground = f'<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'
    return inline(run(f"{NBSP * 2}{text}{NBSP * 2}", extra=ground), NBSP * 2)


def quoted(text: str) -> str:
    return f"“{text}”"


def detail_line(parts: Sequence[Content]) -> Inline:
    """Short facts one after the other, parted by spaces wide enough to see."""
    whole = [p if isinstance(p, Inline) else run(p) for p in parts if p]
    return Inline(run(" · ").join(whole)) if whole else Inline("")
