"""Taking in a data sheet, the last step: what is doubtful is asked, number by number; the rest is
seen as it will be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.sheet_answers import Answer, Choice, first_answer
from sim_workshop.domain.sheet_lines import Line
from sim_workshop.domain.sheet_questions import Question
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import note
from sim_workshop.views.chips import chip
from sim_workshop.views.heads import heading
from sim_workshop.views.number_words import unit_words, value_words
from sim_workshop.views.tables import table
from sim_workshop.words import _, later, ngettext

AT_ONCE = 8
ROWS_SHOWN = 60
CHOICES: Mapping[Choice, str] = {
    "keep": later("Keep, with a question mark"), "names_nobody": later("It names nobody"),
    "correct": later("Correct"), "leave_out": later("Leave out"),
}  # fmt: skip


def ask(
    map_: Map, lines: Sequence[Line], asked: Mapping[str, Sequence[Question]],
    first: Mapping[str, Sequence[Question]], answers: Mapping[str, Answer], key: str,
) -> Mapping[str, Answer]:  # fmt: skip
    """Everything doubtful, a few numbers at a time. `first` is what was asked before anything was
    corrected: a mended number stays in sight."""
    doubtful = [line for line in lines if line.key in first or line.key in asked]
    if not doubtful:
        note(_("Nothing in this sheet looks doubtful."))
        return answers
    heading(ngettext("{n} number to look at", "{n} numbers to look at", len(doubtful))
            .format(n=len(doubtful)))  # fmt: skip
    page = _page(len(doubtful), key)
    found = dict(answers)
    for line in doubtful[page * AT_ONCE : (page + 1) * AT_ONCE]:
        left = asked.get(line.key, ())
        known = answers.get(line.key) or first_answer(first.get(line.key, left))
        with st.container(key=f"card_asked_{key}_{line.key}".replace(" ", "_")):
            st.html(_asked(map_, line, left))
            found[line.key] = _answer(line, first.get(line.key, left), known, key)
    return found


def _page(count: int, key: str) -> int:
    """Which of the pages of questions."""
    pages = -(-count // AT_ONCE)
    if pages < 2:
        return 0
    names = {
        n: f"{n * AT_ONCE + 1}–{min(count, (n + 1) * AT_ONCE)}" for n in range(pages)
    }  # fmt: skip
    page: int = st.selectbox(
        _("Which of them"), list(names), format_func=names.__getitem__, key=f"{key}_page", width=200
    )
    return page


def _asked(map_: Map, line: Line, left: Iterable[Question]) -> str:
    said = (
        "".join(
            f'<p class="who waiting"><span class="i" aria-hidden="true">help</span> '
            f"{escape(q.said())}</p>"
            for q in left
        )
        or f'<p class="who">{chip(_("answered"), "resource", "check")}</p>'
    )
    row = _("Row {n}").format(n=line.row)
    return (
        f'<h3 class="name">{escape(shortened(called(map_, line.point), 90))}</h3>'
        f'<p class="who">{escape(row)} · {escape(_told(line.point))}</p>{said}'
    )


def called(map_: Map, point: DataPoint) -> str:
    measure = map_.measures.get(point.measure)
    return point.name or (measure.name if measure else "") or _("A number without a name")


def _told(point: DataPoint) -> str:
    groups = ", ".join(group for _dimension, group in point.breakdown)
    value = f"{value_words(point)} {unit_words(point)}".strip()
    return ", ".join(x for x in (value, groups, point.population, point.period) if x)


def _answer(line: Line, asked: Iterable[Question], known: Answer, key: str) -> Answer:
    kinds = {q.kind: q for q in asked}
    offered: list[Choice] = ["keep", "correct", "leave_out"]
    if "person" in kinds:
        offered[0] = "names_nobody"
    elif "nameless" in kinds:
        offered = ["correct", "leave_out"]
    choice = st.segmented_control(
        _("What becomes of row {n}").format(n=line.row), offered, required=True,
        default=known.choice if known.choice in offered else offered[-1],
        format_func=lambda c: _(CHOICES[c]), key=f"{key}_choice_{line.key}", width="content",
        label_visibility="collapsed",
    )  # fmt: skip
    if choice != "correct":
        return Answer(choice, known.texts)
    suggested = next((q.suggestion for q in kinds.values() if q.suggestion), "")
    return Answer("correct", _corrected(line.point, known.texts, suggested, f"{key}_{line.key}"))


def _corrected(
    point: DataPoint, known: Mapping[str, str], suggested: str, key: str
) -> Mapping[str, str]:
    now = {"name": point.name, "value": suggested or point.value, "unit": point.unit,
           "period": point.period, **known}  # fmt: skip
    labels = {"name": _("Name"), "value": _("Value"), "unit": _("Unit"), "period": _("Period")}
    with st.container(horizontal=True):
        return {
            name: st.text_input(label, now[name], key=f"{key}_{name}")
            for name, label in labels.items()
        }


# What will be written.


def show_written(map_: Map, points: Sequence[DataPoint], out: int, without: Sequence[int]) -> None:
    """The numbers as they will stand, and what of the sheet will not."""
    marked = sum(1 for p in points if p.question)
    heading(ngettext("{n} number will be written", "{n} numbers will be written", len(points))
            .format(n=len(points)))  # fmt: skip
    said = [ngettext("{n} carries a question mark.", "{n} carry a question mark.", marked)
            .format(n=marked)] if marked else []  # fmt: skip
    if out:
        said.append(ngettext("{n} is left out.", "{n} are left out.", out).format(n=out))
    if without:
        rows = ", ".join(map(str, without[:12])) + ("…" if len(without) > 12 else "")
        said.append(_("No value stands in row {rows}.").format(rows=rows))
    if said:
        note(" ".join(said))
    if points:
        heads = (_("What"), _("Value"), _("Period"), _("Of whom"), _("Source"))
        st.html(table(heads, (_row(map_, p, heads) for p in points[:ROWS_SHOWN]), (1,),
                      blocks=True))  # fmt: skip
    if len(points) > ROWS_SHOWN:
        note(_("{n} more rows are not listed here.").format(n=len(points) - ROWS_SHOWN))


def _row(map_: Map, point: DataPoint, heads: Sequence[str]) -> str:
    mark = chip(_("question mark"), "waiting", "help") if point.question else ""
    whom = ", ".join([*(group for _dimension, group in point.breakdown), point.population])
    cells = (f"{value_words(point)} {unit_words(point)}", point.period, whom.strip(", "),
             shortened(point.source, 60))  # fmt: skip
    across = "".join(
        f'<td{" class=n" if n == 0 else ""} data-label="{escape(head)}">{escape(cell)}</td>'
        for n, (head, cell) in enumerate(zip(heads[1:], cells, strict=True))
    )
    return f'<tr><th scope="row">{escape(called(map_, point))} {mark}</th>{across}</tr>'
