"""What the room chose: places with votes and ties, what each priority takes up and should move."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.priorities import Priority
from sim_workshop.exchange.report import votes, words
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import NBSP, detail_line, quoted
from sim_workshop.exchange.report.word import (
    Content,
    Inline,
    anchor_link,
    inline,
    keep_next,
    para,
    run,
)
from sim_workshop.exchange.report.words import listing, sentence
from sim_workshop.words import _, ngettext


def write(paper: Paper, facts: Facts) -> None:
    priorities = facts.map.priorities
    say = words.candidates if len(facts.map.chosen) < len(priorities) else words.priorities
    gist = say(len(priorities)) if priorities else ""
    paper.heading(1, _("Priorities"), gist=gist)
    if not priorities:
        paper.write("Body Text", _("No priorities have been set yet."))
        return
    paper.write("Lead", _how_many(facts))
    if not facts.map.rounds:
        paper.write("Body Text", _("No vote is on record."))
    for round_ in facts.map.rounds:
        votes.write(paper, facts, round_)
    for priority in in_order(facts):
        _priority(paper, facts, priority)


def in_order(facts: Facts) -> list[Priority]:
    """Those in the plan by their number, then the others by their letter, then headings of a source
    that have neither."""
    others = [p for p in facts.map.priorities if p.number is None]
    return [
        *facts.map.chosen,
        *sorted(others, key=lambda p: (not p.letter, len(p.letter), p.letter)),
    ]


def _how_many(facts: Facts) -> str:
    chosen, all_ = len(facts.map.chosen), len(facts.map.priorities)
    on_list = words.candidates(all_)
    if not chosen:
        said = _("{candidates} on the list, none of them taken to the plan yet.")
        return said.format(candidates=on_list)
    if chosen == all_:
        return _("{priorities}, all taken to the plan.").format(priorities=words.priorities(chosen))
    said = _("{priorities} taken to the plan, out of {candidates}.")
    return said.format(priorities=words.priorities(chosen), candidates=on_list)


# Each priority.


def _priority(paper: Paper, facts: Facts, priority: Priority) -> None:
    paper.heading(2, priority.title, mark=sign_of(priority))
    if priority.description:
        paper.write("Body Text", priority.description)
    known = _known(facts, priority)
    for n, (name, said) in enumerate(known, 1):
        line = keep_next if n < len(known) else para
        paper.add(line("Body Text", run(f"{name} ", "Strong"), said))
    taken = [e for e in map(facts.map.get, priority.addresses)
             if isinstance(e, Entry) and e.is_visible]  # fmt: skip
    if taken:
        paper.add(para("Body Text", run(_("It takes up"), "Strong"), settings="<w:keepNext/>"))
        paper.add(*(para("List Bullet", _taken(facts, entry)) for entry in taken))
    elif not priority.description and not known:
        paper.write("Body Text", _("Nothing more was recorded about it."))


def sign_of(priority: Priority) -> Inline:
    """Its number in the plan, else its letter."""
    sign = str(priority.number) if priority.number is not None else priority.letter
    return inline(run(sign, "Numeral"), NBSP * 2) if sign else Inline("")


def _taken(facts: Facts, entry: Entry) -> Inline:
    home = facts.token(facts.homes(entry)[0])
    return inline(entry.text, run(f" ({_(entry.label).lower()}, {home})", "Muted"))


def _known(facts: Facts, priority: Priority) -> list[tuple[str, Content]]:
    written = detail_line(_as_written(facts, priority))
    views = _views(priority)
    said: list[tuple[str, Content]] = [
        (_("It should move"), sentence(moves(facts, priority))),
        (_("The room's view:"), views),
        (_("In the plan:"), _steps(facts, priority)),
        (_("In the source:"), written),
    ]
    return [(name, text) for name, text in said if text]


def _steps(facts: Facts, priority: Priority) -> Content:
    """Its steps by their numbers, as a link to them."""
    numbers = [
        facts.step_numbers.get(s.id, "") for s in facts.map.steps if s.priority == priority.id
    ]
    if not any(numbers) or "plan" not in facts.sections:
        return ""
    said = ngettext("step {numbers}", "steps {numbers}", len(numbers))
    shown = run(said.format(numbers=listing(n for n in numbers if n)), "Hyperlink")
    return anchor_link(plan_anchor(priority), shown)


def plan_anchor(priority: Priority) -> str:
    """Where the plan of a priority begins."""
    return f"plan_{priority.number}"


def moves(facts: Facts, priority: Priority) -> str:
    """Which of the key measures it should move, in words."""
    if priority.process_only:
        return _("the way agencies work together; none of the four key measures")
    label = facts.map.pack.vocabulary.label
    return listing(label("key_measures", each) for each in priority.key_measures)


def _views(priority: Priority) -> str:
    views = (
        (_("importance {n} of 5"), priority.importance),
        (_("feasibility {n} of 5"), priority.feasibility),
        (_("severity {n} of 5"), priority.severity),
    )
    parts = [form.format(n=value) for form, value in views if value is not None]
    return sentence(listing(parts)) if parts else ""


def _as_written(facts: Facts, priority: Priority) -> Sequence[Content]:
    written = (
        (_("rank {said}"), priority.rank_as_written),
        (_("votes {said}"), priority.votes_as_written),
        (_("listed under {said}"), priority.round_as_written),
    )
    return [
        *(form.format(said=quoted(text)) for form, text in written if text),
        facts.references.cite(priority.source, priority.source_read),
    ]
