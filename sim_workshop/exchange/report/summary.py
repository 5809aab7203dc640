"""The summary: whole sentences made from the record, for those who read one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sim_workshop.domain.place import CROSS
from sim_workshop.exchange.report import glance, words
from sim_workshop.exchange.report.facts import Facts, not_parked
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import STATUS_SHAPES, quoted
from sim_workshop.exchange.report.words import joined, listing
from sim_workshop.words import _, ngettext


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("Summary"))
    paper.write("Lead", occasion(facts))
    glance.figures(paper, facts)
    for paragraph in sentences(facts):
        paper.write("Body Text", paragraph)
    glance.priorities(paper, facts)


def occasion(facts: Facts) -> str:
    when = words.workshop_dates(facts.map)
    made = _("It is written from the record of a workshop held {when}.").format(when=when)
    agencies = words.agencies_of(facts.map)
    listed = ngettext("{n} agency is on its list.", "{n} agencies are on its list.", agencies)
    return joined(
        _(
            "This report shows how people with mental illness and substance use disorders move "
            "through the justice system of {community}: what is in place, what is missing and "
            "what is planned."
        ).format(community=words.community_name(facts.map)),
        made if when else _("It is written from the workshop's record."),
        listed.format(n=agencies) if agencies else "",
    )


def sentences(facts: Facts) -> Iterator[str]:
    said = (_found(facts), _status(facts), _chosen(facts), _plan(facts), _next(facts))
    return (each for each in said if each)


def _found(facts: Facts) -> str:
    map_ = facts.map
    kinds = (
        (map_.strengths, words.strengths),
        (map_.opportunities, words.ideas),
        (map_.numbers, words.numbers),
        (map_.stories, words.stories),
    )
    parts = [say(len(found)) for found, say in kinds if found]
    beside = _("Beside resources and gaps the record holds {parts}.")
    return joined(_where_gaps_lie(facts), beside.format(parts=listing(parts)) if parts else "")


def _where_gaps_lie(facts: Facts) -> str:
    """Where most gaps are, ties named together; nothing where that says nothing."""
    gaps = facts.map.gaps
    found = Counter(home for gap in gaps for home in facts.homes(gap)[:1])
    most = max(found.values(), default=0)
    places = [_intercept_name(facts, i) for i, n in found.items() if n == most]
    if len(found) < 2 or len(places) > 2:
        return ""
    said = _("Most gaps lie {where}: {n} of {all}.")
    if len(places) == 2:
        said = _("Most gaps lie {where}: {n} of {all} each.")
    return said.format(where=listing(places), n=most, all=len(gaps))


def _intercept_name(facts: Facts, intercept: str) -> str:
    found = facts.map.intercept(intercept)
    if intercept == CROSS or found is None:
        return _("across the intercepts")
    said = _("at intercept {token} ({name})")
    return said.format(token=facts.token(intercept), name=found.name)


def _status(facts: Facts) -> str:
    """How the resources stand, in the order of the report."""
    counts: Counter[str] = Counter(r.status for r in facts.map.resources)
    parts = [_stands(s, counts[s]) for s in STATUS_SHAPES if counts[s] and s]
    if not parts:
        return ""
    if counts[""]:
        parts.append(_("{n} without a status yet").format(n=counts[""]))
    of = words.resources(len(facts.map.resources))
    return _("Of {resources}: {parts}.").format(resources=of, parts=listing(parts))


def _stands(status: str, n: int) -> str:
    said = {
        "sufficient": _("{n} in place and enough"),
        "in_place": _("{n} in place"),
        "short_capacity": _("{n} in place with too little capacity"),
        "absent": _("{n} not available"),
        "planned": _("{n} planned"),
        "unknown": _("{n} not known to anybody in the room"),
    }
    return said.get(status, f"{{n}} {status}").format(n=n)


def _chosen(facts: Facts) -> str:
    chosen, on_list = facts.map.chosen, facts.map.priorities
    if chosen:
        n = len(chosen)
        taken = ngettext("The plan takes up {n} priority, named below.",
                         "The plan takes up {n} priorities, listed below.", n)  # fmt: skip
        return joined(taken.format(n=n), _left(facts))
    if on_list:
        said = _("{candidates} on the list, none taken to the plan yet: {titles}.")
        titles = "; ".join(quoted(p.title) for p in on_list)
        return said.format(candidates=words.candidates(len(on_list)), titles=titles)
    return _("No priorities have been set yet.")


def _left(facts: Facts) -> str:
    """Gaps nobody takes up: only where priorities say what they take up at all."""
    taken = {each for p in facts.map.chosen for each in p.addresses}
    left = sum(1 for gap in not_parked(facts.map.gaps) if gap.id not in taken)
    if not taken or not left:
        return ""
    said = ngettext("{n} gap is taken up by no priority.", "{n} gaps are taken up by no priority.",
                    left)  # fmt: skip
    return said.format(n=left)


def _plan(facts: Facts) -> str:
    steps = facts.map.steps
    if not steps:
        return _("No action steps have been written yet.")
    said = _("Of {steps}: {led} with one named lead, {dated} with a date that can be checked.")
    return said.format(
        steps=words.steps(len(steps)),
        led=sum(1 for s in steps if s.lead) or _("none"),
        dated=sum(1 for s in steps if s.due) or _("none"),
    )


def _next(facts: Facts) -> str:
    quick = len(facts.quick_fixes)
    begun = ngettext(
        "{n} quick fix can begin at once.", "{n} quick fixes can begin at once.", quick
    )
    coming = [(m.on, m.title) for m in facts.map.meetings if m.on]
    ahead = sorted(each for each in coming if each[0] >= facts.made_at.date())
    meeting = _("The next meeting is on {day}: {title}.")
    return joined(
        begun.format(n=quick) if quick else "",
        meeting.format(day=words.day(ahead[0][0]), title=ahead[0][1]) if ahead else "",
    )
