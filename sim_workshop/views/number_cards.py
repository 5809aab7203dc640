"""Numbers as cards: the value large, where it belongs, what is missing, where it is from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.cited import cited
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import Figure, missing
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.series import breaks, series_with
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import chip, place_chip
from sim_workshop.views.forms import plain
from sim_workshop.views.number_words import (
    confidence_words,
    lacks_words,
    not_local,
    source_link,
    unit_words,
    value_words,
)
from sim_workshop.views.trend import show_trend
from sim_workshop.words import _

LONGEST_BIG = 18


def show_card(
    map_: Map, figure: Figure, withheld: Collection[str], may_correct: bool, *, hides: bool
) -> DataPoint | None:
    """One card; the number of it that somebody wants to correct."""
    with st.container(key=f"card_{figure.points[0].id}", height="stretch"):
        figure_card(map_, figure, withheld, hides=hides)
        return choose_value(map_, figure) if may_correct else None


def figure_card(map_: Map, figure: Figure, withheld: Collection[str], *, hides: bool) -> None:
    """One card. `withheld` are numbers that may not leave; `hides` on screens that count as
    leaving, where they are not shown at all."""
    shown = [p for p in figure.points if not (hides and p.id in withheld)]
    gone = len(figure.points) - len(shown)
    series = _through_time(figure, shown)
    if series:
        body = _single(series[-1], False)
    elif figure.compares and not gone:
        body = _bars(map_, figure)
    elif len(figure.points) == 1:
        body = _single(figure.points[0], bool(gone))
    else:
        body = "".join(_one_of(map_, p, p.id in withheld and hides) for p in figure.points)
        body = f'<div class="values">{body}</div>'
    mark = [] if hides else [p for p in figure.points if p.id in withheld]
    named = escape(figure.name or _("A number without a name"))
    st.html(f'<h2 class="name">{named}</h2>{body}')
    if series:
        show_trend(map_, series)
    st.html(
        f'<div class="chips">{_chips(map_, figure)}{_withheld_chip(mark)}{_changed(map_, series)}'
        f"</div>{_below(map_, figure)}"
    )


def _changed(map_: Map, series: Sequence[DataPoint]) -> str:
    """Said in words beside the broken line."""
    if not breaks(series, map_.measures):
        return ""
    return chip(_("the definition changed: no line across it"), "waiting", "difference")


def _through_time(figure: Figure, shown: Sequence[DataPoint]) -> Sequence[DataPoint]:
    """Two periods or more of one thing, the newest last. Nothing where sources differ or its
    values are of different people."""
    if len(shown) < 2 or figure.differs or not shown[0].is_number:
        return ()
    series = series_with(shown, shown[0])
    periods = {p.period.casefold() for p in series if p.period}
    return series if len(shown) == len(series) == len(periods) else ()


def _single(point: DataPoint, hidden: bool) -> str:
    if hidden:
        return f'<p class="not-shown">{_not_shown()}</p>'
    value, unit = value_words(point), unit_words(point)
    size = "big" if len(value) <= LONGEST_BIG else "number"
    of = f'<p class="who">{escape(point.population)}</p>' if point.population else ""
    beside = ", ".join(x for x in (unit, point.period) if x) if unit else _in_brackets(point.period)
    return f'<p class="figure"><span class="{size}">{escape(value)}</span> {escape(beside)}</p>{of}'


def _in_brackets(period: str) -> str:
    """Beside a figure without a unit: "$479 (2016)"."""
    return f"({period})" if period else ""


def _not_shown() -> str:
    return _("Not shown: too few people to be shown, or others could be worked out from it.")


def _one_of(map_: Map, point: DataPoint, hidden: bool) -> str:
    value = _("Not shown") if hidden else f"{value_words(point)} {unit_words(point)}"
    return (
        f'<div><strong>{escape(value)}</strong><small class="who">'
        f"{escape(_which(map_, point))}</small></div>"
    )


def _bars(map_: Map, figure: Figure) -> str:
    """Several values of one thing side by side: the longest bar is the largest value."""
    most = max(p.low or 0 for p in figure.points) or 1
    rows = "".join(
        f'<tr><th scope="row">{escape(_which(map_, p))}</th><td><span class="bar-of" '
        f'style="width:{max(2, round(60 * (p.low or 0) / most))}%"></span>'
        f"<strong>{escape(value_words(p))} {escape(unit_words(p))}</strong></td></tr>"
        for p in figure.points
    )
    return f'<table class="bars"><tbody>{rows}</tbody></table>'


def _which(map_: Map, point: DataPoint) -> str:
    """What tells this value from the others on its card."""
    groups = ", ".join(group for _dimension, group in point.breakdown)
    said = (groups, point.population, point.period)
    source = cited(point.source, map_.workshop.sources)
    return ", ".join(x for x in said if x) or source or _("no period stated")


def _chips(map_: Map, figure: Figure) -> str:
    """Where it belongs, local or not, and what a reader cannot know."""
    first = figure.points[0]
    chips = [place_chip(map_, figure.intercept)]
    about = dict.fromkeys(a for p in figure.points for a in p.about)
    chips += [_about_chip(map_, a) for a in about if a != figure.intercept]
    chips.append(chip(_("local"), "resource") if first.locality == "local" else not_local())
    lacks = {what for p in figure.points for what in missing(map_, p)}
    said = lacks_words()
    chips += [chip(*_waiting(said[what])) for what in said if what in lacks]
    if any(p.value and read_amount(p.value).is_words for p in figure.points):
        chips.append(chip(_("in words, no number"), "waiting", "notes"))
    if figure.differs:
        chips.append(chip(_("two sources differ, both kept"), "waiting", "difference"))
    sure = confidence_words()
    chips += [chip(sure[c]) for c in dict.fromkeys(p.confidence for p in figure.points) if c]
    return "".join(chips)


def _waiting(said: tuple[str, str]) -> tuple[str, str, str]:
    words, icon = said
    return words, "waiting", icon


def _about_chip(map_: Map, about: str) -> str:
    record = map_.get(about)
    if isinstance(record, Entry):
        return chip(shortened(record.text, 40), record.kind)
    return place_chip(map_, about)


def _withheld_chip(points: list[DataPoint]) -> str:
    if not points:
        return ""
    return chip(_("withheld from files and other screens"), "refused", "visibility_off")


def _below(map_: Map, figure: Figure) -> str:
    """Definition, questions and source, each once."""
    points = figure.points
    lines = [escape(w) for w in dict.fromkeys(p.definition for p in points) if w]
    lines += [escape(w) for w in dict.fromkeys(_of_whole(p) for p in points) if w]
    lines += [escape(_("Target: {text}").format(text=p.target)) for p in points if p.target]
    lines += [escape(_("Change: {text}").format(text=p.change)) for p in points if p.change]
    lines += [escape(w) for w in dict.fromkeys(p.footnote for p in points) if w]
    lines += [escape(w) for w in dict.fromkeys(r for p in points for r in _remarks(p))]
    asked = "".join(
        f'<p class="who waiting"><span class="i" aria-hidden="true">help</span> {escape(q)}</p>'
        for q in dict.fromkeys(p.question for p in points) if q
    )  # fmt: skip
    lines += list(dict.fromkeys(_source(map_, p) for p in points if p.source or p.owner))
    return asked + "".join(f'<p class="who">{line}</p>' for line in lines)


def _of_whole(point: DataPoint) -> str:
    """What a share is made of: "120 of 400"."""
    if point.numerator and point.denominator:
        return _("{part} of {whole}").format(part=point.numerator, whole=point.denominator)
    return _("Of {whole}").format(whole=point.denominator) if point.denominator else ""


def _remarks(point: DataPoint) -> list[str]:
    """What an import kept, without what the card says already."""
    said = [r.removeprefix("remark: ") for r in point.remarks]
    return [r for r in said if not r.startswith(("no period", "no denominator", "target: "))]


def _source(map_: Map, point: DataPoint) -> str:
    read = _("read in part") if point.source_read == "partial" else ""
    parts = [escape(point.owner), source_link(map_, point), escape(read)]
    return ", ".join(p for p in parts if p)


def choose_value(map_: Map, figure: Figure) -> DataPoint | None:
    """The number of this card that a facilitator wants to correct."""
    first, *others = figure.points
    key, icon = f"correct_{first.id}", ":material/edit:"
    if not others:
        pressed = st.button(_("Correct"), icon=icon, type="tertiary", key=key)
        return first if pressed else None
    values = {f"{value_words(p)} ({_which(map_, p)})": p for p in figure.points}
    picked = st.menu_button(
        _("Correct"), list(values), icon=icon, type="tertiary", key=key, format_func=plain
    )
    return values[str(picked)] if picked else None
