"""The head of the evidence screen: how much there is, and what a number has to say of itself."""

from __future__ import annotations

from sim_workshop.views.heads import page_head
from sim_workshop.words import _, ngettext


def evidence_head(numbers: int, stories: int) -> None:
    counted = ngettext("{n} number", "{n} numbers", numbers).format(n=numbers)
    told = ngettext("{n} story", "{n} stories", stories).format(n=stories)
    rule = _("Every number has a source, a period and an owner, or says what is missing.")
    page_head(_("Evidence"), f"{counted}, {told}. {rule}")
