"""What can be known here: who holds which data, and how far the county is with linking them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from sim_workshop.domain.evaluation import Evaluated
from sim_workshop.domain.record import Removable, Text

SurveyWhen = Literal["before", "after"]
SurveyState = Literal["", "open", "closed"]


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
    """In place, underway, planned or neither: an id of the pack's checklist ratings."""
    remark: Text = ""


class Survey(Removable):
    """The short survey on collaboration, once before the workshop and once six months after.
    Answered without a name; what is left of the answers are these sums."""

    kind: ClassVar[str] = "survey"
    label: ClassVar[str] = "Survey on collaboration"
    plural: ClassVar[str] = "Surveys on collaboration"

    when: SurveyWhen = "before"
    state: SurveyState = ""
    opened_on: date | None = None
    closed_on: date | None = None
    grant: str = ""
    """Id of the link by which it is answered."""
    results: tuple[Evaluated, ...] = ()
    """A line for each question, once it was closed."""
