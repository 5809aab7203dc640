"""A finished Word file: what was written, in the template, with its footers and properties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sim_workshop.exchange.report.captions import number_captions
from sim_workshop.exchange.report.paper import Paper

LONGEST_PROPERTY = 250


@dataclass(frozen=True)
class Imprint:
    """What a file browser, a screen reader and the foot of each page say of the file."""

    document: str
    """What the file is: "Sequential Intercept Mapping report"."""
    community: str
    state: str
    """ "draft, revision 214"."""
    author: str
    keywords: str
    language: str
    moment: datetime
    version: str
    """The program's."""


def bound(paper: Paper, imprint: Imprint) -> bytes:
    """The same bytes for the same words and moment."""
    template = paper.template
    template.fill(number_captions(paper.blocks))
    template.speak(imprint.language)
    template.notes(paper.footnotes.xml())
    template.fill_footers({
        "community": imprint.community, "document": imprint.document, "state": imprint.state,
    })  # fmt: skip
    _properties(paper, imprint)
    return template.saved()


def _properties(paper: Paper, imprint: Imprint) -> None:
    properties = paper.template.document.core_properties
    moment = imprint.moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = f"{imprint.community}: {imprint.document}"[:LONGEST_PROPERTY]
    properties.subject = imprint.state
    properties.author = imprint.author[:LONGEST_PROPERTY]
    properties.last_modified_by = f"SIM Workshop {imprint.version}"[:LONGEST_PROPERTY]
    properties.keywords = imprint.keywords
    properties.comments = ""
    properties.language = imprint.language
    properties.created = properties.modified = moment
    properties.revision = 1
