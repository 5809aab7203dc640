"""What may leave: nothing of who typed it, nothing held, nothing small."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.committee import Meeting, Note, Recommendation
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Gap, Opportunity, Resource
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, Round, RoundState, Tally
from sim_workshop.domain.privacy import listed_before_final, release
from sim_workshop.domain.record import Record, Standing, Wording
from sim_workshop.domain.workshop import KINDS, Map, Workshop
from tests.builders import a_map, a_member, a_number

SECRET = "member-17"
WRITTEN = datetime(2026, 3, 2, 15, 4, tzinfo=UTC)


def _everything() -> Map:
    """One record of every kind that matters, all typed by one person."""
    told: dict[str, object] = {
        "author": SECRET, "by_proxy": SECRET, "written_at": WRITTEN,
        "wordings": (Wording(text="Also so", credit="NAMI", author=SECRET),),
        "standing_reason": "seen by the facilitator",
    }  # fmt: skip
    records: list[Record] = [
        Workshop(title="Workshop"),
        Gap(id="g", text="Nobody answers at night", credit="NAMI", **told),
        Opportunity(id="o", text="A night line", answers=("g", "g-held"), **told),
        Anecdote(id="s", text="Told by many", released=True, released_by=SECRET,
                 release_reason="composite", about=("g", "g-held"), **told),
        Anecdote(id="s-kept", text="Not for print", **told),
        Stakeholder(id="p", name="Jane Roe", email="jane@roe.example", member=SECRET),
        Priority(id="pA", letter="A", title="Answer", addresses=("g", "g-held")),
        Objective(id="ob", text="Answer", priority="pA"),
        ActionStep(id="st", text="Hire", priority="pA", objective="ob-removed"),
        Objective(id="ob-removed", text="Gone", removed=True),
        Note(id="n", text="What a file said beside"),
        Recommendation(id="rec", text="Do it"),
        Meeting(id="m", title="Next", removed=True),
        a_number("d", 40, about=("g", "g-held"), question="Which year?"),
        Round(id="r1", title="Vote", candidates=("pA",), state="revealed"),
    ]  # fmt: skip
    standings: tuple[Standing, ...] = ("held", "removed", "merged", "redacted")
    records += [Gap(id=f"g-{s}", text=f"This is {s}", standing=s) for s in standings]
    return a_map(*records, members=[a_member("stakeholder", id=SECRET)])


def _contents(map_: Map) -> str:
    return " ".join(r.model_dump_json() for r in map_.records.values())


def test_who_typed_it_stays_here() -> None:
    released = release(_everything()).map
    contents = _contents(released)
    for secret in (SECRET, "jane@roe.example", "2026-03-02", "seen by the facilitator"):
        assert secret not in contents
    assert released.members == {}
    assert "composite" not in contents.replace('"composite":', "")


def test_how_it_is_credited_leaves() -> None:
    gap = release(_everything()).map.get("g")
    assert isinstance(gap, Gap)
    assert (gap.credit, gap.wordings[0].credit, gap.wordings[0].text) == ("NAMI", "NAMI", "Also so")


@pytest.mark.parametrize("gone", ["g-held", "g-removed", "g-merged", "g-redacted", "s-kept", "n",
                                  "m", "ob-removed"])  # fmt: skip
def test_what_is_not_shown_does_not_leave(gone: str) -> None:
    released = release(_everything()).map
    assert released.get(gone) is None
    assert f'"{gone}"' not in _contents(released)


def test_what_leaves_is_whole() -> None:
    """Every record that is there can be made again from its own contents."""
    for record in release(_everything()).map.records.values():
        assert KINDS[record.kind].model_validate(record.contents()) == record


def test_the_map_released_from_is_untouched() -> None:
    map_ = _everything()
    before = _contents(map_)
    release(map_)
    assert _contents(map_) == before


@pytest.mark.parametrize(
    ("state", "shown"), [("draft", False), ("open", False), ("closed", False), ("revealed", True)]
)
def test_votes_leave_after_the_reveal(state: RoundState, shown: bool) -> None:
    round_ = Round(id="r1", title="Vote", candidates=("pA",), state=state)
    map_ = a_map(round_, tallies=[Tally(round="r1", votes={"pA": 3})])
    assert ("r1" in release(map_).map.tallies) is shown


HIDDEN = a_number(
    "d", 7, numerator="7", denominator="20", change="+3", target="9", footnote="was 4",
    question="7 or 8?", remarks=("cell of 7",), population="of 9", name="Diverted (7)",
    definition="7 of those eligible", owner="Jail", period="2019", source="report",
)  # fmt: skip


def test_a_hidden_number_says_nothing_and_stays_in_its_place() -> None:
    released = release(a_map(HIDDEN))
    left = released.map.get("d")
    assert isinstance(left, DataPoint)
    assert not re.search(r"[3-9]", _contents(released.map).replace("2019", ""))
    assert (left.owner, left.period, left.unit, left.source) == ("Jail", "2019", "people", "report")
    assert released.suppressed == {"d": "small"}


def test_the_name_of_a_measure_stands_in_for_a_name_that_says_it() -> None:
    left = release(a_map(HIDDEN.but(measure="m2.4"))).map.get("d")
    assert isinstance(left, DataPoint)
    assert left.name == "Bookings of people with confirmed SMI"


def test_a_change_since_a_hidden_year_is_hidden() -> None:
    now = a_number("b", 15, period="2020", change="+12 since 2019")
    other = a_number("c", 15, name="Housed", period="2020", change="+12 since 2019")
    released = release(a_map(a_number("a", 3, period="2019"), now, other)).map
    changes = {p.id: p.change for p in released.numbers}
    assert changes == {"a": "", "b": "", "c": "+12 since 2019"}


def test_numbers_in_words_are_read_too() -> None:
    map_ = a_map(
        a_number("a", "3 of 8", low=None, high=None),
        a_number("b", "nearly doubled", low=None, high=None, name="Other"),
        a_number("c", "9", low=None, high=None, name="Unread"),
    )
    assert set(release(map_).suppressed) == {"a", "c"}


def test_the_threshold_is_the_workshops() -> None:
    map_ = a_map(Workshop(smallest_cell_shown=5), a_number("a", 4), a_number("b", 5, name="Other"))
    released = release(map_)
    assert (set(released.suppressed), released.smallest) == ({"a"}, 5)


@pytest.mark.parametrize("smallest", [0, 1])
def test_without_a_threshold_all_is_printed(smallest: int) -> None:
    released = release(a_map(Workshop(smallest_cell_shown=smallest), a_number("a", 1)))
    assert released.suppressed == {}


def test_only_release_makes_a_released_map() -> None:
    """No other module of the program calls Released(…)."""
    program = Path(__file__).parents[2] / "sim_workshop"
    makers = {
        path.relative_to(program).as_posix()
        for path in program.rglob("*.py")
        if re.search(r"\bReleased\(", path.read_text(encoding="utf-8"))
    }
    assert makers == {"domain/privacy.py"}


def test_small_numbers_in_prose_are_listed_and_left_as_they_are() -> None:
    text = "Two inmates waited over a year"
    map_ = a_map(
        Gap(id="g", text=text, wordings=(Wording(text="3 people waited"),)),
        Gap(id="h", text="Four clients", standing="held"),
        Anecdote(id="s", text="Five patients"),
        Resource(id="r", text="Serves 40 people", population="up to 8 clients"),
        Stakeholder(id="p", name="One Person", agency="Three Women Shelter"),
        a_number("d", 40, name="Diverted", footnote="Four veterans among them"),
        a_number("e", 4, name="Four veterans diverted"),
    )
    listed = [(x.record, x.field, x.hits[0].text) for x in listed_before_final(map_)]
    assert listed == [
        ("g", "text", "Two inmates"),
        ("g", "wordings", "3 people"),
        ("r", "population", "8 clients"),
        ("d", "footnote", "Four veterans"),
    ]
    gap = release(map_).map.get("g")
    assert isinstance(gap, Gap)
    assert gap.text == text


def _numbers_of_real_counties() -> list[DataPoint]:
    folder = Path(__file__).parents[1] / "data" / "counties"
    found: list[DataPoint] = []
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for county in content.get("communities", [content]):
            for measure in county.get("measures") or []:
                known = {k: str(measure.get(k) or "") for k in ("name", "unit", "period")}
                about = str(measure.get("population") or "")
                value = "" if measure.get("value") is None else measure["value"]
                amount = read_amount(value)
                point = DataPoint(id=f"n{len(found)}", value=str(value), low=amount.low,
                                  high=amount.high, population=about, **known)  # fmt: skip
                found.append(point)
    return found


def test_of_real_counties_exactly_the_cells_of_few_people_are_left_out() -> None:
    numbers = _numbers_of_real_counties()
    released = release(a_map(*numbers))
    left_out = {p.name for p in numbers if p.id in released.suppressed}
    assert len(numbers) > 130
    assert left_out == {
        "Longest wait before evaluation",  # 301 days, of one person
        "Second wait before evaluation",  # 186 days, of one person
        "Open deflection cases",  # 9
        "Cases with intensive need",  # 2 of 9
        "People diverted for a crime",  # 1
    }
