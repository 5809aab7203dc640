"""The clock of a server under test, moved on by as many days as a file says. It stands on the
path of that one process; the program itself has no such switch."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from sim_workshop.use_cases import acting

FILE = Path(os.environ["SIM_TEST_CLOCK"])


class Moved(datetime):
    """Now, so many days on."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Moved:
        then = datetime.now(tz) + timedelta(days=float(FILE.read_text("utf-8")))
        return cls(*then.timetuple()[:6], then.microsecond, then.tzinfo)


acting.datetime = Moved  # type: ignore[attr-defined]
