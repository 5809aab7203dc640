"""Priorities and action plan of a county file: what is said there, and its words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sim_workshop.domain.committee import Note
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, letters
from sim_workshop.exchange.county_boxes import words_of
from sim_workshop.exchange.county_draft import Draft, Row
from sim_workshop.exchange.county_status import step_status
from sim_workshop.exchange.derived import lead_of, read_from
from sim_workshop.words import _

WHOLE = re.compile(r"[1-9]\d{0,2}")
LETTER = re.compile(r"[A-Z]{1,2}")


def add_priorities(draft: Draft, written: Sequence[Any]) -> None:
    """Priorities in the order of the file, which gives their letters; a number only where the
    source gives a rank that is one, and only in its last round."""
    rows = [Row(each) for each in written]
    ranks = [row.peek("rank") for row in rows]
    rounds = [row.peek("round") for row in rows]
    given = [r if LETTER.fullmatch(r) else "" for r in ranks]
    own = all(given) and len(set(given)) == len(given)
    named = given if own else list(letters(len(rows)))
    last = {at for at, round_ in enumerate(rounds) if round_ == rounds[-1]}
    numbers = _numbers(draft, [r if at in last else "" for at, r in enumerate(ranks)])
    for row, letter, number in zip(rows, named, numbers, strict=True):
        title = row.take("text", "title", "name")
        if not title:
            draft.add(Note, row, ["priority"], text=_("A priority without a text"))
            continue
        draft.add(
            Priority,
            row,
            letter=letter,
            title=title,
            description=row.take("description"),
            number=number,
            rank_as_written=row.take("rank"),
            votes_as_written=row.take("votes"),
            round_as_written=row.take("round"),
        )


def _numbers(draft: Draft, ranks: Sequence[str]) -> list[int | None]:
    whole = [int(r) for r in ranks if WHOLE.fullmatch(r)]
    if len(set(whole)) < len(whole):
        draft.notes.append(
            _("Several priorities share a rank; ranks were kept as written and give no numbers.")
        )
        return [None] * len(ranks)
    return [int(r) if WHOLE.fullmatch(r) else None for r in ranks]


def add_steps(draft: Draft, written: Sequence[Any]) -> None:
    """The rows of an action plan; rows of one objective share it."""
    agencies = [r.agency for r in draft.records if isinstance(r, Stakeholder)]
    objectives: dict[tuple[str, str], str] = {}
    unlinked = []
    for at, each in enumerate(written):
        row = Row(each, "step")
        said, text = row.take("priority"), row.take("objective")
        priority = _priority_meant(said, draft)
        if said and not priority:
            unlinked.append(said)
        if text and (said, text) not in objectives:
            made = draft.add(Objective, Row({}), text=text, priority=priority)
            objectives[said, text] = made.id
        _add_step(draft, row, text, agencies, {
            "priority": priority, "priority_as_written": said, "order": float(at),
            "objective": objectives.get((said, text), ""),
        })  # fmt: skip
    if unlinked:
        listed = ", ".join(f"“{each}”" for each in dict.fromkeys(unlinked))
        text = _("Plan rows whose priority is not among the priorities: {names}.")
        draft.notes.append(text.format(names=listed))


def _add_step(
    draft: Draft, row: Row, objective: str, agencies: Sequence[str], links: dict[str, Any]
) -> None:
    who, when, status = row.take("who"), row.take("when"), row.take_list("status")
    text = row.take("step", "text", "action") or objective
    if not text:
        left = "; ".join(filter(None, (links["priority_as_written"], who, when, *status)))
        draft.add(Note, row, ["action plan"], text=left or _("A plan row without a text"))
        return
    draft.add(
        ActionStep,
        row,
        text=text,
        who=who,
        when=when,
        status=step_status(status, when),
        status_as_written=status,
        backup=row.take("backup"),
        partners=row.take("partners"),
        needs=row.take("needs", "resources"),
        success=row.take("success", "measure"),
        **links,
        **lead_of(who, agencies),
        **read_from(ActionStep, "when", when),
    )


def _priority_meant(said: str, draft: Draft) -> str:
    """The id of the priority a plan row names by number, letter, title or part of it."""
    priorities = [r for r in draft.records if isinstance(r, Priority)]
    for test in (
        lambda p: said in (p.rank_as_written, str(p.number)),
        lambda p: said == p.letter,
        lambda p: said.lower() == p.title.lower(),
        lambda p: bool(words_of(said)) and words_of(said) <= words_of(p.title),
        lambda p: len(said) > 1 and said == _initials(p.title),
    ):
        found = [p.id for p in priorities if said and test(p)]
        if found:
            return found[-1] if len(found) == 1 else ""
    return ""


def _initials(title: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", title)).upper()
