"""The summary: whole sentences made from the record, for those who read one page."""

from __future__ import annotations

from collections import Counter

from sim_workshop.domain.place import CROSS
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import STATUS_SHAPES, quoted, status_words
from sim_workshop.exchange.report.words import (
    capital,
    community_name,
    counted,
    day,
    in_words,
    listing,
    sentence,
    workshop_dates,
)


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, "Summary", new_page=True)
    paper.write("Lead", _occasion(facts))
    for paragraph in (_found(facts), _status(facts), _chosen(facts), _plan(facts), _next(facts)):
        if paragraph:
            paper.write("Body Text", paragraph)


def _occasion(facts: Facts) -> str:
    map_ = facts.map
    agencies = len({s.agency.casefold() for s in map_.stakeholders if s.agency})
    who = capital(in_words(agencies, "agency", "agencies")) if agencies else "Agencies"
    when = workshop_dates(map_)
    intercepts = in_words(len(facts.intercepts), "intercept")
    held = f" in a workshop held {when}" if when else ""
    return (
        f"{who} of {community_name(map_)} looked{held} at how people with mental illness and "
        f"substance use disorders move through the justice system, at {intercepts} from first "
        "contact to return."
    )


def _found(facts: Facts) -> str:
    map_ = facts.map
    parts = [
        counted(number, one, many)
        for number, one, many in (
            (len(map_.resources), "resource", ""),
            (len(map_.strengths), "strength", ""),
            (len(map_.gaps), "gap", ""),
            (len(map_.opportunities), "idea", ""),
            (len(map_.numbers), "number", ""),
        )
        if number
    ]
    if not parts:
        return "Nothing has been recorded on the map yet."
    return f"The record holds {listing(parts)}. {_where_gaps_lie(facts)}".strip()


def _where_gaps_lie(facts: Facts) -> str:
    """Where most gaps are, ties named together; nothing where that says nothing."""
    found = Counter(home for gap in facts.map.gaps for home in facts.homes(gap)[:1])
    if len(found) < 2:
        return ""
    most = max(found.values())
    names = [_intercept_name(facts, i) for i, n in found.items() if n == most]
    if len(names) > 2:
        return ""
    each = " each" if len(names) > 1 else ""
    return f"Most gaps lie {listing(names)}: {most} of {len(facts.map.gaps)}{each}."


def _intercept_name(facts: Facts, intercept: str) -> str:
    if intercept == CROSS:
        return "across the intercepts"
    found = facts.map.intercept(intercept)
    return f"at intercept {facts.token(intercept)}, {found.name if found else intercept}"


def _status(facts: Facts) -> str:
    """How the resources stand, in the order of the report."""
    counts = Counter(r.status for r in facts.map.resources)
    known = {s: n for s in STATUS_SHAPES if (n := counts[s]) and s}
    if not known:
        return ""
    parts = [f"{n} {_stands(s)}" for s, n in known.items()]
    return f"Of the {counted(len(facts.map.resources), 'resource')}, {listing(parts)}."


def _stands(status: str) -> str:
    said = {"sufficient": "in place and enough", "short_capacity": "in place with too little "
            "capacity", "unknown": "not known to anybody in the room"}  # fmt: skip
    return said.get(status, status_words(status))


def _chosen(facts: Facts) -> str:
    chosen, candidates = facts.map.chosen, facts.map.priorities
    if chosen:
        titles = [f"{p.number}, {quoted(p.title)}" for p in chosen]
        many = in_words(len(chosen), "priority", "priorities")
        return f"The room took {many} to the plan: {'; '.join(titles)}. {_left(facts)}".strip()
    if candidates:
        titles = [quoted(p.title) for p in candidates]
        what = counted(len(candidates), "candidate priority", "candidate priorities")
        return f"{what} on the list, none taken to the plan yet: {'; '.join(titles)}."
    return "No priorities have been set yet."


def _left(facts: Facts) -> str:
    """Gaps nobody takes up: only where priorities say what they take up at all."""
    taken = {each for p in facts.map.chosen for each in p.addresses}
    left = sum(1 for gap in facts.map.gaps if gap.id not in taken)
    if not taken or not left:
        return ""
    return f"{capital(in_words(left, 'gap is', 'gaps are'))} taken up by no priority."


def _plan(facts: Facts) -> str:
    steps = facts.map.steps
    if not steps:
        return "No action steps have been written yet."
    unled = sum(1 for s in steps if not s.lead)
    undated = sum(1 for s in steps if not s.due)
    missing = [f"{n} {what}" for n, what in ((unled, "no one named lead"), (undated, "no date"))]
    if not unled and not undated:
        open_ = "Each has one named lead and a date."
    else:
        open_ = f"Still open: {listing(m for m in missing if not m.startswith('0 '))}."
    return f"The action plan has {counted(len(steps), 'step')}. {open_}"


def _next(facts: Facts) -> str:
    coming = [m for m in facts.map.meetings if m.on and m.on >= facts.made_at.date()]
    quick = len(facts.quick_fixes)
    parts = []
    if quick:
        parts.append(f"{capital(in_words(quick, 'quick fix', 'quick fixes'))} can begin at once.")
    if coming:
        first = min(coming, key=lambda m: m.on or facts.made_at.date())
        when = day(first.on) if first.on else first.when
        parts.append(sentence(f"The next meeting is {first.title}, {when}"))
    return " ".join(parts)
