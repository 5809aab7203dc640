"""Who leads a step: exactly one named person or post, or visibly nobody.

Diffusion of responsibility is how plans die (Kamin, Weisman and Lamberti 2022): "all", "team" and
blank are saved as unfilled, counted and chased. `unfilled` is one of the words of UNFILLED.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from sim_workshop.domain.text import one_line

Unfilled = Literal["", "nobody", "several", "agency"]
Reading = Literal["person", "post", "posts", "agency", "nobody"]

UNFILLED: Mapping[Unfilled, str] = {
    "nobody": "Nobody in particular",
    "several": "Two leads, choose one",
    "agency": "An agency, not a person",
}


@dataclass(frozen=True)
class Lead:
    """The one who leads, as written, or why nobody does."""

    name: str
    unfilled: Unfilled = ""


LONGEST_LEAD = 160
"""Characters: who writes more does not name one person."""

_NOBODY = re.compile(
    r"(?:tb[cd]|to be (?:determined|decided|assigned|confirmed|named)|n/?a|none|nobody|unknown"
    r"|not (?:stated|known|assigned|yet)|open|vacant|same|\W*|various|whoever|someone|anyone"
    r"|(?:the )?(?:whole |entire |full )?(?:team|group|room)|us|we|committee of the whole"
    r"|(?:all|every|each)\b.*|every(?:one|body))",
    re.I,
)
_COMPOUNDS = re.compile(
    r"\b(?:health and (?:human|community|social) services|(?:parole|probation) and (?:probation"
    r"|parole)|parks and recreation|fire and (?:ems|rescue)|drug and alcohol|alcohol and drugs?"
    r"|health and (?:addictions?|substance use|idd|wellness|safety|hospitals?|welfare|recovery)"
    r"|justice and (?:safety|health)|housing and (?:community|homeless\w*|human)\b"
    r"|jails? and (?:courts?|prisons?)|courts? and (?:corrections|jails?))",
    re.I,
)
"""Names of one agency that have "and" inside."""
_JOINED = re.compile(r"\s*(?:[;/&+\n]|\band\b|\bor\b|\bplus\b|\bwith\b|\bas well as\b)\s*", re.I)
_BESIDE = re.compile(r"\s*(?:[,:()\[\]]|\s[-\u2013\u2014]\s)\s*")
"""What may stand between a person and their post or agency: "Jane Roe, Health Department"."""
_ABOVE = re.compile(r"\s+(?:of|at|for|from|in|on)\s+.*$", re.I)
"""What a post or body belongs to: "director of the Health Department" is a director."""

_BODY = re.compile(
    r"\b(?:agenc(?:y|ies)|department|dept\.?|office|services?|authority|county|city|state|court"
    r"|courts|police|sheriff(?:'s|s)?|team|task ?force|committee|subcommittee|council|commission"
    r"|board|bureau|division|unit|workgroup|group|coalition|collaborative|initiative|program\w*"
    r"|hospital|cent(?:er|re)|clinic|jail|probation|parole|corrections|health|ems|fire|nami|provider"
    r"|providers|university|college|schools?|system|network|partners?|partnership|alliance|inc\.?"
    r"|llc|foundation|association|society|church|shelter|housing|dispatch|prosecutor\w*|defenders?"
    r"|(?:district|state'?s|county|city|prosecuting) attorneys?|legislature|government|region"
    r"|tribe|nation|staff|stakeholders|leadership|management|cscd|mental|behavioral)\b",
    re.I,
)
_POST = re.compile(
    r"\b(?:administrator|director|coordinator|manager|chief|officer|judge|captain|capt\.?|lieutenant"
    r"|lt\.?|sergeant|sgt\.?|supervisor|superintendent|executive|clerk|liaison|planner|analyst"
    r"|evaluator|worker|navigator|commander|deputy|undersheriff|commissioner|chair\w*|president"
    r"|vice|ceo|cfo|coo|cmo|head|lead|leader|psychiatrist|psychologist|clinician|nurse|specialist"
    r"|assistant|dean|warden|secretary|treasurer|mayor|magistrate|bailiff|trainer|consultant"
    r"|counselor|attorney|lawyer|advocate|representative|designee|convener|facilitator|intern"
    r"|dispatcher|paramedic|physician|doctor|pastor|chaplain|professor|researcher|epidemiologist"
    r"|detective|trooper|marshal|ombudsman|case ?manager|developer|engineer|owner|founder)\b",
    re.I,
)
_POSTS = re.compile(
    r"\b(?:\w+ (?:officers|judges|chiefs)|officers|judges|deputies|directors|managers|supervisors"
    r"|coordinators|commissioners|planners|workers|clinicians|nurses|specialists|counselors"
    r"|attorneys|advocates|chairs|navigators|peers|leaders|members)$",
    re.I,
)
_GROUP = re.compile(r"\b(?:team|task ?force|committee|council|board|group|unit)\b", re.I)
_TITLE = r"(?:dr|mr|mrs|ms|hon|rev|sheriff|judge|chief|capt|captain|lt|sgt|deputy|commissioner)\.?"
_ONE_NAME = r"(?:[A-Z]\.|[A-Z][a-z'\u2019]*[A-Za-z\u00c0-\u024f'\u2019-]+)"
_PERSON = re.compile(
    rf"(?:(?i:{_TITLE}) )*{_ONE_NAME}(?: (?:(?:de|la|van|von|del|der|bin|al) )*{_ONE_NAME}){{0,3}}"
    r"(?:,? (?:Jr|Sr|II|III|MD|PhD|RN|LCSW|Esq)\.?)*"
)


def read_lead(written: str, agencies: Collection[str] = ()) -> Lead:
    """The lead as written when it is one person or post; else why it is not. `agencies` are the
    names the workshop knows as agencies, so that "Lifeworks" is not taken for somebody's name."""
    name = one_line(written.strip().replace("\n", "; ")).strip(" .,;")
    if _NOBODY.fullmatch(name):
        return Lead("", "nobody")
    if len(name) > LONGEST_LEAD:
        return Lead("", "several")
    known = {a.casefold() for a in agencies}
    if len(_JOINED.split(_COMPOUNDS.sub("compound health services", name))) > 1:
        return Lead("", "several")
    return _one_of(name, [_read(part, known) for part in _BESIDE.split(name) if part])


def _one_of(name: str, parts: list[Reading]) -> Lead:
    """One person, one post, or a person or post beside their agency."""
    if "nobody" in parts and len(parts) == 1:
        return Lead("", "nobody")
    if "posts" in parts or any(parts.count(one) > 1 for one in ("person", "post", "agency")):
        return Lead("", "several" if len(parts) > 1 or "posts" in parts else "agency")
    return Lead(name) if "person" in parts or "post" in parts else Lead("", "agency")


def _read(part: str, agencies: Collection[str]) -> Reading:
    part = part.strip()
    head = _ABOVE.sub("", part).removeprefix("the ").removeprefix("The ")
    if _NOBODY.fullmatch(part):
        return "nobody"
    if part.casefold() in agencies or head.casefold() in agencies:
        return "agency"
    return _read_head(head)


def _read_head(head: str) -> Reading:
    """The last word says what it is: a "court administrator" is a post, an "administrator's
    office" an agency; "Sheriff" alone names an office, "Sheriff Jane Roe" a person."""
    words = head.split()
    last, rest = words[-1], " ".join(words[:-1])
    if _POSTS.search(head):
        return "agency" if _GROUP.search(rest) else "posts"
    if _BODY.fullmatch(head) or _BODY.fullmatch(last):
        return "agency"
    if _POST.search(head) and not _is_titled_person(head):
        return "post"
    if _BODY.search(head) and not _is_titled_person(head):
        return "agency"
    return "person" if _PERSON.fullmatch(head) and not head.isupper() else "agency"


def _is_titled_person(head: str) -> bool:
    """ "Sheriff Jane Roe": what is left behind the title is a name and no word for a body."""
    bare = re.sub(rf"^(?:{_TITLE} )+", "", head, flags=re.I)
    return bool(_PERSON.fullmatch(bare)) and not (_BODY.search(bare) or _POST.search(bare))
