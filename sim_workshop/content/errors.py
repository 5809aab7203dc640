"""What is said about a file of the content pack that cannot be used."""

from __future__ import annotations

from sim_workshop.domain.errors import CannotRead


class ContentError(CannotRead):
    """A file of the content pack is not what it should be: which, where, and what was expected."""

    def __init__(self, file: str, line: int | None, said: str) -> None:
        where = file if line is None else f"{file}, line {line}"
        super().__init__(f"{where}: {said}" + ("" if said.endswith("?") else "."))
        self.file = file
        self.line = line
        self.said = said
