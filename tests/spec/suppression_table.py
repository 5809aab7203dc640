"""What is left out of published files, as cases: the numbers as they stand in the working file,
and which of them are printed."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.domain.evidence import DataPoint
from tests.builders import a_number


@dataclass(frozen=True)
class Case:
    """Numbers of one map, and the ids of those that are not printed."""

    said: str
    why: str
    numbers: tuple[DataPoint, ...]
    hidden: frozenset[str]
    smallest: int = 11


def _case(said: str, why: str, *numbers: DataPoint, hidden: str = "", smallest: int = 11) -> Case:
    return Case(said, why, numbers, frozenset(hidden.split()), smallest)


def _n(id: str, value: object, name: str, **known: object) -> DataPoint:
    return a_number(id, value, name=name, **known)


def _part(id: str, value: int, dimension: str, group: str, *more: tuple[str, str]) -> DataPoint:
    groups = ((dimension, group), *more)
    return a_number(id, value, name="People booked", breakdown=groups)


def _total(value: int) -> DataPoint:
    return a_number("all", value, name="People booked")


CASES: tuple[Case, ...] = (
    _case("Counts of people from 1 to 10 are left out; 0 and 11 are printed.", "cell size policy",
          _n("a", 0, "People waiting"), _n("b", 1, "People diverted"),
          _n("c", 10, "People in detox"), _n("d", 11, "People housed"), hidden="b c"),
    _case("Ranges and limits with an end from 1 to 10 are left out.",
          "“Fewer than 11” is how such a cell is printed, and may stay.",
          _n("a", "7-10", "Waiting"), _n("b", "less than 5", "Transferred"),
          _n("c", "180-200", "Screened"), _n("d", "fewer than 11", "Diverted"), hidden="a b"),
    _case("Staff, beds, agencies, votes and money are not counts of people served.", "",
          _n("a", 3, "Officers trained", unit="officers"), _n("b", 4, "Crisis beds", unit="beds"),
          _n("c", 2, "Providers", unit="agencies"), _n("d", 5, "Votes", unit="votes"),
          _n("e", 9, "Cost of a dose", unit="USD")),
    _case("A measure can say that its small counts may be printed, or must not.",
          "Bookings may; emergency holds must not; the mark on a number decides over both.",
          _n("a", 8, "Bookings", measure="m2.1"),
          _n("b", 8, "Emergency holds", measure="m1.10", unit="events"),
          _n("c", 7, "Bookings of youth", measure="m2.1", counts_people=True, period="2019"),
          hidden="b c"),
    _case("Where a total may be printed though it is small, a group of it may not.",
          "Three bookings of women of one race are somebody.",
          _n("all", 60, "Bookings", measure="m2.1"), _n("old", 8, "Bookings", measure="m2.1",
                                                        period="2019"),
          _n("w", 3, "Bookings", measure="m2.1", breakdown=(("sex", "women"),)),
          _n("m", 57, "Bookings", measure="m2.1", breakdown=(("sex", "men"),)), hidden="w m"),
    _case("A wait, cost or share of a few people is left out with them.", "a cell of one person",
          _n("a", 301, "Longest wait", unit="days", population="one person"),
          _n("b", 42, "Average wait", unit="days", population="all in the jail"), hidden="a"),
    _case("With one group left out, a second is, so that nobody can subtract.",
          "The smallest other group; the total stays.",
          _total(60), _part("w", 3, "sex", "women"), _part("m", 30, "sex", "men"),
          _part("x", 27, "sex", "not stated"), hidden="w x"),
    _case("A group of 0 cannot protect another.", "It is printed; the next larger one is not.",
          _total(43), _part("w", 3, "sex", "women"), _part("m", 0, "sex", "men"),
          _part("x", 40, "sex", "not stated"), hidden="w x"),
    _case("Where the named groups fall short of the total by 1 to 10, one of them is left out.",
          "The difference would be a count of 5.",
          _total(60), _part("w", 30, "sex", "women"), _part("m", 25, "sex", "men"), hidden="m"),
    _case("Several dimensions at once: nothing follows from rows and columns either.", "",
          _total(200),
          _part("w", 73, "sex", "women"), _part("m", 127, "sex", "men"),
          _part("y", 23, "age", "under 25"), _part("o", 177, "age", "25 and over"),
          _part("wy", 3, "sex", "women", ("age", "under 25")),
          _part("wo", 70, "sex", "women", ("age", "25 and over")),
          _part("my", 20, "sex", "men", ("age", "under 25")),
          _part("mo", 107, "sex", "men", ("age", "25 and over")),
          hidden="wy wo my mo"),
    _case("Parts of a total that somebody linked count as groups.", "97 of 100 says 3 others.",
          _n("all", 100, "People screened"),
          _n("p", 97, "Screened within a day", part_of=("all",)), hidden="p"),
    _case("Years that add up to a printed sum of years.", "",
          _n("all", 56, "Diverted", period="2019-2021"),
          _n("a", 4, "Diverted", period="2019", part_of=("all",)),
          _n("b", 30, "Diverted", period="2020", part_of=("all",)),
          _n("c", 22, "Diverted", period="2021", part_of=("all",)), hidden="a c"),
    _case("A share is left out where it says a small count, or leaves one.",
          "6 percent of 50 people are 3; 99.4 percent of 500 leave 3.",
          _n("all", 500, "People screened"),
          _n("a", 6, "Positive", unit="percent", denominator="50"),
          _n("b", 99.4, "Screened in time", unit="percent", part_of=("all",)),
          _n("c", 6, "Veterans", unit="percent", part_of=("all",)),
          _n("d", 40, "With insurance", unit="percent"), hidden="a b"),
    _case("A share of officers or beds is no share of people served.", "",
          _n("a", 43, "CIT trained", unit="percent of officers", denominator="7 officers")),
    _case("A share goes with the count it is made from.", "3 of 60 and 5 percent are one number.",
          _total(60), _part("w", 3, "sex", "women"), _part("m", 57, "sex", "men"),
          a_number("s", 5, name="Share of women", unit="percent", part_of=("w",)), hidden="w m s"),
    _case("The same number from another source is left out with it.", "",
          _n("a", 4, "People diverted", source="Jail"),
          _n("b", 4, "People diverted", source="Court"), hidden="a b"),
    _case("A host can lower the threshold; the report then says so.", "here to 5",
          _n("a", 4, "People diverted"), _n("b", 5, "People waiting"), hidden="a", smallest=5),
)  # fmt: skip
