"""Numbers and addresses that point to one person (HIPAA Safe Harbor's identifiers).

Every repetition in the patterns is bounded, so that the time grows with the length of the text
and with nothing else: a pasted book must not stop the room. They read small letters (`lowered`)
and begin with a digit wherever they can, which is what makes them quick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sim_workshop.domain.hits import Hit, found

_DASH = "[-\u2010-\u2015]"
_SEP = "[-\u2010-\u2015.\u00a0 ]"
_HAS_DIGIT = re.compile(r"\d")

_SOCIAL_SECURITY = re.compile(
    rf"\d(?<![\d-]\d)\d\d{_DASH}\d\d{_DASH}\d{{4}}(?![\d-])"
    r"|\b(?:ssn|social security)\b(?: (?:number|no\.?))?[ :#]{0,3}(?:is )?\d[\d -]{2,10}\d"
)
_NOT_TOLL_FREE = "".join(f"(?<!8{n})" for n in ("00", "33", "44", "55", "66", "77", "88"))
_PHONE = re.compile(
    rf"[2-9]\d\d(?<![\d.,$/=]\d\d\d){_NOT_TOLL_FREE}"
    rf"(?:\)?{_SEP}?\d{{3}}{_SEP}\d{{4}}|[2-9]\d{{6}})(?![\d,])"
)
"""Ten digits. Toll-free lines belong to services."""
_SHORT_PHONE = re.compile(
    rf"\b(?:phone|tel|cell|mobile|call|text|fax)\b[^\d\n]{{0,20}}[2-9]\d\d{_DASH}\d{{4}}(?!\d)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")

_FILE = (
    r"(?:case|docket|cause|court|file|medical record|chart|booking|inmate|patient|client|jail"
    r"|warrant|incident|arrest|complaint|(?:incident|police) report"
    r"|medicaid|insurance|license|permit|doc|sid|so)"
)
_RECORD_NUMBER = re.compile(
    rf"\b(?:{_FILE} ?(?:no\b\.?|number|num\b\.?|nbr|id\b|#)|{_FILE}[:#]|mrn|docket|cause no\b\.?)"
    r"[ :#]{0,3}(?:is |was )?(?=[a-z0-9/:.-]{0,12}\d)[a-z0-9][a-z0-9/:.-]{0,22}[a-z0-9]"
    rf"|\b{_FILE} (?!(?:19|20)\d\d[-/](?:19|20)?\d\d\b)(?=[a-z0-9-]{{0,12}}[a-z-])"
    r"(?=(?:[a-z-]{0,4}\d){5})[a-z0-9-]{6,24}\b"
)
_CASE_NUMBER = re.compile(
    r"\d(?<![\w]\d)\d{1,3}[- ]?(?:cr|cf|cm|cv|mh|jv|pr|dr|tr|crb|cra|md|fe)[- ]?\d{3,8}\b"
    r"|\b(?:cr|cf|cm|cv|mh|jv)[- ](?:19|20)?\d\d[- ]\d{3,8}\b"
)
"""The shape of a court's case number: 24-CR-01234, CR-2019-1234."""

_NINETY = r"ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_YEARS_OLD = r"[- ]?(?:years?[- ]old|yrs?[- ]old|y\.?/?o\b)(?! (?:and|or) (?:old|ov|up))"
_AGE_OVER_89 = re.compile(
    rf"(?<![\d.,$/-])(?:9\d|1[01]\d){_YEARS_OLD}|\b{_NINETY}{_YEARS_OLD}"
    rf"|\b(?:age|aged)[ :]{{1,2}}(?:of )?(?:9\d|1[01]\d|{_NINETY})\b"
    r"(?! ?\+|[-\u2013]| (?:and|or|to) (?:old|ov|up|\d))|\bin (?:his|her) (?:nineties|90'?s)\b"
    r"|\bturn(?:ed|ing|s) (?:9\d|1[01]\d)\b(?! ?%| percent)"
)


def numbers_of_a_person(text: str) -> Iterator[Hit]:
    """Social security, telephone, e-mail and record numbers, ages over 89, in small letters."""
    if "@" in text:
        yield from found("email", _EMAIL, text)
    yield from found("age_over_89", _AGE_OVER_89, text)
    if not _HAS_DIGIT.search(text):
        return
    yield from found("social_security", _SOCIAL_SECURITY, text)
    yield from found("phone", _PHONE, text)
    yield from found("phone", _SHORT_PHONE, text)
    yield from found("record_number", _RECORD_NUMBER, text)
    yield from found("record_number", _CASE_NUMBER, text)
