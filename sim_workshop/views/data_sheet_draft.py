"""A data sheet on its way in: what was chosen and answered so far, while nothing is written. It
lives with the page that asks; a reload begins anew, and the record never knew of it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sim_workshop.domain.sheet_answers import Answer
from sim_workshop.domain.sheet_columns import Plan, Role, Sheet, guessed, headings, roles_of
from sim_workshop.domain.sheet_lines import Line, Read, Said, changed, read_lines
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map

STEPS = 3


@dataclass
class Draft:
    """Changed by each step as it is answered."""

    file: str
    sheets: Sequence[Sheet]
    step: int = 0
    at: int = 0
    row: int = 0
    roles: tuple[Role, ...] = ()
    said: Said = field(default_factory=Said)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    key: str = field(default_factory=lambda: secrets.token_hex(16))
    """The one act this draft can become: pressed twice it is written once."""

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.at]

    @property
    def heads(self) -> tuple[str, ...]:
        return headings(self.sheet, self.row)

    @property
    def ask(self) -> str:
        """Begins the names of this draft's fields on the page."""
        return f"sheet_{self.key[:8]}_{self.at}_{self.row}"

    def turn_to(self, at: int, row: int) -> None:
        """Another sheet, or other headings: guessed anew."""
        if at != self.at:
            self.at, self.row = at, guessed(self.sheets[at]).heading
        elif row != self.row:
            self.row = row
        else:
            return
        self.roles, self.answers = roles_of(self.heads), {}

    def read(self, map_: Map) -> Read:
        return read_lines(self.sheet, Plan(self.row, self.roles), self.said, map_.measures)

    def corrected(self, map_: Map, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The lines with what was corrected in them."""
        return tuple(self._corrected(map_, line) for line in lines)

    def _corrected(self, map_: Map, line: Line) -> Line:
        answer = self.answers.get(line.key)
        if answer is None or answer.choice != "correct":
            return line
        return changed(line, map_.measures.get(line.point.measure), self.said, **answer.texts)


def draft_of(file: str, sheets: Sequence[Sheet]) -> Draft:
    """A file just chosen, its first sheet read as it probably is meant."""
    plan = guessed(sheets[0])
    source = f"{one_line(file)}"
    return Draft(file, sheets, row=plan.heading, roles=plan.roles, said=Said({"source": source}))


def names_in(read: Read) -> tuple[str, ...]:
    """Everything the sheet counts, as it calls it."""
    return tuple(dict.fromkeys(line.point.name for line in read.lines if line.point.name))
