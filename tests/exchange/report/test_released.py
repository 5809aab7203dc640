"""What may not leave is nowhere in the file: not in its text, its properties or its addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map
from tests.exchange.report.counties import report_of, written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened


@pytest.fixture(scope="module")
def opened() -> Opened:
    return Opened(written(full_map()))


@pytest.mark.parametrize(
    "secret",
    [
        "UNRELEASED story", "SECRET reason", "REMOVED words", "HELD words", "jane@example.org",
        "Secret Author", "m9", "Gone Away", "Left Agency", "an import's own remark",
    ],
)  # fmt: skip
def test_never_in_any_part(opened: Opened, secret: str) -> None:
    assert secret not in opened.everything


def test_votes_the_room_has_not_seen_stay_hidden(opened: Opened) -> None:
    assert "77" not in opened.text
    assert "66" not in opened.text
    assert "A second vote. The result of this vote has not been shown" in opened.text


def test_small_counts_are_marked_and_explained(opened: Opened) -> None:
    at = opened.text.index("Women held over\n")
    row = opened.text[at : at + 120]
    assert "not shown" in row
    assert "7" not in row.replace("2027", "")
    assert any("1 to 10 people are not shown" in note for note in opened.footnotes.values())
    assert "2 numbers are not shown for that reason" in opened.text


def test_a_released_story_says_that_it_is_a_composite(opened: Opened) -> None:
    assert "“I waited nine hours.”" in opened.text
    assert "Composite of several people's experiences" in opened.text


def credited_to(name: str) -> Map:
    """A room that showed names: an entry of hers, a step she leads."""
    map_ = full_map(entry_names="name")
    mine = Gap(id="g9", text="Nobody calls back", places=("1",), credit=name)
    step = ActionStep(id="s9", priority="y1", text="Call", who=name, lead=name, order=9)
    return replace(map_, records={**map_.records, mine.id: mine, step.id: step})


def test_names_of_participants_stand_in_the_internal_report_alone() -> None:
    map_ = credited_to("Jane Doe")
    public = Opened(written(map_)).everything
    assert "Jane" not in public
    assert "Jail administrator, Sheriff’s Office" in Opened(written(map_)).text
    internal = Opened(written(map_, audience="internal"))
    assert "Jane Doe, Jail administrator" in internal.text
    assert "INTERNAL" in internal.text
    assert "jane@example.org" not in internal.everything


def test_nobody_who_joined_is_credited_by_name() -> None:
    """Names shown in the morning, agencies since: what was credited then is a name still."""
    map_ = credited_to("A. Visitor")
    settings = map_.workshop.but(entry_names="agency")
    map_ = replace(map_, records={**map_.records, settings.id: settings})
    named = written(map_, names=frozenset({"A. Visitor"}))
    rows = [r for t in Opened(named).tables for r in t.itertext()]
    assert sum("A. Visitor" in text for text in rows) == 1, "only as the lead somebody wrote down"


def test_parked_entries_stand_in_the_parking_lot_alone(opened: Opened) -> None:
    assert opened.text.count("A parked worry") == 1
    assert opened.text.index("Parking lot") < opened.text.index("A parked worry")


def test_practice_data_is_said_in_words() -> None:
    opened = Opened(written(full_map(practice=True, practice_note="Votes are invented.")))
    assert "Practice data. This is a rehearsal" in opened.text
    assert "Votes are invented." in opened.text
    footer = opened.parts["word/footer1.xml"].decode()
    assert "practice data, draft, revision 88" in footer
    assert "practice data" not in Opened(written(full_map())).everything.casefold()


def test_a_wait_of_one_person_is_no_count_of_people() -> None:
    """Codington County: a wait of 301 days, of one person. "Fewer than 11 days" would be a lie; and
    to tell small counts from what protects them would give some away."""
    opened = report_of("codington_sd")
    at = opened.text.index("Longest wait before evaluation")
    assert "not shown" in opened.text[at : at + 80]
    assert "fewer than 11" not in opened.text
    assert "301" not in opened.everything.replace("r:id", "")
    assert any("what concerns so few" in note for note in opened.footnotes.values())
