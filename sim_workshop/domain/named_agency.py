"""Which agency a service's own words name, where nobody wrote who runs it: imported documents
mostly say it in the sentence and have no field for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sim_workshop.domain.findings import Resource
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.workshop import Map

SHORTENED = re.compile(
    r"^the |,.*$| for (?!the).*$|(?:['’]s)? (?:office|department|authority)$", re.IGNORECASE
)
"""What people leave out of an agency's name in a sentence."""
COUNTY = re.compile(r"^.* County (?:of )?")
"""In its own county the District Attorney is called so, with capitals."""
ALONE = {"Sheriff"}
"""What tells an agency by one word: of these a county has one."""
LETTERS = re.compile(r"\b[A-Z]{4,}$")
"""An abbreviation at the end of a name: "Harris County CSCD"."""
ONE_WORD = 4
"""A single word in capitals is taken for a name only from this length on."""


def agency_of(resource: Resource, known: Mapping[str, re.Pattern[str]]) -> str:
    """Who runs it as somebody wrote, otherwise the agency its words name first, otherwise ""."""
    if operator := " ".join(resource.operator.split()):
        return operator
    found = ((at.start(), -len(at[0]), name) for name, said in known.items()
             if (at := said.search(resource.text)))  # fmt: skip
    return min(found, default=(0, 0, ""))[2]


def agencies_known(map_: Map) -> dict[str, re.Pattern[str]]:
    """Agencies of the people in the room and those that run something, each with how a sentence
    may call it. A short form that two of them share tells nobody apart and is left out."""
    written = [s.agency for s in map_.all(Stakeholder)] + [r.operator for r in map_.resources]
    names = {" ".join(name.split()): None for name in written if name.strip()}
    forms = {name: _forms(name) for name in names}
    shared = [form for own in forms.values() for form in own]
    return {
        name: _pattern(name, (form for form in own if shared.count(form) == 1))
        for name, own in forms.items()
    }


def _forms(name: str) -> set[str]:
    short = name
    for _ in range(3):
        short = SHORTENED.sub("", short).strip()
    letters = LETTERS.search(name)
    local = COUNTY.sub("", short)
    found = {short, local, *([letters[0]] if letters else [])}
    return {f for f in found if " " in f or f in ALONE or (len(f) >= ONE_WORD and f.isupper())}


def _pattern(name: str, forms: Iterable[str]) -> re.Pattern[str]:
    """Any of them as whole words; what is not the whole name only as it is written."""
    short = sorted(map(re.escape, forms), key=lambda form: (-len(form), form))
    told = "|".join([f"(?i:{re.escape(name)})", *short])
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)")
