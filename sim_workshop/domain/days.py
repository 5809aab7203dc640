"""Days in a text: a birth date, or the exact day on which something happened to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sim_workshop.domain.hits import Hit

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,? ?(?:19|20)\d\d\b)"
_HAS_DIGIT = re.compile(r"\d")
_EXACT_DAY = re.compile(
    r"(?<![\d/.-])(?:(?:0?[1-9]|1[0-2])/(?:3[01]|[12]\d|0?[1-9])/(?:(?:19|20)\d\d|\d\d)(?![\d/])"
    r"|(?:0?[1-9]|1[0-2])-(?:3[01]|[12]\d|0?[1-9])-(?:19|20)\d\d(?![\d-])"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:3[01]|[12]\d|0[1-9])(?![\d-])"
    rf"|\b(?<![,$]){_DAY}(?: of)? {_MONTH}{_YEAR}?)"
    rf"|\b{_MONTH} {_DAY}(?! ?(?:%|percent|people|beds?|to \d)){_YEAR}?"
)
_BORN = re.compile(r"\b(?:dob|d\.o\.b|date of birth|birth ?dates?|birthdays?|born)\b")
_BEFORE = 40
"""Letters before a date in which a word such as "born" makes it a birth date."""

_SOMEBODY = re.compile(
    r"\b(?:s?he|him|his|hers?|my|man|woman|guy|lady|girl|boy|kid|mother|father|mom|dad|client"
    r"|patient|inmate|consumer|defendant|person|individual|resident|someone|somebody|victim"
    r"|arrest(?:ed)?|booked|jailed|died|death|overdosed?|suicide|hospitali[sz]ed|admitted"
    r"|discharged|incident|shot|killed|evicted|relapsed|(?<!be )released)\b"
)
_OF_THE_COUNTY = re.compile(
    r"\b(?:grants?|contracts?|funding|funded|funds?|opens?|opened|opening|clos(?:es|ed)|launch\w{0,3}"
    r"|effective|adopt(?:s|ed)|resolution|ordinance|mous?|agreements?|meetings?|meets|workshops?"
    r"|deadlines?|due|law|bill|statute|expires?|renewed|starts?|started|begins?|began|ends?"
    r"|budget|council|commission(?:ers)?|board|elected|approved|signed|rfp|report(?:ed)?"
    r"|published|conference|training|trained|minutes|motion|newspaper"
    r"|(?:press|county|news|national) release|weekly paper)\b"
)
_LIMIT = re.compile(r"\b(?:by|to|until|till|through|since|before|after|expires|due) (?:the )?$")
_LITTLE = re.compile(
    r"\b(?:to|from|before|after|and|until|since|by|on|planned|mon|tues?|wed|thurs?|fri|sat|sun"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def days_of_a_person(sentence: str, offset: int) -> Iterator[Hit]:
    """Birth dates always. Other exact days unless the sentence speaks of the county's business
    (a grant, a meeting, "until June 30, 2027") and of nobody, or is nothing but a date: those
    name nobody. The sentence comes in small letters."""
    days = list(_EXACT_DAY.finditer(sentence)) if _HAS_DIGIT.search(sentence) else []
    if not days or _is_a_date_alone(sentence):
        return
    somebody = bool(_SOMEBODY.search(sentence))
    business = not somebody and bool(_OF_THE_COUNTY.search(sentence))
    for day in days:
        before = sentence[max(0, day.start() - _BEFORE) : day.start()]
        if _BORN.search(before):
            yield _hit("birth_date", day, offset)
        elif not business and (somebody or not _LIMIT.search(before)):
            yield _hit("exact_date", day, offset)


def _is_a_date_alone(sentence: str) -> bool:
    rest = _LITTLE.sub("", _EXACT_DAY.sub("", sentence))
    return not any(c.isalpha() for c in rest)


def _hit(what: str, day: re.Match[str], offset: int) -> Hit:
    return Hit(what, day.group(), offset + day.start(), offset + day.end())
