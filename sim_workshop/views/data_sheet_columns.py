"""Taking in a data sheet, the first steps: which file, which sheet, where the headings stand, what
each column holds, and what holds for all its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.place import Measure
from sim_workshop.domain.sheet_columns import (
    HEADINGS_WITHIN,
    ROLE_WORDS,
    ROLES,
    Role,
    Sheet,
    is_personal,
    role_of,
)
from sim_workshop.domain.sheet_lines import Said
from sim_workshop.domain.text import shortened
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import note
from sim_workshop.views.forms import hint, plain
from sim_workshop.views.heads import heading
from sim_workshop.words import _, ngettext, say_month

ROWS_SHOWN = 7
COLUMNS_SHOWN = 8
MOST_CHOSEN = 40
MOST_MEASURES = 60
EXAMPLES = 3
CELL = 40


def choose_data_sheet() -> tuple[str, bytes] | None:
    """A file somebody chose."""
    with st.container(key="narrow_data_sheet"):
        given = st.file_uploader(_("Data sheet: .xlsx or .csv"), type=["xlsx", "csv", "txt", "tsv"])
        hint(_("One row for each number, or one row for each measure with a column for each year. "
               "No list of persons: such a file is refused, and no file is kept."))  # fmt: skip
    return (given.name, given.getvalue()) if given else None


def choose_rows(sheets: Sequence[Sheet], at: int, row: int, key: str) -> tuple[int, int]:
    """Which sheet, and in which of its rows the headings stand."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(sheets) > 1:
            at = st.selectbox(
                _("Sheet"), range(len(sheets)), index=at, key=f"{key}_sheet",
                format_func=lambda n: sheets[n].title,
            )  # fmt: skip
        last = min(HEADINGS_WITHIN, len(sheets[at].rows))
        row = int(st.number_input(
            _("Row of the headings"), 1, last, min(row + 1, last), key=f"{key}_row_{at}", width=200,
        )) - 1  # fmt: skip
    for said in sheets[at].notes:
        note(said)
    return at, row


def show_rows(sheet: Sheet, row: int) -> None:
    """The first rows as they stand in the file, the headings marked."""
    width = min(max((len(r) for r in sheet.rows), default=0), COLUMNS_SHOWN)
    first = max(0, row - 1)
    lines = "".join(
        _raw(n, cells, width, is_head=n == row)
        for n, cells in enumerate(sheet.rows[: first + ROWS_SHOWN])
        if n >= first and (any(cells) or n == row)
    )
    label = escape(_("The first rows of the sheet"))
    st.html(
        f'<div class="scrolls" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="tbl"><tbody>{lines}</tbody></table></div>'
    )


def _raw(number: int, cells: Sequence[str], width: int, *, is_head: bool) -> str:
    padded = [*cells[:width], *[""] * (width - len(cells))]
    tag = 'th scope="col"' if is_head else "td"
    across = "".join(f"<{tag}>{escape(shortened(c, CELL))}</{tag[:2]}>" for c in padded)
    return f'<tr><th scope="row">{number + 1}</th>{across}</tr>'


# What each column holds.


def choose_roles(
    sheet: Sheet, row: int, heads: Sequence[str], now: Sequence[Role], key: str
) -> tuple[Role, ...]:
    """One choice for each column; those whose heading is a period are chosen together."""
    roles = list(now)
    by_period = [n for n, head in enumerate(heads) if role_of(head) == "by_period"]
    if len(by_period) > 1:
        chosen = st.multiselect(
            _("Columns of values whose heading is the period"), by_period,
            [n for n in by_period if roles[n] == "by_period"],
            format_func=lambda n: heads[n], key=f"{key}_periods",
        )  # fmt: skip
        for n in by_period:
            roles[n] = "by_period" if n in chosen else ""
    single = [n for n, head in enumerate(heads) if len(by_period) < 2 or n not in by_period]
    examples = [_examples(sheet, row, n) for n in range(len(heads))]
    single = [n for n in single if heads[n] or examples[n]]
    grid = st.grid(3, min_column_width=240, gap="small")
    for n in single[:MOST_CHOSEN]:
        with grid:
            roles[n] = _role(n, heads[n], examples[n], roles[n], key)
    if len(single) > MOST_CHOSEN:
        note(_("{n} more columns are not read.").format(n=len(single) - MOST_CHOSEN))
    return tuple(roles)


def _role(n: int, head: str, examples: str, now: Role, key: str) -> Role:
    label = plain(shortened(head, 60)) if head else _("Column {n}").format(n=n + 1)
    personal = is_personal(head)
    with st.container(key=f"column_{key}_{n}", gap="xxsmall"):
        role = st.selectbox(
            label, ROLES, index=ROLES.index(now), format_func=lambda r: _(ROLE_WORDS[r]),
            key=f"{key}_role_{n}", disabled=personal,
        )  # fmt: skip
        told = _("About single persons: never read.") if personal else examples
        st.html(f'<p class="who">{escape(told)}</p>')
    return "" if personal else role


def _examples(sheet: Sheet, row: int, column: int) -> str:
    """A few of its cells, to know it by."""
    below = (r[column] for r in sheet.rows[row + 1 :] if column < len(r) and r[column])
    return ", ".join(shortened(c, CELL) for c in list(dict.fromkeys(below))[:EXAMPLES])


# What holds for all of them.


def choose_for_all(map_: Map, roles: Sequence[Role], said: Said, key: str) -> Said:
    """What the sheet does not say itself, once for all its numbers."""
    heading(_("For every number that does not say otherwise"))
    texts: dict[Role, str] = {}
    asked: tuple[tuple[Role, str], ...] = (
        ("measure", _("What is counted")), ("period", _("Period")), ("population", _("Of whom")),
        ("source", _("Source")), ("owner", _("Who answers for it")),
    )  # fmt: skip
    grid = st.grid(3, min_column_width=240, gap="small")
    for role, label in asked:
        if role == "measure" and "measure" in roles:
            continue
        if role == "period" and {"period", "by_period"} & set(roles):
            continue
        with grid:
            texts[role] = st.text_input(label, said.texts.get(role, ""), key=f"{key}_all_{role}")
    with grid:
        texts["unit"] = _unit(map_, said.texts.get("unit", ""), key)
    with grid:
        months = [None, *range(1, 13)]
        starts = st.selectbox(
            _("The fiscal year begins in"), months, index=months.index(said.fiscal_start),
            format_func=lambda m: say_month(m) if m else _("not said"), key=f"{key}_fiscal",
        )  # fmt: skip
    return Said(texts, said.measures, starts)


def _unit(map_: Map, now: str, key: str) -> str:
    labels = {t.id: t.label for t in map_.pack.vocabulary.units}
    options = [*labels, *([now] if now and now not in labels else [])]
    return (
        st.selectbox(
            _("Unit"), options, index=options.index(now) if now else None, key=f"{key}_unit",
            format_func=lambda u: labels.get(u, u), accept_new_options=True,
            placeholder=_("Choose, or write another"),
        )
        or ""
    )  # fmt: skip


def choose_measures(
    map_: Map, names: Sequence[str], now: Mapping[str, str], key: str
) -> Mapping[str, str]:
    """Which of the workshop's measures each name of the sheet stands for; none is an answer."""
    heading(_("What the sheet calls it, and what it is here"))
    hint(_("A measure brings its definition and its rules with it: the four key measures are found "
           "by it. Without one the number keeps the sheet's name."))  # fmt: skip
    labels = {"": _("Only the sheet's name")} | {
        m.id: f"{token_of(map_, m.intercept)}  {m.name}" for m in _ordered(map_)
    }
    options, found = list(labels), {}
    grid = st.grid(2, min_column_width=340, gap="small")
    for n, name in enumerate(names[:MOST_MEASURES]):
        with grid:
            found[name.casefold()] = st.selectbox(
                plain(shortened(name, 80)), options, format_func=labels.__getitem__,
                index=options.index(now.get(name.casefold(), "")), key=f"{key}_measure_{n}",
            )  # fmt: skip
    rest = len(names) - MOST_MEASURES
    if rest > 0:
        note(ngettext("{n} more keeps its name.", "{n} more keep their names.", rest)
             .format(n=rest))  # fmt: skip
    return found


def _ordered(map_: Map) -> list[Measure]:
    return sorted(map_.measures.values(), key=lambda m: (m.intercept, m.tier != "core"))


def measures_alike(map_: Map, names: Sequence[str]) -> dict[str, str]:
    """Names of the sheet that are the name of a measure, letter for letter."""
    known = {m.name.casefold(): m.id for m in map_.measures.values()}
    return {n.casefold(): known[n.casefold()] for n in names if n.casefold() in known}
