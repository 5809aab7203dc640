"""Two counties whose numbers differ only in what is hidden: every published file of both is the
same, byte for byte. So nothing in any of them, tables, texts, pictures, the data inside them,
alternative texts or file properties, tells the hidden numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.evidence_cards import can_be_a_card
from sim_workshop.domain.printed import newly_printed
from sim_workshop.domain.privacy import Released, release
from sim_workshop.domain.workshop import Map, Room
from sim_workshop.exchange import report, report_page
from sim_workshop.live.cards_told import cards_told
from sim_workshop.use_cases.beside import NOTHING
from sim_workshop.use_cases.publishing import KINDS
from tests.builders import a_map, a_number

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
MOMENT = re.compile(
    rb"D:\d{14}[^)]{0,8}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)?"
    rb"|\b\d{1,2}:\d\d(?: |\xe2\x80\xaf|\xc2\xa0)[AP]M\b"
)
"""As files are stamped, and as people read it: two files may be made in two minutes."""
GROUPS = ("women", "men", "others", "not said")


@dataclass(frozen=True)
class World:
    """A total that is printed and the groups in it, as they are in one of two counties."""

    total: int
    groups: Mapping[str, int]

    def numbers(self) -> list[DataPoint]:
        return [
            a_number("all", self.total, name="Booked", period="2025", measure="m2.4"),
            *(p for g, n in self.groups.items() for p in self._of_group(g, n)),
            a_number("before", 400, name="Booked", period="2024", measure="m2.4"),
        ]  # fmt: skip

    def _of_group(self, group: str, count: int) -> Iterable[DataPoint]:
        """The count, said again in every field beside it, and its share."""
        by = (("sex", group),)
        percent = round(100 * count / self.total, 1)
        yield a_number(
            f"n-{group}", count, name="Booked", period="2025", measure="m2.4", breakdown=by,
            footnote=f"{count} by hand", change=f"+{count}", numerator=str(count),
            remarks=(f"was {count}",), target=str(count), definition=f"{count} people by roster",
        )  # fmt: skip
        yield a_number(
            f"s-{group}", percent, name="Share booked", unit="percent", period="2025",
            breakdown=by, numerator=str(count), denominator=str(self.total), part_of=("all",),
        )  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> tuple[World, World]:
    """The same county twice; from the second on some people moved between two groups."""
    names = GROUPS[: draw(st.integers(2, 4))]
    groups = {g: draw(st.integers(11, 60)) for g in names}
    small = draw(st.integers(2, 9))
    groups[names[0]] = small
    one = World(sum(groups.values()), groups)
    beside = next(g for g in names[1:] if f"n-{g}" in hidden(a_map(*one.numbers())))
    moved = draw(st.sampled_from([-1, 1]))
    other = {**groups, names[0]: small + moved, beside: groups[beside] - moved}
    return one, World(one.total, other)


def hidden(map_: Map) -> set[str]:
    return set(release(map_).suppressed)


def files(map_: Map, *, pictures: bool) -> dict[str, bytes]:
    """Published files, and within them every part, without the moment it was made. Pictures of the
    map take long and hold no numbers: they are compared once. Posters are the same drawing; the
    writer of PDF orders their parts by chance, so that no two of them are alike. Pages, too, are
    counted once: they follow from the same words."""
    made = {} if pictures else _uncounted(release(map_))
    kinds = [k for k in KINDS if k.use == "published" and (k.numbers or pictures)]
    kinds = [k for k in kinds if k.media_type != "application/pdf"]
    made |= {k.name: k.made(map_, NOTHING) for k in kinds if k.name not in made}
    return {name: part for whole, data in made.items() for name, part in _parts(whole, data)}


def _uncounted(released: Released) -> dict[str, bytes]:
    """The reports, without asking LibreOffice on which page each section begins."""
    full = report.write(released, made_at=NOW, version="1")
    ten = report.write(released, made_at=NOW, version="1", length="ten")
    return {"report.docx": full, "report.html": report_page.write(full),
            "report-10-pages.docx": ten}  # fmt: skip


def _parts(name: str, data: bytes) -> Iterable[tuple[str, bytes]]:
    if not data.startswith(b"PK"):
        yield name, MOMENT.sub(b"", data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            yield f"{name}/{part}", MOMENT.sub(b"", archive.read(part))


def assert_alike(one: Map, other: Map, *, pictures: bool = False) -> None:
    first, second = files(one, pictures=pictures), files(other, pictures=pictures)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


# Ten and eleven men: to say of the one that it is small would tell the number of women.
ON_THE_EDGE = (
    World(13, {"women": 2, "men": 11}), World(13, {"women": 3, "men": 10}),
)  # fmt: skip


@settings(max_examples=6)
@given(worlds())
@example(ON_THE_EDGE)
def test_files_do_not_tell_one_county_from_the_other(pair: tuple[World, World]) -> None:
    one, other = (a_map(*world.numbers()) for world in pair)
    differ = {p.id for p in one.numbers if other.get(p.id) != p}
    assume(hidden(one) == hidden(other))
    assert differ <= hidden(one)
    assert_alike(one, other)


def test_nor_do_pictures() -> None:
    """And the plan as a table, the directory, and whatever else holds no numbers."""
    one = World(93, {"women": 3, "men": 40, "others": 50})
    other = World(93, {"women": 4, "men": 39, "others": 50})
    assert_alike(a_map(*one.numbers()), a_map(*other.numbers()), pictures=True)


@settings(max_examples=4)
@given(worlds())
@example(ON_THE_EDGE)
def test_nor_does_a_second_publication(pair: tuple[World, World]) -> None:
    """The first before anybody was counted by group; the second with all of it."""
    before = a_map(*pair[0].numbers()[:1])
    left = newly_printed(1, before.numbers, release(before).suppressed, ())
    one, other = (replace(a_map(*world.numbers()), printed=left) for world in pair)
    assume(hidden(one) == hidden(other))
    assert_alike(one, other)


@settings(max_examples=20)
@given(worlds())
def test_nor_does_the_wall(pair: tuple[World, World]) -> None:
    assume(hidden(a_map(*pair[0].numbers())) == hidden(a_map(*pair[1].numbers())))
    told = []
    for world in pair:
        map_ = a_map(*world.numbers())
        cards = tuple(p.id for p in can_be_a_card(map_))
        left = newly_printed(1, map_.numbers, release(map_).suppressed, ())
        room = Room(stage="evidence", cards=cards)
        told.append(cards_told(replace(a_map(*world.numbers(), room), printed=left)))
    assert told[0] == told[1]
    assert told[0]


def test_a_shown_number_does_tell_them_apart() -> None:
    """The comparison itself: it sees a number that is not hidden."""
    one, other = (a_map(*World(total, {"women": 40}).numbers()) for total in (300, 301))
    with pytest.raises(AssertionError):
        assert_alike(one, other)
