"""A small number beside a word for persons, in text: "two inmates waited", "clients: 4".

Free text is never rewritten; such a number holds back "final" until a human edited or confirmed
it (rules.md, "What may leave"). Staff, beds and agencies are not such words.
"""

from __future__ import annotations

import re

from sim_workshop.domain.hits import Hit

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_VALUE = {word: number for number, word in enumerate(_WORDS, start=1)}
_PERSONS = (
    r"(?:people|persons?|individuals?|clients?|patients?|inmates?|consumers?|detainees?|adults?"
    r"|defendants?|participants?|residents?|veterans?|men|man|women|woman|child(?:ren)?|youths?"
    r"|kids?|juveniles?|teens?|teenagers?|girls?|boys?|offenders?|arrestees?|probationers?"
    r"|parolees?|callers?|graduates?|victims?|tenants?|students?|mothers?|fathers?|seniors?"
    r"|deaths?|suicides?|overdoses|bookings?|admissions?|arrests?)"
)
_ADJECTIVES = (
    r"(?:(?:of (?:(?:the|our|these|those) )?\d{1,3}|of (?:the|our|these|those)|homeless|unhoused"
    r"|young|younger|older|elderly|adult|male|female|black|white|hispanic|latino|native|american"
    r"|indian|asian|mentally|ill|incarcerated|jailed|eligible|pregnant|high|risk|more|other|new"
    r"|different|repeat|frequent|uninsured|felony|misdemeanor|former|transgender|deaf|suicidal"
    r"|unique|local|jail|court|probation|SMI|drug|known|single|separate|additional|such"
    r"|[a-z]{2,12}-[a-z]{2,12}) ){0,3}"
)
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_NUMBERED = r"(?<!intercept )(?<!step )(?<!phase )(?<!tier )(?<!level )(?<!class )(?<!objective )"
_BEFORE = re.compile(
    rf"(?<![\w.,/$#-]){_NUMBERED}(?P<low>{_NUMBER})(?: ?(?:-|\u2013|to|or) ?(?P<high>{_NUMBER}))?"
    rf"(?: ?\(\d{{1,2}}\))? {_ADJECTIVES}{_PERSONS}\b",
    re.I,
)
_BEHIND = re.compile(
    rf"\b{_PERSONS} ?(?::|=|\() ?(?P<low>{_NUMBER})\b(?![.,/%-]\d| ?(?:%|percent))(?P<high>)", re.I
)


def small_number_beside_people(text: str, smallest: int = 11) -> tuple[Hit, ...]:
    """Numbers from 1 to one less than `smallest` beside a word for persons, in reading order."""
    matches = [*_BEFORE.finditer(text), *_BEHIND.finditer(text)]
    small = [m for m in matches if any(0 < n < smallest for n in _numbers(m))]
    hits = [Hit("small_number", m.group(), m.start(), m.end()) for m in small]
    return tuple(sorted(hits, key=lambda h: h.start))


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    written = [w for w in (match.group("low"), match.group("high")) if w]
    return tuple(int(w) if w.isdecimal() else _VALUE[w.lower()] for w in written)
