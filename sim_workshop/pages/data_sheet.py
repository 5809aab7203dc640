"""Take in a county's data sheet: the file, its columns, what is doubtful; then one act."""

from dataclasses import replace

import streamlit as st

from sim_workshop.domain.sheet_answers import settled
from sim_workshop.domain.sheet_lines import Read
from sim_workshop.domain.sheet_questions import questions
from sim_workshop.session import attempt, session
from sim_workshop.use_cases import data_sheets
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.bars import empty, refusal, say_saved
from sim_workshop.views.data_sheet_columns import (
    choose_data_sheet,
    choose_for_all,
    choose_measures,
    choose_roles,
    choose_rows,
    measures_alike,
    show_rows,
)
from sim_workshop.views.data_sheet_draft import Draft, draft_of, names_in
from sim_workshop.views.data_sheet_questions import ask, show_written
from sim_workshop.views.heads import heading, page_head
from sim_workshop.words import _, ngettext

KEPT = "data_sheet_draft"
TITLES = (_("1 of 3: the file"), _("2 of 3: what each column holds"), _("3 of 3: what is doubtful"))


def go(draft: Draft | None, step: int) -> None:
    if draft is None or step < 0:
        st.session_state.pop(KEPT, None)
    else:
        draft.step = step
    st.rerun()


def buttons(draft: Draft, on: str, *, may_go_on: bool = True) -> bool:
    """Back, and on: at the foot of every step."""
    with st.container(horizontal=True, key="sheet_steps"):
        if st.button(_("Back"), icon=":material/arrow_back:", key="sheet_back"):
            go(draft, draft.step - 1)
        return st.button(on, type="primary", disabled=not may_go_on, key="sheet_on")


def the_file() -> None:
    """Which file; read at once, and nothing of it kept."""
    name, content = choose_data_sheet() or ("", b"")
    sheets = name and attempt(
        lambda: data_sheets.open_sheet(now.acting(), name=name, content=content)
    )
    if sheets:
        st.session_state[KEPT] = draft_of(name, sheets)
        go(st.session_state[KEPT], 1)


def the_columns(draft: Draft) -> None:
    """Which rows and columns; then what holds for every number."""
    draft.turn_to(*choose_rows(draft.sheets, draft.at, draft.row, draft.ask[:14]))
    show_rows(draft.sheet, draft.row)
    heading(_("What each column holds"))
    draft.roles = choose_roles(draft.sheet, draft.row, draft.heads, draft.roles, draft.ask)
    draft.said = choose_for_all(map_, draft.roles, draft.said, draft.ask)
    read = draft.read(map_)
    if has_values(read):
        names = names_in(read)
        known = {**measures_alike(map_, names), **draft.said.measures}
        draft.said = replace(draft.said, measures=choose_measures(map_, names, known, draft.ask))
    if buttons(draft, _("Look at the numbers"), may_go_on=bool(read.lines)):
        go(draft, 2)


def has_values(read: Read) -> bool:
    """Whether anything can be read; a sentence says what is missing."""
    if read.too_many:
        refusal(_("This sheet holds more numbers than a data sheet of counts does. "
                  "Nothing was imported."))  # fmt: skip
    elif not read.lines:
        refusal(_("No number can be read yet. Choose a column that holds the value, and the row "
                  "of the headings."))  # fmt: skip
    return bool(read.lines)


def the_doubts(draft: Draft) -> None:
    """What is asked, and what will be written."""
    read, today = draft.read(map_), utc_now().date()
    first = questions(read.lines, map_.numbers, map_.measures, today)
    lines = draft.corrected(map_, read.lines)
    asked = questions(lines, map_.numbers, map_.measures, today)
    draft.answers = ask(map_, lines, asked, first, draft.answers, draft.ask)
    lines = draft.corrected(map_, read.lines)
    asked = questions(lines, map_.numbers, map_.measures, today)
    points = settled(lines, asked, draft.answers)
    show_written(map_, points, len(lines) - len(points), read.without)
    label = ngettext("Write this {n} number", "Write these {n} numbers", len(points))
    if not buttons(draft, label.format(n=len(points)), may_go_on=bool(points)):
        return
    stated = any(a.choice == "names_nobody" for a in draft.answers.values())
    written = attempt(lambda: data_sheets.take_numbers(
        now.acting().with_key(draft.key), points=points, file=draft.file,
        sheet=draft.sheet.title, names_nobody=stated,
    ))  # fmt: skip
    if written:
        st.session_state.pop(KEPT, None)
        said = ngettext("{n} number was written. One undo takes it back.",
                        "{n} numbers were written. One undo takes them back.", written)  # fmt: skip
        say_saved(said.format(n=written))
        st.switch_page("evidence.py")


now = session()
map_ = now.here
st.page_link("evidence.py", label=_("Evidence"), icon=":material/arrow_back:")
if not now.may("arrange"):
    empty(_("Data sheets are taken in by facilitators."), _("Ask one of them, or add your number "
                                                           "under Evidence."))  # fmt: skip
    st.stop()
draft = st.session_state.get(KEPT)
page_head(_("Take in a data sheet"), TITLES[draft.step if draft else 0])
if draft is None:
    the_file()
elif draft.step == 2:
    the_doubts(draft)
else:
    the_columns(draft)
