"""Reminders by e-mail on the screen: off, sent, refused. Never silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Protocol

import streamlit as st

from sim_workshop.views.bars import note, waiting
from sim_workshop.views.heads import heading
from sim_workshop.views.tables import help_line, scrolling, table
from sim_workshop.words import _, later, ngettext, say_date

STATES: Mapping[str, str] = {
    "sent": later("taken by the mail server"),
    "refused": later("refused by the mail server"),
    "failed": later("mail server not reached, tried again"),
    "unknown": later("the line broke, nobody knows"),
    "sending": later("being sent, or the server ended meanwhile"),
}


class Line(Protocol):
    """A reminder that went out, or did not."""

    @property
    def thing(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def state(self) -> str: ...
    @property
    def said(self) -> str: ...


def show_mail(on: bool, lines: Sequence[Line], without: int) -> bool:
    """Whether it is on, what became of each; whether somebody asked to send now."""
    heading(_("Reminders by e-mail"))
    if not on:
        note(_("E-mail is not set up on this server: nobody is reminded by e-mail. Calendar files "
               "under Report work all the same."))  # fmt: skip
        return False
    bad = [x for x in lines if x.state != "sent"]
    if bad:
        waiting(ngettext("{n} reminder did not get through. Look at the address.",
                         "{n} reminders did not get through. Look at the addresses.",
                         len(bad)).format(n=len(bad)))  # fmt: skip
    if without:
        st.html(help_line(ngettext("{n} participant has no e-mail address on the list.",
                                   "{n} participants have no e-mail address on the list.",
                                   without).format(n=without)))  # fmt: skip
    if lines:
        heads = (_("To"), _("What"), _("Day"), _("What became of it"))
        st.html(scrolling(table(heads, (_row(x) for x in lines), blocks=True), _("Reminders")))
    return st.button(_("Send what is due now"), icon=":material/mail:")


WHAT: Mapping[str, str] = {
    "step": later("a step"), "meeting": later("a meeting"), "report": later("a report-back"),
    "review": later("a review"), "end": later("an end"), "grant": later("a grant"),
    "charter": later("the charter"),
}  # fmt: skip


def _row(line: Line) -> str:
    kind = line.thing.partition(" ")[0]
    state = _(STATES.get(line.state, line.state))
    said = f"{state}: {line.said}" if line.said else state
    day = say_date(line.at)
    cells = ((_("What"), _(WHAT.get(kind, kind))), (_("Day"), day),
             (_("What became of it"), said))  # fmt: skip
    rest = "".join(f'<td data-label="{escape(h)}">{escape(c)}</td>' for h, c in cells)
    return f'<tr><th scope="row">{escape(line.address)}</th>{rest}</tr>'


def told_sentence(sent: int, refused: int) -> str:
    """What a press of the button did."""
    said = ngettext("{n} mail was taken by the mail server.",
                    "{n} mails were taken by the mail server.", sent).format(n=sent)  # fmt: skip
    if refused:
        said += " " + ngettext("{n} was not.", "{n} were not.", refused).format(n=refused)
    return said
