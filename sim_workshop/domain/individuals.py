"""One person in a text: by name, or beside a substance use program (42 CFR Part 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sim_workshop.domain.first_names import FIRST_NAMES
from sim_workshop.domain.hits import Hit, found

_SERVED = (
    r"(?:client|patient|consumer|inmate|defendant|resident|detainee|offender|probationer|parolee"
    r"|arrestee|participant|tenant|guest|caller|student|member)"
)
_KIN = (
    r"(?:son|daughter|brother|sister|husband|wife|mother|father|mom|dad|cousin|nephew|niece|uncle"
    r"|aunt|friend|neighbor|grandson|granddaughter|boyfriend|girlfriend|stepson|stepdaughter)"
)
_SOMEBODY = (
    r"(?:person|man|woman|guy|lady|girl|boy|kid|child|teen|teenager|youth|veteran|individual"
    rf"|gentleman|juvenile|homeowner|someone|somebody|{_SERVED}|{_KIN})"
)
_WORD = r"([a-z]\.(?: ?[a-z]\b\.?)?|[a-z][\w'\u2019-]{0,20})"

_BELONGS = re.compile(rf"\b(?:my|our) (?:\w{{1,12}} )?(?:{_SERVED}|{_KIN}),? {_WORD}")
_SERVED_NAME = re.compile(rf"\b{_SERVED},? {_WORD}")
_NAMED = re.compile(rf"\b(?:named|whose name (?:is|was)|by the name of) {_WORD}")
_NAME_IS = re.compile(rf"\b(?:his|her|client's|patient's|inmate's) name (?:is|was) {_WORD}")
_MISTER = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\b\.? [A-Z][\w'\u2019-]{1,20}")
_SECOND_NAME = re.compile(r" (?:[A-Z]\. ?)?[A-Z][a-z'\u2019-]{1,20}")

_SERVICE_WORDS = """
a about access advisory advocacy advocate advocates after alert all also an and are as
assistance assessment at back bed beds benefit benefits bill both but by call can care case
center centre cohort council could court data days did do does each education every family
for from group had handbook has have health help home hours housing in information intake
intensive is it its jail justice law level may medicaid medical mental might more must
navigation navigator no not number of office often on only or outreach over peer police
population portal probation program programme project records registry reintegration release
rights safety screening service services should since sober so some state status street
support system team that the their them then there these they this those through to tracking
transition transport transportation treatment trust under until up va veteran veterans
was welfare were what when where which while who will with without work workforce
worker workers would you your
"""
_NOT_A_NAME = frozenset(_SERVICE_WORDS.split())
_PERSON_BEFORE = re.compile(rf"\b{_SOMEBODY},? (?:who (?:is|was) )?$")
_SERVICE_BEFORE = re.compile(
    r"\b(?:program(?:me)?|cent(?:er|re)|court|house|team|initiative|facility|line|bill|act|law"
    r"|project|service|shelter|clinic|hospital|building|unit|committee|group|app|tool|grant|fund"
    r"|dog|report|agency|foundation|church|county|city|street|park|school)\b[^.]{0,25}$"
)
_OF_A_TITLE = ("tion", "ing", "ment", "ity", "ive", "ance", "ence", "ship", "al", "ies", "or")
"""How a word of a title ends that stands behind "Client" or "Patient" in capitals."""


def names_of_a_person(text: str, small: str) -> Iterator[Hit]:
    """ "my client Joe", "a person named Joe", "patient J.D.", "Mr. Smith". `small` is the same
    text in small letters."""
    for match in (*_BELONGS.finditer(small), *_NAME_IS.finditer(small)):
        if _is_name(_named(text, match)):
            yield _hit(text, match)
    for match in _SERVED_NAME.finditer(small):
        name = _named(text, match)
        if _is_name(name) and not _is_a_title(text, match):
            yield _hit(text, match)
    for match in _NAMED.finditer(small):
        if _is_name(_named(text, match)) and _names_a_person(small, match):
            yield _hit(text, match)
    yield from found("named_person", _MISTER, text)


def _named(text: str, match: re.Match[str]) -> str:
    return text[match.start(1) : match.end(1)]


def _is_name(word: str) -> bool:
    """A capital that is no word of the services, or a common first name in small letters."""
    small = word.rstrip(".").lower()
    initials = len(word) == 1 or "." in word
    if word[0].isupper() and (initials or not word.isupper()):
        return small not in _NOT_A_NAME
    return small in FIRST_NAMES


def _is_a_title(text: str, match: re.Match[str]) -> bool:
    """ "Chronic Consumer Stabilization Initiative" speaks of no consumer called Stabilization."""
    if not text[match.start()].isupper():
        return False
    return _named(text, match).lower().rstrip("s").endswith(_OF_A_TITLE) or bool(
        _SECOND_NAME.match(text, match.end())
    )


def _names_a_person(small: str, match: re.Match[str]) -> bool:
    before = small[max(0, match.start() - 40) : match.start()]
    return bool(_PERSON_BEFORE.search(before)) or not _SERVICE_BEFORE.search(before)


def _hit(text: str, match: re.Match[str]) -> Hit:
    second = _SECOND_NAME.match(text, match.end())
    end = second.end() if second else match.end()
    return Hit("named_person", text[match.start() : end], match.start(), end)
