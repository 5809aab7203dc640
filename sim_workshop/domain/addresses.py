"""Street addresses in a text: a number, a name, and a word for a street."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sim_workshop.domain.hits import Hit, found

_NUMBER = r"\d(?<![\w.,$/-]\d)\d{0,5}"
_STREET = r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Highway|Hwy|Parkway|Pkwy)"
_STREET_OR_NOT = r"(?:Drive|Dr|Court|Ct|Way|Place|Pl|Terrace|Circle|Cir|Trail|Loop|Square)"
_NO_STREET = (
    r"(?!Drug|DUI|DWI|Mental|Health|Veterans?|Treatment|Specialty|District|Circuit|Municipal"
    r"|Superior|Family|Juvenile|County|Problem|Community|Supreme|Tribal|Felony|Justice|Wellness)"
)
_CAPITAL = r"(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w'.-]{0,20})"
_ADDRESS = re.compile(
    rf"{_NUMBER}[A-Z]? (?:(?:{_CAPITAL} ){{1,4}}{_STREET}"
    rf"|(?:{_NO_STREET}{_CAPITAL} ){{1,3}}{_STREET_OR_NOT})\b\.?"
)
_BOX = re.compile(r"\b[Pp]\.? ?[Oo]\.? ?[Bb]ox \d{1,6}\b")
_NO_NAME = (
    r"(?!hours?|days?|people|persons?|beds?|on|the|off|in|of|to|and|per|from|at|for|homeless"
    r"|minutes?|miles?|years?|officers?|teams?|more|new|by|with|or)"
)
_IN_SMALL_LETTERS = re.compile(
    rf"{_NUMBER} (?:[nsew]{{1,2}}\.? )?(?:{_NO_NAME}[a-z0-9'-]{{2,20}} ){{1,2}}"
    r"(?:street|st|avenue|ave|road|rd|blvd|lane|ln)\b(?! (?:outreach|medicine|level|drug|team))"
)


def addresses(text: str) -> Iterator[Hit]:
    """Street addresses and post office boxes, as people type them."""
    yield from found("address", _ADDRESS, text)
    yield from found("address", _BOX, text)
    yield from found("address", _IN_SMALL_LETTERS, text)
