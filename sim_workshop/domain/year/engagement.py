"""Who stands behind the work: agencies, what they signed, the problem, the committee's charter."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.record import Removable, Text

CHARTER_ID = "charter"
AgreementType = Literal["mou", "data_sharing", "protocol", "resolution", "contract", "other"]
BuyInState = Literal["not_asked", "in_talks", "agreed", "signed", "declined"]
Rotation = Literal["none", "yearly", "former_agency"]


class Agency(Removable):
    """An agency or group of the committee: who speaks for it, and what it gains."""

    kind: ClassVar[str] = "agency"
    label: ClassVar[str] = "Agency"
    plural: ClassVar[str] = "Agencies"

    name: Text
    sector: Text = ""
    designee: Text = ""
    """Who sits for the head of the agency, who may be the head."""
    alternate: Text = ""
    sponsor: Text = ""
    """Who in the agency stands behind it and can commit it."""
    seats: tuple[str, ...] = ()
    """Ids of the pack's seats it fills on the committee."""
    gains: Text = ""
    """What this agency gets out of it, in its own terms."""
    goals: tuple[Text, ...] = ()
    """The shared goals it signed on to."""
    signed_on: date | None = None


class BuyIn(BaseModel):
    """Where one party stands with an agreement."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    party: Text
    state: BuyInState = "not_asked"
    signer: Text = ""
    remark: Text = ""


class Agreement(Removable):
    """A memorandum or another agreement between agencies: proof of engagement, with its dates."""

    kind: ClassVar[str] = "agreement"
    label: ClassVar[str] = "Agreement"
    plural: ClassVar[str] = "Agreements"

    title: Text
    type: AgreementType = "mou"
    purpose: Text = ""
    duties: Text = ""
    parties: tuple[BuyIn, ...] = ()
    signed: date | None = None
    review: date | None = None
    ends: date | None = None

    @property
    def all_signed(self) -> bool:
        return bool(self.parties) and all(p.state == "signed" for p in self.parties)


class Problem(Removable):
    """The problem, said specifically: a sentence, one number, one story."""

    kind: ClassVar[str] = "problem"
    label: ClassVar[str] = "Problem statement"
    plural: ClassVar[str] = "Problem statements"

    text: Text
    number: str = ""
    """Id of the number that shows it."""
    story: str = ""
    """Id of the story that shows it."""

    def links(self) -> tuple[str, ...]:
        return tuple(x for x in (self.number, self.story) if x)


class Charter(Removable):
    """What the committee is for, who sits on it, who leads it, how often it meets. One, id
    "charter"."""

    kind: ClassVar[str] = "charter"
    label: ClassVar[str] = "Charter"
    plural: ClassVar[str] = "Charter"

    id: str = CHARTER_ID
    purpose: Text = ""
    seats: tuple[str, ...] = ()
    """Seats that must be filled: ids of the pack's seats."""
    chair: Text = ""
    chair_agency: Text = ""
    chair_since: date | None = None
    chair_until: date | None = None
    """When the chair left or will leave."""
    co_chair: Text = ""
    co_chair_agency: Text = ""
    successor: Text = ""
    rotation: Rotation = "none"
    meets_every_days: int = 30
    meets_minutes: int = 90
    rules: Text = ""
    agreed_on: date | None = None
    reviewed_on: date | None = None
    drift: Text = ""
    """What the committee does beside its purpose, and whether that is meant."""


class Score(BaseModel):
    """What one rater gave one topic of the report card."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    topic: str
    score: int
    """1 to 5; the lower one when torn."""
    remark: Text = ""


class ReportCard(Removable):
    """How an agency sees the community's crisis system, topic by topic."""

    kind: ClassVar[str] = "report_card"
    label: ClassVar[str] = "Report card"
    plural: ClassVar[str] = "Report cards"

    agency: Text = ""
    on: date | None = None
    scores: tuple[Score, ...] = ()
