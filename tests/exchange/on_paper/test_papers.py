"""What is printed for the day: Word files in the county's template, filled from the record."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.privacy import release
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import grant_plan
from sim_workshop.exchange.on_paper import (
    agreement,
    ballots,
    charter,
    invitation,
    prompt_cards,
    resolution,
    sheet,
    sign_in,
)
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened, W

AT = datetime(2027, 3, 10, 12, tzinfo=UTC)
PAPERS = (agreement, ballots, charter, grant_plan, invitation, prompt_cards, resolution, sign_in)


def opened(write: sheet.Write, map_: Map) -> Opened:
    return Opened(sheet.printed(write, release(map_).map, made_at=AT, version="1"))


@pytest.fixture(scope="module", params=PAPERS, ids=lambda m: m.__name__.rsplit(".", 1)[-1])
def paper(request: pytest.FixtureRequest) -> Opened:
    return opened(request.param.write, full_map())


def test_headings_skip_no_level(paper: Opened) -> None:
    levels = [level for level, _text in paper.headings]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_style_is_the_templates(paper: Opened) -> None:
    for tag in ("pStyle", "rStyle", "tblStyle"):
        used = {e.get(f"{W}val") for e in paper.body.iter(f"{W}{tag}")}
        assert used <= set(paper.styles)


def test_tables_have_marked_heads_and_no_line_is_empty(paper: Opened) -> None:
    for table in paper.tables:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert all(line.text.strip() for line in paper.lines if not line.in_table)


def test_the_foot_says_what_the_file_is(paper: Opened) -> None:
    foot = paper.parts["word/footer1.xml"].decode()
    assert "Example County, Ohio" in foot
    assert "{" not in foot
    assert "Sequential Intercept Mapping report" not in foot


def test_what_must_not_leave_is_not_in_it(paper: Opened) -> None:
    for secret in ("HELD", "REMOVED", "UNRELEASED", "SECRET", "jane@example.org", "Secret Author"):
        assert secret not in paper.everything


def test_a_ballot_has_the_candidates_by_letter_and_a_circle_for_each_vote() -> None:
    text = opened(ballots.write, full_map(votes_per_person=4)).text
    first = text[: text.index("Do not write your name")]
    letters = [line for line in first.splitlines() if line in "ABC"]
    assert letters == ["A", "B", "C"]
    assert first.count("○") == 12
    assert "You have 4 votes" in first
    assert text.count("Do not write your name") == 2, "two ballots on a page"


def test_a_ballot_of_an_open_vote_is_that_votes() -> None:
    map_ = full_map()
    running = Round(id="v3", title="Now", candidates=("y1", "y3"), state="open", budget=2)
    now = Map(map_.code, 1, map_.community, map_.pack, {**map_.records, "v3": running})
    text = opened(ballots.write, now).text
    assert "One form" not in text
    assert "You have 2 votes" in text


def test_without_stacking_there_is_one_circle_a_candidate() -> None:
    text = opened(ballots.write, full_map(votes_stack=False)).text
    assert text[: text.index("Do not write")].count("○") == 3


def test_many_candidates_take_a_page_of_their_own() -> None:
    map_ = full_map()
    more = {f"z{n}": Priority(id=f"z{n}", letter=f"D{n}", title="More") for n in range(9)}
    many = Map(map_.code, 1, map_.community, map_.pack, {**map_.records, **more})
    assert opened(ballots.write, many).text.count("Do not write your name") == 1


def test_each_intercept_has_its_card_and_begins_at_one() -> None:
    map_ = full_map()
    card = opened(prompt_cards.write, map_)
    asked = [[p.ask for p in map_.pack.prompts_of(i.id)] for i in map_.intercepts]
    lines = [line.text for line in card.lines]
    for questions in filter(None, asked):
        assert [f"{n}\t{q}" for n, q in enumerate(questions, 1)] == [
            line for line in lines if line.partition("\t")[2] in questions
        ]
    assert len(card.headings) == len(list(filter(None, asked)))


def test_the_sign_in_sheet_lists_who_was_invited_and_leaves_rows_free() -> None:
    sheet_ = opened(sign_in.write, full_map())
    (table,) = sheet_.tables
    assert len(table.findall(f"{W}tr")) == 1 + 3 + sign_in.FREE_ROWS
    assert all(name in sheet_.text for name in ("Jane Doe", "John Roe", "Ann Peer"))
    assert "Gone Away" not in sheet_.text


def test_letters_leave_in_brackets_what_the_record_does_not_know() -> None:
    known = opened(invitation.write, full_map()).text
    assert "County Hall" in known
    assert "[place, parking" not in known
    unknown = opened(invitation.write, full_map(venue="", hosts=())).text
    assert "[place, parking, how to get there]" in unknown
    assert "[who invites]" in unknown


def test_an_agreement_names_each_agency_once_and_says_it_is_a_draft() -> None:
    text = opened(agreement.write, full_map()).text
    assert "A draft, not legal advice." in text
    assert text.count("Sheriff’s Office: [what it does") == 1


def test_the_grant_plan_has_the_statutes_headings_and_marks_what_is_open() -> None:
    found = opened(grant_plan.write, full_map())
    assert [text for level, text in found.headings if level == 2] == [
        "Target population", "Services", "Training", "Recidivism", "Evaluation", "Sustainability",
    ]  # fmt: skip
    assert "Adults with serious mental illness." in found.text
    assert "Forms differ by agency" in found.text
    assert "No chosen priority says that it should move recidivism." in found.text
    assert "2 steps name no measure of success." in found.text
