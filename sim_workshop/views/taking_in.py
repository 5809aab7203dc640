"""Reading an edited workbook back: what it would change, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.hits import Hit
from sim_workshop.domain.text import shortened
from sim_workshop.exchange.changed_rows import Differs, Row
from sim_workshop.views.bars import note, waiting
from sim_workshop.views.forms import said
from sim_workshop.words import _, ngettext

MOST_SHOWN = 200
MOST_CHOSEN = 50
MOST_SEEN = 20
LONGEST = 160
KEY = "workbook_in"


@dataclass(frozen=True)
class Confirmed:
    """Which rows the file wins that the room changed meanwhile, and the statement that no text in
    it names anybody."""

    overrule: Collection[str]
    names_nobody: bool


def choose_workbook() -> tuple[str, str, bytes] | None:
    """A file somebody chose: what tells it from others, its name, its content."""
    round_ = st.session_state.get(KEY, 0)
    with st.container(key="narrow_workbook"):
        given = st.file_uploader(
            _("Workbook of this workshop, or its whole record"),
            type=["xlsx", "json", "yaml", "yml"], key=f"{KEY}_{round_}",
        )  # fmt: skip
    return (given.file_id, given.name, given.getvalue()) if given else None


def forget_workbook() -> None:
    """After it was taken in, the field is empty again."""
    st.session_state[KEY] = st.session_state.get(KEY, 0) + 1


def show_difference(
    rows: Sequence[Row], notes: Sequence[str], seen: Sequence[Hit]
) -> Confirmed | None:
    """Every row the file adds, changes or no longer has, and what was confirmed of it."""
    if notes:
        lines = "".join(f"<li>{escape(n)}</li>" for n in notes[:MOST_SHOWN])
        st.html(f'<ul class="plain">{lines}</ul>')
    if not rows:
        note(_("The file holds nothing that is not here already."))
        return None
    alone, both = [r for r in rows if not r.meanwhile], [r for r in rows if r.meanwhile]
    if alone:
        st.html(_table(alone[:MOST_SHOWN]))
    if len(alone) > MOST_SHOWN:
        note(_("{n} more rows are not listed here.").format(n=len(alone) - MOST_SHOWN))
    overruled = choose_between(both)
    many = len(alone) + len(overruled)
    if not many:
        note(_("Nothing would be written: every row stays as the room has it."))
        return None
    stated = bool(seen) and _names_nobody(seen)
    label = ngettext("Write this {n} row", "Write these {n} rows", many).format(n=many)
    pressed = st.button(label, type="primary", icon=":material/check:")
    return Confirmed(overruled, stated) if pressed else None


def _names_nobody(seen: Sequence[Hit]) -> bool:
    """What the screen of texts saw in the file, and the statement without which it is refused."""
    told = said(seen[:MOST_SEEN])
    waiting(_("This may identify a person: {seen}. Change it in the file, or state that it names "
              "nobody.").format(seen=told))  # fmt: skip
    if len(seen) > MOST_SEEN:
        note(_("{n} more are not listed here.").format(n=len(seen) - MOST_SEEN))
    round_ = st.session_state.get(KEY, 0)
    return st.checkbox(_("This names nobody"), key=f"{KEY}_names_nobody_{round_}")


def choose_between(rows: Sequence[Row]) -> list[str]:
    """Rows that both the room and the file changed, each with its choice: the ids of those for
    which the file was chosen."""
    if not rows:
        return []
    waiting(_("The room changed some rows since the file was written. They stay as the room has "
              "them, unless you choose the file."))  # fmt: skip
    chosen = [row.id for row in rows[:MOST_CHOSEN] if _takes_file(row)]
    if len(rows) > MOST_CHOSEN:
        left = len(rows) - MOST_CHOSEN
        note(_("{n} more such rows stay as the room has them.").format(n=left))
    return chosen


def _takes_file(row: Row) -> bool:
    """One row with both wordings beside each other."""
    with st.container(key=f"both_{row.id}", border=True):
        st.html(_beside(row))
        keep, take = _("Keep what the room has"), _("Take what the file has")
        name = _("{kind}: {text}").format(kind=row.kind, text=shortened(row.text, 80))
        picked = st.radio(name, (keep, take), key=f"between_{row.id}", horizontal=True,
                          label_visibility="collapsed")  # fmt: skip
    return bool(picked == take)


def _beside(row: Row) -> str:
    heads = (_("What differs"), _("The room has"), _("The file has"))
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(_(d.column))}</th>'
        f'<td data-label="{escape(heads[1])}">{_wording(d.before)}</td>'
        f'<td data-label="{escape(heads[2])}">{_wording(d.after)}</td></tr>'
        for d in row.differs
    )
    caption = f"<strong>{escape(row.kind)}</strong> {escape(shortened(row.text, LONGEST))}"
    return (
        f'<table class="tbl rows both"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _wording(text: str) -> str:
    return escape(shortened(text, LONGEST) or _("empty"))


def _looks() -> Mapping[str, tuple[str, str, str]]:
    return {
        "added": (_("added"), "resource", "add"), "changed": (_("changed"), "opportunity", "edit"),
        "removed": (_("removed"), "gap", "remove"),
    }  # fmt: skip


def _table(found: Sequence[Row]) -> str:
    heads = (_("What"), _("Kind"), _("Text"), _("What differs"))
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    body = "".join(_line(r, heads) for r in found)
    rows = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<table class="tbl rows differs">{rows}</table>'


def _line(row: Row, heads: Sequence[str]) -> str:
    words, look, icon = _looks()[row.what]
    sign = f'<span class="i" aria-hidden="true">{icon}</span>'
    fields = "".join(_field(d) for d in row.differs)
    return (
        f'<tr><td><span class="chip {look}">{sign}{escape(words)}</span></td>'
        f'<td data-label="{escape(heads[1])}">{escape(row.kind)}</td>'
        f'<th scope="row">{escape(shortened(row.text, LONGEST))}</th>'
        f'<td data-label="{escape(heads[3])}">{fields}</td></tr>'
    )


def _field(differs: Differs) -> str:
    was = shortened(differs.before, LONGEST) or _("empty")
    now = shortened(differs.after, LONGEST) or _("empty")
    before = _("here: {text}").format(text=was)
    return (
        f"<div><strong>{escape(_(differs.column))}</strong> {escape(now)}"
        f"<small>{escape(before)}</small></div>"
    )
