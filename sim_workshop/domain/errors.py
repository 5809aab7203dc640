"""What a person is told when something cannot be done. Each is one sentence; anything else that
is raised is a bug."""

from __future__ import annotations


class WorkshopError(Exception):
    """Something the program will not do, with the one sentence that says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class NotAllowed(WorkshopError):
    """This person may not do this, or not now."""


class NotFound(WorkshopError):
    """What was asked for is not there, or no longer."""


class StaleEdit(WorkshopError):
    """Somebody else changed the same text while this person was writing; both are shown."""

    def __init__(self, theirs: str, yours: str, sentence: str = "") -> None:
        super().__init__(sentence or "Somebody changed this while you were writing.")
        self.theirs = theirs
        self.yours = yours


class NotSaved(WorkshopError):
    """The database took nothing, for want of room on the disk say: the same act may succeed
    later."""


class CannotRead(WorkshopError):
    """A file that is not what it should be; nothing was changed."""


class CannotMake(WorkshopError):
    """A file that could not be made here and now; the record is untouched."""
