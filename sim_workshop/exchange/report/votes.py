"""A vote as the room saw it: places with ties, and the line that shows the count is right."""

from __future__ import annotations

from sim_workshop.domain.priorities import Priority, Round, Standing, Tally, standings
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import joined
from sim_workshop.words import _, ngettext

SHARES = (9, 9, 58, 10, 14)


def write(paper: Paper, facts: Facts, round_: Round) -> None:
    """Places, letters and votes once the room has seen them; before, that there was a vote."""
    tally = facts.map.tallies.get(round_.id)
    if round_.state != "revealed" or tally is None:
        if round_.state != "draft":
            said = _("The result of this vote has not been shown to the room yet.")
            paper.write("Body Text", run(f"{round_.title}. ", "Strong"), said)
        return
    is_run_off = facts.map.get(round_.run_off_of) is not None
    title = _("{vote}, a run-off").format(vote=round_.title) if is_run_off else round_.title
    head = _("Place"), _("Letter"), _("Candidate"), _("Votes"), _("In the plan")
    paper.add(caption("Table", title))
    rows = [_vote(facts, standing) for standing in standings(round_, tally)]
    paper.add(
        table(rows, SHARES, line=paper.line, head=head, title=_("Votes: {vote}").format(vote=title))
    )
    paper.write("Source Note", _proof(round_, tally))


def _vote(facts: Facts, standing: Standing) -> list[str]:
    found = facts.map.get(standing.priority)
    letter, title, number = "", _("A candidate since withdrawn"), None
    if isinstance(found, Priority) and found.is_visible:
        letter, title, number = found.letter, found.title, found.number
    planned = _("priority {n}").format(n=number)
    return [
        para("Table Text", run(standing.place_in_words, "Numeral")),
        para("Table Text", letter),
        para("Table Text", run(title, "Strong")),
        para("Table Text", run(f"{standing.votes:,}", "Strong")),
        para("Table Text", planned if number is not None else run(_("no"), "Muted")),
    ]


def _proof(round_: Round, tally: Tally) -> str:
    """The line that shows that the count is right, and what is special about it."""
    ballots = ngettext("{n} ballot", "{n} ballots", tally.ballots).format(n=tally.ballots)
    within = _("Nobody over {budget}.") if not tally.over_budget else _("{n} over {budget}.")
    return joined(
        f"{ballots}, {words.votes(tally.total)}.",
        within.format(n=tally.over_budget, budget=round_.budget),
        _("The sum of the votes above matches.")
        if tally.sum_matches
        else _("The sum of the votes above does not match."),
        _("Equal places are marked “=”."),
        _on_paper(tally),
        _("These votes were invented for practice.") if round_.practice else "",
    )


def _on_paper(tally: Tally) -> str:
    if not tally.on_paper:
        return ""
    said = ngettext(
        "{n} paper ballot or show of hands was entered by a facilitator, with {votes}.",
        "{n} paper ballots or shows of hands were entered by a facilitator, with {votes}.",
        tally.on_paper,
    )
    return said.format(n=tally.on_paper, votes=words.votes(sum(tally.paper_votes.values())))
