"""Maps for tests, built by hand: the real pack, and whatever records a test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.people import Member, Role
from sim_workshop.domain.priorities import Priority, Round, Tally
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map

COUNTY = Community(id="test", name="Test County", state="OH")
CODE = "TEST"


def a_map(*records: Record, tallies: Iterable[Tally] = (), members: Iterable[Member] = ()) -> Map:
    """A workshop of these records, at its first revision."""
    return Map(
        code=CODE,
        revision=1,
        community=COUNTY,
        pack=load_pack(),
        records={r.id: r for r in records},
        tallies={t.round: t for t in tallies},
        members={m.id: m for m in members},
    )


def a_number(id: str, value: object = "", **known: Any) -> DataPoint:
    """A count of people unless said otherwise; `low` and `high` as the value says."""
    plain = float(value) if isinstance(value, int | float) else None
    given: dict[str, Any] = {
        "unit": "people", "name": "People diverted", "value": str(value), "low": plain,
        "high": plain,
    }  # fmt: skip
    return DataPoint(id=id, **{**given, **known})


def a_table(
    cells: Mapping[tuple[tuple[str, str], ...], int], prefix: str = "n", **known: Any
) -> list[DataPoint]:
    """Numbers of one thing by their cell: () is the total, (("sex", "women"),) a part."""
    return [
        a_number(_name(prefix, groups), value, breakdown=groups, **known)
        for groups, value in cells.items()
    ]


def _name(prefix: str, groups: tuple[tuple[str, str], ...]) -> str:
    return "-".join([prefix, *(group for _, group in groups)]) or prefix


def a_member(role: Role, id: str = "", **known: Any) -> Member:
    given = {"name": role.title(), "workshop": "" if role == "host" else CODE}
    return Member(id=id or role, role=role, **{**given, **known})


def a_round(votes: Mapping[str, int], id: str = "r1", **known: Any) -> tuple[Round, Tally]:
    """A revealed round with its count, and no ballots to look at."""
    given: dict[str, Any] = {"title": "Vote", "state": "revealed", "candidates": tuple(votes)}
    return Round(id=id, **{**given, **known}), Tally(round=id, votes=dict(votes))


def priorities(letters: str, **known: Any) -> list[Priority]:
    return [Priority(id=f"p{x}", letter=x, title=f"Priority {x}", **known) for x in letters]
