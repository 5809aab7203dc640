"""Numbers as cards: the value large, where it belongs, what is missing, where it is from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import Figure, missing
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.place import Benchmark
from sim_workshop.domain.record import Record
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import chip, place_chip
from sim_workshop.views.forms import plain
from sim_workshop.views.heads import heading
from sim_workshop.words import _, say_number

LONGEST_BIG = 14
UNITS = {"percent": "%", "%": "%", "usd": "", "$": "", "text": "", "yes_no": ""}


def show_card(
    map_: Map, figure: Figure, withheld: Collection[str], may_correct: bool, *, hides: bool
) -> DataPoint | None:
    """One card; the number of it that somebody wants to correct."""
    with st.container(key=f"card_{figure.points[0].id}", height="stretch"):
        figure_card(map_, figure, withheld, hides=hides)
        return choose_value(figure) if may_correct else None


def figure_card(map_: Map, figure: Figure, withheld: Collection[str], *, hides: bool) -> None:
    """One card. `withheld` are numbers that may not leave; `hides` on screens that count as
    leaving, where they are not shown at all."""
    shown = [p for p in figure.points if not (hides and p.id in withheld)]
    gone = len(figure.points) - len(shown)
    if figure.compares and not gone:
        body = _bars(map_, figure)
    elif len(figure.points) == 1:
        body = _single(figure.points[0], bool(gone))
    else:
        body = "".join(_one_of(map_, p, p.id in withheld and hides) for p in figure.points)
        body = f'<div class="values">{body}</div>'
    mark = [] if hides else [p for p in figure.points if p.id in withheld]
    st.html(
        f'<h2 class="name">{escape(figure.name or _("A number without a name"))}</h2>{body}'
        f'<div class="chips">{_chips(map_, figure)}{_withheld_chip(mark)}</div>{_below(figure)}'
    )


def _single(point: DataPoint, hidden: bool) -> str:
    if hidden:
        return f'<p class="not-shown">{_not_shown()}</p>'
    value, unit = value_words(point), unit_words(point)
    size = "big" if len(value) <= LONGEST_BIG else "number"
    of = f'<p class="who">{escape(point.population)}</p>' if point.population else ""
    beside = ", ".join(x for x in (unit, point.period) if x)
    return f'<p class="figure"><span class="{size}">{escape(value)}</span> {escape(beside)}</p>{of}'


def _not_shown() -> str:
    return _("Not shown: too few people to be shown, or others could be worked out from it.")


def _one_of(map_: Map, point: DataPoint, hidden: bool) -> str:
    value = _("Not shown") if hidden else f"{value_words(point)} {unit_words(point)}"
    return (
        f'<div><strong>{escape(value)}</strong><small class="who">'
        f"{escape(_which(point))}</small></div>"
    )


def _bars(map_: Map, figure: Figure) -> str:
    """Several values of one thing side by side: the longest bar is the largest value."""
    most = max(p.low or 0 for p in figure.points) or 1
    rows = "".join(
        f'<tr><th scope="row">{escape(_which(p))}</th><td><span class="bar-of" '
        f'style="width:{max(2, round(60 * (p.low or 0) / most))}%"></span>'
        f"<strong>{escape(value_words(p))} {escape(unit_words(p))}</strong></td></tr>"
        for p in figure.points
    )
    return f'<table class="bars"><tbody>{rows}</tbody></table>'


def _which(point: DataPoint) -> str:
    """What tells this value from the others on its card."""
    groups = ", ".join(group for _dimension, group in point.breakdown)
    said = (groups, point.population, point.period)
    return ", ".join(x for x in said if x) or point.source or _("no period stated")


def value_words(point: DataPoint) -> str:
    """As it was written; whole numbers get their commas."""
    value = point.value
    if value.isascii() and value.isdigit() and len(value) > 3 and not value.startswith("0"):
        value = say_number(int(value))
    dollars = point.unit.casefold() in ("usd", "$") and value[:1].isdigit()
    return f"${value}" if dollars else value


def unit_words(point: DataPoint) -> str:
    return UNITS.get(point.unit.casefold(), point.unit)


def _chips(map_: Map, figure: Figure) -> str:
    """Where it belongs, local or not, and what a reader cannot know."""
    first = figure.points[0]
    chips = [place_chip(map_, figure.intercept)]
    about = dict.fromkeys(a for p in figure.points for a in p.about)
    chips += [_about_chip(map_, a) for a in about if a != figure.intercept]
    chips.append(chip(_("local"), "resource") if first.locality == "local" else not_local())
    lacks = {what for p in figure.points for what in missing(map_, p)}
    chips += [chip(words, "waiting", icon) for what, (words, icon) in LACKS().items() if what in lacks]
    if figure.differs:
        chips.append(chip(_("two sources differ, both kept"), "waiting", "difference"))
    chips += [chip(w) for w in dict.fromkeys(CONFIDENCE().get(p.confidence, "") for p in figure.points) if w]
    return "".join(chips)


def LACKS() -> Mapping[str, tuple[str, str]]:
    return {
        "period": (_("no period stated"), "event_busy"),
        "denominator": (_("no denominator"), "percent"),
        "source": (_("no source stated"), "link_off"),
    }


def CONFIDENCE() -> Mapping[str, str]:
    return {
        "counted": _("counted"), "estimated": _("estimated"), "guessed": _("a guess"),
        "disputed": _("disputed"),
    }  # fmt: skip


def not_local() -> str:
    return chip(_("not local"), "parking", "public")


def _about_chip(map_: Map, about: str) -> str:
    record = map_.get(about)
    if isinstance(record, Entry):
        return chip(shortened(record.text, 40), record.kind)
    return place_chip(map_, about)


def _withheld_chip(points: list[DataPoint]) -> str:
    return chip(_("withheld from files and other screens"), "refused", "visibility_off") if points else ""


def _below(figure: Figure) -> str:
    """Definition, questions and source, each once."""
    points = figure.points
    lines = [escape(w) for w in dict.fromkeys(p.definition for p in points) if w]
    lines += [escape(_("Of {whole}").format(whole=w)) for w in dict.fromkeys(p.denominator for p in points) if w]
    lines += [escape(_("Target: {text}").format(text=p.target)) for p in points if p.target]
    lines += [escape(_("Change: {text}").format(text=p.change)) for p in points if p.change]
    lines += [escape(w) for w in dict.fromkeys(p.footnote for p in points) if w]
    lines += [escape(w) for w in dict.fromkeys(r for p in points for r in p.remarks)]
    asked = "".join(
        f'<p class="who waiting"><span class="i" aria-hidden="true">help</span> {escape(q)}</p>'
        for q in dict.fromkeys(p.question for p in points) if q
    )  # fmt: skip
    lines += list(dict.fromkeys(_source(p) for p in points if p.source or p.owner))
    return asked + "".join(f'<p class="who">{line}</p>' for line in lines)


def _source(point: DataPoint) -> str:
    read = _("read in part") if point.source_read == "partial" else ""
    parts = [escape(point.owner), source_link(point), escape(read)]
    return ", ".join(p for p in parts if p)


def source_link(record: Record) -> str:
    """A source; a link when it is an address of the web."""
    if not record.source.startswith(("https://", "http://")) or " " in record.source:
        return escape(record.source)
    site = record.source.split("/")[2].removeprefix("www.")
    return f'<a href="{escape(record.source)}" target="_blank" rel="noopener">{escape(site)}</a>'


def choose_value(figure: Figure) -> DataPoint | None:
    """The number of this card that a facilitator wants to correct."""
    first, *others = figure.points
    key, icon = f"correct_{first.id}", ":material/edit:"
    if not others:
        pressed = st.button(_("Correct"), icon=icon, type="tertiary", key=key)
        return first if pressed else None
    values = {f"{value_words(p)} ({_which(p)})": p for p in figure.points}
    picked = st.menu_button(
        _("Correct"), list(values), icon=icon, type="tertiary", key=key, format_func=plain
    )
    return values[str(picked)] if picked else None


def show_benchmarks(map_: Map, at: str) -> None:
    """Figures from elsewhere for this intercept: to know them by, never to be reached."""
    found = [b for b in map_.pack.benchmarks if at in ("", b.intercept)]
    if found:
        heading(_("From elsewhere, not local"))
        with st.container(key="card_benchmarks"):
            benchmarks_table(map_, found)


def benchmarks_table(map_: Map, found: list[Benchmark]) -> None:
    cites = {s.key: s.cite for s in map_.pack.sources}
    heads = (_("Elsewhere"), _("Value"), _("Of whom"), _("Year"), _("Source"))
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    rows = "".join(_benchmark(map_, b, cites, heads) for b in found)
    st.html(f'<table class="tbl rows"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


def _benchmark(
    map_: Map, mark: Benchmark, cites: Mapping[str, str], heads: tuple[str, ...]
) -> str:
    unit = UNITS.get(mark.unit, map_.pack.vocabulary.label("units", mark.unit))
    interval = f"<small>{escape(mark.interval)}</small>" if mark.interval else ""
    source = "; ".join(cites.get(s, s) for s in mark.src)
    cells = (f"<strong>{escape(mark.value)} {escape(unit)}</strong>{interval}",
             escape(mark.population), escape(mark.year), escape(source))  # fmt: skip
    rest = "".join(
        f'<td data-label="{escape(h)}">{c}</td>' for h, c in zip(heads[1:], cells, strict=True)
    )
    where = f"<div class='chips'>{place_chip(map_, mark.intercept)}{not_local()}</div>"
    return f'<tr><th scope="row">{escape(mark.text)}{where}</th>{rest}</tr>'
