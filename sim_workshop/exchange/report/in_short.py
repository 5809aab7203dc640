"""The report in short: when and where, by whom, how much there is, and in which state."""

from __future__ import annotations

from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.words import _

Rows = list[tuple[str, str]]


def rows(facts: Facts) -> Rows:
    """What the cover says, name and words; what is not known is left out."""
    return [(name, said) for name, said in _all(facts) if said]


def _all(facts: Facts) -> Rows:
    map_, workshop = facts.map, facts.map.workshop
    agencies = words.agencies_of(map_)
    when_and_where = (words.workshop_dates(map_), workshop.venue)
    return [
        (_("Workshop"), ", ".join(x for x in when_and_where if x)),
        (_("Hosts"), "; ".join(workshop.hosts)),
        (_("Facilitators"), "; ".join(workshop.facilitators)),
        (_("Agencies taking part"), str(agencies or workshop.participants_as_written)),
        (_("On the map"), _on_the_map(facts)),
        (_("Priorities and plan"), _planned(facts)),
        (_("State of this report"), _state(facts)),
    ]


def _on_the_map(facts: Facts) -> str:
    map_ = facts.map
    kinds = (
        (map_.resources, words.resources),
        (map_.strengths, words.strengths),
        (map_.gaps, words.gaps),
        (map_.opportunities, words.ideas),
        (map_.numbers, words.numbers),
    )
    return ", ".join(say(len(found)) for found, say in kinds if found)


def _planned(facts: Facts) -> str:
    chosen = len(facts.map.chosen or facts.map.priorities)
    steps = len(facts.map.steps)
    if not chosen and not steps:
        return _("Not set yet")
    return f"{words.priorities(chosen)}, {words.steps(steps)}"


def _state(facts: Facts) -> str:
    said = _("Final, revision {n}, written {day} from the workshop record")
    if facts.draft:
        said = _("Draft, revision {n}, written {day} from the workshop record")
    return said.format(n=facts.map.revision, day=facts.day)
