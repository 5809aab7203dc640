"""What every record of a workshop has: a name of its own, the places it is about, and its past."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict

from sim_workshop.domain.text import clean

LONGEST_TEXT = 20_000
"""Characters of one free text. A pasted book is refused with a sentence, not cut."""

Text = Annotated[str, AfterValidator(clean)]
"""What a person wrote: control characters and lone surrogates taken out, nothing else changed."""

Standing = Literal["shown", "held", "veiled", "waiting", "parked", "removed", "merged", "redacted"]
"""Where an entry stands: on the screens, held for its author by the screen of texts, veiled until
the facilitator reveals what everybody wrote, waiting for a facilitator's approval, put in the
parking lot, removed (can be undone), merged into another, or wiped for good."""

VISIBLE: frozenset[Standing] = frozenset({"shown", "parked"})


class Record(BaseModel):
    """One thing the room knows, never changed in place: a correction is a new record, same id."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""
    plural: ClassVar[str] = ""

    id: str
    areas: tuple[str, ...] = ()
    """The counties of a circuit this is about; none means all."""
    source: Text = ""
    """Where it is from: an address, a document, a meeting."""
    source_read: Text = ""
    """How much of the source was read: full, partial."""
    remarks: tuple[Text, ...] = ()
    """What an import could not place, kept as it was written."""

    def but(self, **changes: Any) -> Self:
        """The same record with other contents, checked again."""
        return self.model_validate({**self.model_dump(), **changes})

    def contents(self) -> dict[str, Any]:
        """As JSON would hold it: what the store keeps and two readings are compared by."""
        return self.model_dump(mode="json")

    @property
    def is_visible(self) -> bool:
        return True

    def links(self) -> tuple[str, ...]:
        """Ids of records and places this record names."""
        return ()


class Removable(Record):
    """A record that is taken off the screens by a mark, and can be brought back."""

    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed


class Wording(BaseModel):
    """One person's own words, kept when entries are merged."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: Text
    credit: str = ""
    author: str = ""
    entry: str = ""
    """The id of the entry these words came from; empty for an earlier wording of the same."""


class Written(Record):
    """A record a person wrote in their own words and that passes the screen of texts."""

    text: Text
    places: tuple[str, ...] = ()
    """Boxes, arrows, intercepts or "cross": all it is about, the first is where it is filed."""
    author: str = ""
    """Member id; empty for what came from a file."""
    credit: str = ""
    """How the author is named on screens and in files: fixed when written, by the setting then."""
    by_proxy: str = ""
    """Who typed it for a person without a device."""
    written_at: datetime | None = None
    standing: Standing = "shown"
    standing_reason: Text = ""
    merged_into: str = ""
    wordings: tuple[Wording, ...] = ()
    """Other people's words for the same, after a merge."""
    names_nobody: bool = False
    """The author looked at what the screen of texts saw and stated that it names nobody."""
    place_as_written: Text = ""
    """The box as the source names it, where ours has another name."""

    @property
    def is_visible(self) -> bool:
        return self.standing in VISIBLE

    def links(self) -> tuple[str, ...]:
        return self.places
