"""The few tables a workshop is kept in. Records are rows of JSON: a new kind needs no migration."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

community = Table(
    "community",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("body", Text, nullable=False),
)

pack = Table(
    "pack",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("body", Text, nullable=False),
)

workshop = Table(
    "workshop",
    METADATA,
    Column("code", String(16), primary_key=True),
    Column("community", String(40), ForeignKey("community.id"), nullable=False),
    Column("pack", String(64), ForeignKey("pack.hash"), nullable=False),
    Column("revision", Integer, nullable=False, default=0),
    Column("opened_at", String(40), nullable=False),
)

grant = Table(
    "grant_",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("key_hash", String(64), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("workshop", String(16), nullable=False, default=""),
    Column("member", String(40), nullable=False, default=""),
    Column("once", Boolean, nullable=False, default=True),
    Column("made_at", String(40), nullable=False),
    Column("expires", String(40)),
    Column("used_at", String(40)),
    Column("withdrawn", Boolean, nullable=False, default=False),
)

member = Table(
    "member",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("workshop", String(16), nullable=False, default="", index=True),
    Column("body", Text, nullable=False),
    Column("passphrase", String(300)),
    Column("revision", Integer, nullable=False, default=0),
)

record = Table(
    "record",
    METADATA,
    Column("workshop", String(16), ForeignKey("workshop.code"), primary_key=True),
    Column("id", String(80), primary_key=True),
    Column("kind", String(30), nullable=False),
    Column("body", Text),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Index("record_by_revision", "workshop", "revision"),
)
"""`body` is empty once the record's making was undone; `position` keeps first-written order."""

change = Table(
    "change",
    METADATA,
    Column("workshop", String(16), ForeignKey("workshop.code"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("member", String(40), nullable=False),
    Column("credit", String(300), nullable=False, default=""),
    Column("verb", String(60), nullable=False),
    Column("record", String(80), nullable=False, default=""),
    Column("kind", String(30), nullable=False, default=""),
    Column("before", Text),
    Column("after", Text),
    Column("details", Text, nullable=False, default="{}"),
    Column("undoes", Integer),
)
"""Append only. `credit`: how the entries' setting allowed the act to be named back then."""

act = Table(
    "act",
    METADATA,
    Column("workshop", String(16), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("member", String(40), nullable=False),
    Column("verb", String(60), nullable=False),
    Column("round", String(80), nullable=False, default=""),
    Column("result", Text, nullable=False),
)

round_secret = Table(
    "round_secret",
    METADATA,
    Column("workshop", String(16), primary_key=True),
    Column("round", String(80), primary_key=True),
    Column("secret", LargeBinary, nullable=False),
)
"""Deleted at the close of the round: after that no ballot can be matched to a person."""

ballot = Table(
    "ballot",
    METADATA,
    Column("workshop", String(16), primary_key=True),
    Column("round", String(80), primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("marks", Text, nullable=False),
    Column("sector", String(200), nullable=False, default=""),
    Column("agency", String(64), nullable=False, default="", server_default=""),
    Column("paper", Boolean, nullable=False, default=False),
    Column("votes", Integer, nullable=False),
    Column("sheets", Integer, nullable=False, default=1),
)
"""One row a ballot; one row for a stack of paper `sheets` or a show of hands. The primary key
is what makes a second ballot of a person impossible."""

file = Table(
    "file",
    METADATA,
    Column("workshop", String(16), primary_key=True),
    Column("hash", String(64), primary_key=True),
    Column("name", String(300), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

done = Table(
    "done",
    METADATA,
    Column("workshop", String(16), primary_key=True),
    Column("step", String(120), primary_key=True),
    Column("member", String(40), primary_key=True),
)
"""Who said "I'm done" with a step of the room: counted, never shown by name. The step names the
intercept and the prompt, so a new question starts at none. Does not raise the revision."""

evaluation = Table(
    "evaluation",
    METADATA,
    Column("workshop", String(16), primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("body", Text, nullable=False),
)
"""The five questions at the end. `voter` is a keyed hash, as of a ballot: one answer a person,
changed while it is open, and no log line says who wrote what."""

published = Table(
    "published",
    METADATA,
    Column("workshop", String(16), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("place", String(40), nullable=False),
    Column("body", Text, nullable=False),
)
"""A number as it left once, in a file or on the wall, or that it was left out. Append only; undo
does not reach it, and it does not raise the revision: files of one moment carry one revision."""

mailed = Table(
    "mailed",
    METADATA,
    Column("workshop", String(16), primary_key=True),
    Column("thing", String(120), primary_key=True),
    Column("address", String(254), primary_key=True),
    Column("at", String(40), nullable=False),
    Column("state", String(20), nullable=False),
    Column("said", Text, nullable=False),
)
"""A reminder of one thing to one address, claimed before it is sent: the primary key is what makes
a second one impossible. `said`: the mail server's words where it refused."""

setting = Table(
    "setting",
    METADATA,
    Column("name", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)

ALL_TABLES = (
    community, pack, workshop, grant, member, record, change, act, round_secret, ballot, file,
    done, evaluation, published, mailed, setting,
)  # fmt: skip
"""In the order a restore fills them."""
