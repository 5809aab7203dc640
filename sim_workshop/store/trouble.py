"""A database that takes nothing for now: what the person is told, instead of a traceback.

The transaction is taken back whole by then, so "nothing was saved" is true; what was saved before
is read as ever. Whoever runs the server finds the database's own words in the log.
"""

from __future__ import annotations

import logging
import sqlite3

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError

from sim_workshop.domain.errors import NotSaved
from sim_workshop.words import later

FULL = later("Nothing was saved: the disk of the server is full. Everything saved before is kept.")
UNWRITABLE = later(
    "Nothing was saved: the disk of the server cannot be written to. Everything saved before is "
    "kept."
)
READ_ONLY = later(
    "Nothing was saved: the database of the server is read-only. Everything saved before is kept."
)
HELD = later("Nothing was saved: another program holds the database of the server. Try again.")
AWAY = later("The database of the server does not answer. Try again in a moment.")
"""Whether the act before was saved nobody can know: the same key again is the same act."""

OF_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: UNWRITABLE,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_BUSY: HELD,
    sqlite3.SQLITE_LOCKED: HELD,
}
"""By SQLite's primary result code: https://sqlite.org/rescode.html."""
OF_POSTGRES = {"53100": FULL, "58030": UNWRITABLE, "25006": READ_ONLY, "55P03": HELD}
"""By SQLSTATE: disk_full, io_error, read_only_sql_transaction, lock_not_available."""


def say_in_sentences(engine: Engine) -> None:
    """From here on, trouble of this database is raised as a sentence."""
    event.listen(engine, "handle_error", _say)


def _say(context: ExceptionContext) -> None:
    wrapped = context.sqlalchemy_exception
    if not isinstance(wrapped, OperationalError | InternalError | InterfaceError):
        return  # ours to mend: it stays what it is
    logging.getLogger("sim_workshop").error("The database took nothing: %s", wrapped.orig)
    raise NotSaved(sentence_of(wrapped.orig)) from wrapped


def sentence_of(reason: BaseException | None) -> str:
    code = getattr(reason, "sqlite_errorcode", None)
    if code is not None:
        return OF_SQLITE.get(code & 0xFF, AWAY)
    return OF_POSTGRES.get(getattr(reason, "sqlstate", None) or "", AWAY)
