"""The summary: whole sentences made from the record, for those who read one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sim_workshop.domain.place import CROSS
from sim_workshop.domain.priorities import Priority
from sim_workshop.exchange.report.facts import Facts, not_parked
from sim_workshop.exchange.report.figures import Figure, strip
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import STATUS_SHAPES, open_mark, quoted, status_words
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
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

HEAD = ("No.", "Priority", "Takes up", "Steps", "Without a lead")
SHARES = (7, 52, 16, 10, 15)
STANDS = {
    "sufficient": ("is in place and enough", "are in place and enough"),
    "in_place": ("is in place", "are in place"),
    "short_capacity": ("has too little capacity", "have too little capacity"),
    "absent": ("is not available", "are not available"),
    "planned": ("is planned", "are planned"),
    "unknown": ("is not known to anybody in the room", "are not known to anybody in the room"),
}
"""One, and several."""


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, "Summary", new_page=not facts.map.workshop.introduction.strip())
    paper.write("Lead", _occasion(facts))
    _at_a_glance(paper, facts)
    for paragraph in _sentences(facts):
        paper.write("Body Text", paragraph)
    if facts.map.chosen:
        _priorities(paper, facts)


def _occasion(facts: Facts) -> str:
    when = workshop_dates(facts.map)
    agencies = len({s.agency.casefold() for s in facts.map.stakeholders if s.agency})
    held = f" made in a workshop held {when}" if when else ""
    listed = capital(in_words(agencies, "agency is", "agencies are"))
    who = f" {listed} on its list." if agencies else ""
    return (
        "This report shows how people with mental illness and substance use disorders move "
        f"through the justice system of {community_name(facts.map)}: what is in place, what is "
        f"missing and what is planned. It is written from the record{held}.{who}"
    )


def _at_a_glance(paper: Paper, facts: Facts) -> None:
    map_ = facts.map
    kinds = (
        (len(map_.resources), "resource named", "resources named"),
        (len(map_.gaps), "gap found", "gaps found"),
        (len(map_.chosen), "priority in the plan", "priorities in the plan"),
        (len(map_.steps), "action step", "action steps"),
        (len(map_.opportunities), "idea", "ideas"),
        (len(map_.numbers), "number", "numbers"),
        (len(map_.strengths), "strength", "strengths"),
    )
    figures = [Figure(f"{n:,}", one if n == 1 else many) for n, one, many in kinds if n]
    strip(paper, figures, "The record in numbers")


def _sentences(facts: Facts) -> Iterator[str]:
    said = (_found(facts), _status(facts), _chosen(facts), _plan(facts), _next(facts))
    return (each for each in said if each)


def _found(facts: Facts) -> str:
    map_ = facts.map
    kinds = (
        (len(map_.strengths), "strength", "strengths"),
        (len(map_.opportunities), "idea", "ideas"),
        (len(map_.numbers), "number", "numbers"),
        (len(map_.stories), "story", "stories"),
    )
    parts = [counted(n, one, many) for n, one, many in kinds if n]
    beside = f"Beside resources and gaps the record holds {listing(parts)}." if parts else ""
    return f"{_where_gaps_lie(facts)} {beside}".strip()


def _where_gaps_lie(facts: Facts) -> str:
    """Where most gaps are, ties named together; nothing where that says nothing."""
    gaps = facts.map.gaps
    found = Counter(home for gap in gaps for home in facts.homes(gap)[:1])
    most = max(found.values(), default=0)
    names = [_intercept_name(facts, i) for i, n in found.items() if n == most]
    if len(found) < 2 or len(names) > 2:
        return ""
    each = " each" if len(names) > 1 else ""
    return f"Most gaps lie {listing(names)}: {most} of {len(gaps)}{each}."


def _intercept_name(facts: Facts, intercept: str) -> str:
    if intercept == CROSS:
        return "across the intercepts"
    found = facts.map.intercept(intercept)
    return f"at intercept {facts.token(intercept)}, {found.name if found else intercept}"


def _status(facts: Facts) -> str:
    """How the resources stand, in the order of the report."""
    counts: Counter[str] = Counter(r.status for r in facts.map.resources)
    known = {s: counts[s] for s in STATUS_SHAPES if counts[s] and s}
    if not known:
        return ""
    parts = [f"{n} {STANDS.get(s, (status_words(s),) * 2)[n > 1]}" for s, n in known.items()]
    unasked = f"; of {counts['']} the status was not asked yet" if counts[""] else ""
    return f"Of the {counted(len(facts.map.resources), 'resource')}, {listing(parts)}{unasked}."


def _chosen(facts: Facts) -> str:
    chosen, candidates = facts.map.chosen, facts.map.priorities
    if chosen:
        many = in_words(len(chosen), "priority", "priorities")
        return f"The plan takes up {many}, listed below. {_left(facts)}".strip()
    if candidates:
        titles = "; ".join(quoted(p.title) for p in candidates)
        what = counted(len(candidates), "candidate priority", "candidate priorities")
        return f"{what} on the list, none taken to the plan yet: {titles}."
    return "No priorities have been set yet."


def _left(facts: Facts) -> str:
    """Gaps nobody takes up: only where priorities say what they take up at all."""
    taken = {each for p in facts.map.chosen for each in p.addresses}
    left = sum(1 for gap in not_parked(facts.map.gaps) if gap.id not in taken)
    if not taken or not left:
        return ""
    return f"{capital(in_words(left, 'gap is', 'gaps are'))} taken up by no priority."


def _plan(facts: Facts) -> str:
    steps = facts.map.steps
    if not steps:
        return "No action steps have been written yet."
    unled = sum(1 for s in steps if not s.lead)
    undated = sum(1 for s in steps if not s.due)
    if not unled and not undated:
        return f"Each of the {counted(len(steps), 'action step')} has one named lead and a date."
    missing = ((unled, "one named lead"), (undated, "a date that can be checked"))
    said = listing(f"{_lacking(n, len(steps))} {what}" for n, what in missing if n)
    return f"Of {counted(len(steps), 'action step')}, {said}."


def _lacking(number: int, of: int) -> str:
    many = "all" if number == of > 1 else f"{number}"
    return f"{many} still {'lacks' if many == '1' else 'lack'}"


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


def _priorities(paper: Paper, facts: Facts) -> None:
    rows = [_row(facts, priority) for priority in facts.map.chosen]
    paper.add(table(rows, SHARES, line=paper.line, head=HEAD, title="Priorities in the plan"))


def _row(facts: Facts, priority: Priority) -> list[str]:
    steps = [s for s in facts.map.steps if s.priority == priority.id]
    unled = sum(1 for s in steps if not s.lead)
    taken = sum(1 for each in priority.addresses if facts.map.get(each))
    takes_up = counted(taken, "entry", "entries") if taken else run("not stated", "Muted")
    return [
        para("Table Text", run(str(priority.number), "Numeral")),
        para("Table Text", run(priority.title, "Strong")),
        para("Table Text", takes_up),
        para("Table Text", str(len(steps)) if steps else open_mark("none")),
        para("Table Text", open_mark(str(unled)) if unled else ("0" if steps else "")),
    ]
