"""A county's data sheet taken in: read and asked about first, then written in one act."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.roles import may
from sim_workshop.domain.sheet_columns import Sheet
from sim_workshop.domain.sheet_questions import TEXTS
from sim_workshop.domain.text import one_line
from sim_workshop.use_cases.acting import Acting, screened

MOST_NUMBERS = 3_000


def open_sheet(acting: Acting, *, name: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file. Nothing of it is kept: neither the file nor what nobody chose."""
    from sim_workshop.exchange import data_sheet

    if not (ruling := may(acting.member, "arrange", acting.map)):
        raise NotAllowed(ruling.reason)
    try:
        return data_sheet.read(name, content)
    except CannotRead as refused:
        raise CannotRead(f"{one_line(name)[:80]}: {refused}") from refused


def take_numbers(
    acting: Acting, *, points: Sequence[DataPoint], file: str, sheet: str,
    names_nobody: bool = False,
) -> int:  # fmt: skip
    """Writes the numbers that were confirmed, all or none, in one act that one undo takes back."""
    if not points:
        raise NotAllowed("No number is left to write. Nothing was saved.")
    if len(points) > MOST_NUMBERS:
        raise NotAllowed("This is more than one data sheet holds. Nothing was saved.")
    texts = {str(getattr(point, text)) for point in points for text in TEXTS}
    screened(one_line(file), one_line(sheet), *sorted(texts), names_nobody=names_nobody)
    with acting.act("numbers.taken_in", "arrange") as work:
        taken = {*work.map.records}
        number = 0
        for point in points:
            while f"n{(number := number + 1)}" in taken:
                pass
            work.put(point.but(id=f"n{number}"))
        work.details["shown"] = len(points)
        work.answer["numbers"] = len(points)
    return len(points)
