"""One person beside a substance use program in one sentence: what 42 CFR Part 2 protects.

"People wait three weeks for detox" is a finding. "He was kicked out of detox" is somebody's
record, even without a name, when the county and the day are known. The difference is drawn by
signs of one individual: he or she, "this guy", "my client", a past tense with "a man".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sim_workshop.domain.first_names import FIRST_NAMES
from sim_workshop.domain.hits import Hit

_PROGRAM = re.compile(
    r"\b(?:detox\w{0,12}|withdrawal management|methadone|suboxone|buprenorphine|subutex|sublocade"
    r"|vivitrol|naltrexone|moud|drug court|dui court|dwi court"
    r"|recovery court|rehab|sober (?:living|house|home)|recovery (?:house|home|residence|center)"
    r"|oxford house|(?:narcotics|alcoholics) anonymous|sobering (?:cent\w{2,3}|unit)"
    r"|(?:drug|alcohol|opioid|substance|addiction|residential|inpatient)(?: use| abuse)?"
    r" (?:treatment|program\w{0,3}|counsel\w{0,5})|needle exchange|twelve[- ]step|12[- ]step)\b"
)
_ABBREVIATED = re.compile(r"\b(?:AA|NA|MAT|OTP|IOP|MOUD|SUD)\b")
_EITHER = re.compile(
    r"\b(?:s?he (?:or|and) s?he|(?:his|her|him) or (?:hers?|his|him)"
    r"|s/he|he/she|his/hers?|him/her)\b"
)
_PRONOUN = re.compile(
    r"(?<![-/])\b(?:he|she|his|her|him|hers|himself|herself|he's|she's)\b(?! honor)"
)
_ANYBODY = re.compile(
    r"\b(?:each|every|any|no|per|whether (?:a|the)|if (?:a|the)) (?:\w{1,12} )?"
    r"(?:client|patient|person|individual|inmate|consumer|defendant|participant|man|woman)\b"
)
_NOUN = (
    r"(?:client|patient|consumer|inmate|defendant|resident|participant|person|individual|man|woman"
    r"|guy|lady|kid|teen|teenager|girl|boy|mother|father|mom|dad|veteran|gentleman|caller|student"
    r"|probationer|parolee|tenant|couple)"
)
_KIN = (
    r"(?:son|daughter|brother|sister|husband|wife|cousin|nephew|niece|uncle|aunt|friend|neighbor)"
)
_ADJECTIVES = r"(?:(?!of|is|and|or|to|in|for)[\w-]{2,16} ){0,2}"
_POINTED_AT = re.compile(
    rf"\b(?:(?:this|that|my|another) {_ADJECTIVES}(?:{_NOUN}|{_KIN})|our {_ADJECTIVES}{_NOUN}"
    rf"|(?:his|her|their) {_KIN}|\d{{2}}[- ]?(?:year[- ]old|yo\b|y/o)(?! (?:and|or) )"
    rf"|one {_ADJECTIVES}{_NOUN}(?! (?:at a time|per|can|must|may|should|who can)))\b"
)
_TOLD = (
    r"(?:was|had|went|got|came|left|died|overdosed|relapsed|lost|walked|missed|ended up|couldn't"
    r"|could not|didn't|did not|wasn't|told|asked|tried|called|kept|refused|stayed|sat|waited|quit"
    r"|dropped|failed|finished|graduated|entered|started|stopped|begged|said|spent|slept|took|used)"
)
_TOLD_OF = re.compile(
    rf"\b(?:a|an|the) {_ADJECTIVES}{_NOUN}(?: who| that| we know)?(?: \w{{2,12}}){{0,2}} {_TOLD}\b"
)
_SOMEONE = re.compile(rf"\b(?:someone|somebody)(?: who| i know| we know){{0,2}} {_TOLD}\b")
_NAME_TOLD = re.compile(
    rf"\b([A-Z][a-z]{{1,15}})(?: [A-Z][a-z'-]{{1,20}}| [A-Z]\.)? (?:is|has|{_TOLD})\b"
)
_INDIVIDUAL = (_POINTED_AT, _TOLD_OF, _SOMEONE)


def person_beside_a_program(sentence: str, small: str, offset: int) -> Iterator[Hit]:
    """At most one hit per sentence: the words for the person."""
    if not _PROGRAM.search(small) and not _ABBREVIATED.search(sentence):
        return
    person = _individual(sentence, small)
    if person:
        start, end = person.span()
        yield Hit("person_and_program", sentence[start:end], offset + start, offset + end)


def _individual(sentence: str, small: str) -> re.Match[str] | None:
    for pattern in _INDIVIDUAL:
        if match := pattern.search(small):
            return match
    for match in _NAME_TOLD.finditer(sentence):
        if match.group(1).lower() in FIRST_NAMES:
            return match
    if _ANYBODY.search(small):
        return None
    return _PRONOUN.search(_EITHER.sub(lambda m: "_" * len(m.group()), small))
