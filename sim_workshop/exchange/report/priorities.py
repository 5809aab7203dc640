"""What the room chose: places with votes and ties, what each priority takes up and should move."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.priorities import Priority, Round, Standing, Tally, standings
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import NBSP, detail_line, quoted
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import Content, Inline, inline, para, run
from sim_workshop.exchange.report.words import counted, listing, sentence

HEAD = ("Place", "Letter", "Candidate", "Votes", "In the plan")
SHARES = (9, 9, 58, 10, 14)


def write(paper: Paper, facts: Facts) -> None:
    priorities = facts.map.priorities
    gist = counted(len(priorities), "candidate") if priorities else ""
    if len(facts.map.chosen) == len(priorities):
        gist = counted(len(priorities), "priority", "priorities") if priorities else ""
    paper.heading(1, "Priorities", gist=gist, new_page=bool(priorities))
    if not priorities:
        paper.write("Body Text", "No priorities have been set yet.")
        return
    paper.write("Lead", _how_many(facts))
    if not facts.map.rounds:
        paper.write("Body Text", "No vote is on record.")
    for round_ in facts.map.rounds:
        _round(paper, facts, round_)
    for priority in in_order(facts):
        _priority(paper, facts, priority)


def in_order(facts: Facts) -> list[Priority]:
    """Those in the plan by their number, then the others by their letter."""
    others = [p for p in facts.map.priorities if p.number is None]
    return [*facts.map.chosen, *sorted(others, key=lambda p: (len(p.letter), p.letter))]


def _how_many(facts: Facts) -> str:
    chosen, all_ = len(facts.map.chosen), len(facts.map.priorities)
    on_list = counted(all_, "candidate")
    if not chosen:
        return f"{on_list} on the list, none of them taken to the plan yet."
    if chosen == all_:
        return f"{counted(chosen, 'priority', 'priorities')}, all taken to the plan."
    return f"{counted(chosen, 'priority', 'priorities')} taken to the plan, out of {on_list}."


# The votes.


def _round(paper: Paper, facts: Facts, round_: Round) -> None:
    tally = facts.map.tallies.get(round_.id)
    if round_.state != "revealed" or tally is None:
        if round_.state != "draft":
            said = "The result of this vote has not been shown to the room yet."
            paper.write("Body Text", run(f"{round_.title}. ", "Strong"), said)
        return
    run_off = facts.map.get(round_.run_off_of)
    paper.add(caption("Table", f"{round_.title}{', a run-off' if run_off else ''}"))
    rows = [_vote(facts, standing) for standing in standings(round_, tally)]
    paper.add(table(rows, SHARES, line=paper.line, head=HEAD, title=f"Votes: {round_.title}"))
    paper.write("Source Note", _proof(round_, tally))


def _vote(facts: Facts, standing: Standing) -> list[str]:
    found = facts.map.get(standing.priority)
    letter, title, number = "", "A candidate since withdrawn", None
    if isinstance(found, Priority) and found.is_visible:
        letter, title, number = found.letter, found.title, found.number
    return [
        para("Table Text", run(standing.place_in_words, "Numeral")),
        para("Table Text", letter),
        para("Table Text", run(title, "Strong")),
        para("Table Text", run(f"{standing.votes:,}", "Strong")),
        para("Table Text", f"priority {number}" if number is not None else run("no", "Muted")),
    ]


def _proof(round_: Round, tally: Tally) -> str:
    """The line that shows that the count is right, and what is special about it."""
    ballots = counted(tally.ballots, "ballot")
    over = "Nobody over" if not tally.over_budget else f"{tally.over_budget} over"
    parts = [
        f"{ballots}, {counted(tally.total, 'vote')}. {over} {round_.budget}. The sum of the votes "
        "above matches.",
        "Equal places are marked “=”.",
    ]
    if tally.on_paper:
        paper_votes = sum(tally.paper_votes.values())
        parts.append(f"{counted(tally.on_paper, 'paper ballot')} or shows of hands entered by a "
                     f"facilitator, with {counted(paper_votes, 'vote')}.")  # fmt: skip
    if round_.practice:
        parts.append("These votes were invented for practice.")
    return " ".join(parts)


# Each priority.


def _priority(paper: Paper, facts: Facts, priority: Priority) -> None:
    paper.heading(2, priority.title, mark=sign_of(priority))
    if priority.description:
        paper.write("Body Text", priority.description)
    for name, said in _known(facts, priority):
        paper.write("Body Text", run(f"{name} ", "Strong"), said)
    taken = [e for e in map(facts.map.get, priority.addresses)
             if isinstance(e, Entry) and e.is_visible]  # fmt: skip
    if taken:
        paper.add(para("Body Text", run("It takes up", "Strong"), settings="<w:keepNext/>"))
        paper.add(*(para("List Bullet", _taken(facts, entry)) for entry in taken))
    elif not priority.description and not _known(facts, priority):
        paper.write("Body Text", "Nothing more was recorded about it.")


def sign_of(priority: Priority) -> Inline:
    """Its number in the plan, else its letter."""
    sign = str(priority.number) if priority.number is not None else priority.letter
    return inline(run(sign, "Numeral"), NBSP * 2) if sign else Inline("")


def _taken(facts: Facts, entry: Entry) -> Inline:
    home = facts.token(facts.homes(entry)[0])
    return inline(entry.text, run(f" ({entry.label.lower()}, {home})", "Muted"))


def _known(facts: Facts, priority: Priority) -> list[tuple[str, Content]]:
    written = detail_line(_as_written(facts, priority))
    views = _views(priority)
    said: list[tuple[str, Content]] = [
        ("It should move", sentence(_moves(facts, priority))),
        ("The room's view:", views),
        ("As the source has it:", written),
    ]
    return [(name, text) for name, text in said if text]


def _moves(facts: Facts, priority: Priority) -> str:
    if priority.process_only:
        return "the way agencies work together; none of the four key measures"
    label = facts.map.pack.vocabulary.label
    return listing(label("key_measures", each) for each in priority.key_measures)


def _views(priority: Priority) -> str:
    views = (
        ("importance", priority.importance),
        ("feasibility", priority.feasibility),
        ("severity", priority.severity),
    )
    parts = [f"{name} {value} of 5" for name, value in views if value is not None]
    return sentence(listing(parts)) if parts else ""


def _as_written(facts: Facts, priority: Priority) -> Sequence[Content]:
    written = (
        ("rank", priority.rank_as_written),
        ("votes", priority.votes_as_written),
        ("round", priority.round_as_written),
    )
    return [
        *(f"{name} {quoted(text)}" for name, text in written if text),
        facts.references.cite(priority.source, priority.source_read),
    ]
