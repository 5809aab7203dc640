"""What can be known here: who holds which data, and how far the county is with linking them."""

from __future__ import annotations

from typing import ClassVar

from sim_workshop.domain.record import Removable, Text


class DataSource(Removable):
    """A repository of data, and who may release what of it."""

    kind: ClassVar[str] = "data_source"
    label: ClassVar[str] = "Data source"
    plural: ClassVar[str] = "Data sources"

    name: Text
    holder: Text = ""
    """The agency that keeps it."""
    holds: Text = ""
    since: Text = ""
    releases: Text = ""
    """Who may release counts from it."""
    terms: Text = ""
    """Under which terms and in what form."""
    links_with: Text = ""
    """With which other data it can be linked, by whom."""
    agreement: str = ""
    """Id of the agreement that allows it."""

    def links(self) -> tuple[str, ...]:
        return (self.agreement,) if self.agreement else ()


class Maturity(Removable):
    """One rater's answer to one line of the data warehouse checklist, or the group's consensus."""

    kind: ClassVar[str] = "maturity"
    label: ClassVar[str] = "Checklist answer"
    plural: ClassVar[str] = "Data checklist"

    line: str
    """Id of the pack's checklist line."""
    rater: Text = ""
    """Agency or post of the one who rated; empty for the consensus."""
    consensus: bool = False
    rating: str = ""
    """developed, underway, planned or neither (the pack's maturity ratings)."""
    remark: Text = ""
