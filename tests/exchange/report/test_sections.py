"""What each section says, and what it says where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim_workshop.domain.priorities import Round, Tally
from sim_workshop.domain.privacy import release
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import report
from sim_workshop.exchange.report import votes
from tests.exchange.report.counties import MADE_AT, county_map, written
from tests.exchange.report.full import full_map, workshop
from tests.exchange.report.opened import Opened, W, letters


@pytest.fixture(scope="module")
def opened() -> Opened:
    return Opened(written(full_map()))


def empty_map() -> Map:
    return replace(full_map(), records={"workshop": workshop(introduction="")}, tallies={})


def table_named(opened: Opened, title: str) -> list[list[str]]:
    """The rows of the first table of that name, cell by cell."""
    table = next(
        t for t in opened.tables if t.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == title
    )
    rows = table.findall(f"{W}tr")
    return [
        ["\n".join(map(letters, c.findall(f"{W}p"))) for c in r.findall(f"{W}tc")] for r in rows
    ]


def test_sections_stand_in_the_order_of_published_reports(opened: Opened) -> None:
    assert [text for level, text in opened.headings if level == 1] == [
        "Introduction", "Summary", "About the model", "The workshop", "System map",
        "\u00a0\u00a00\u00a0\u00a0\u00a0\u00a0Community Services".strip(),
        *[text for level, text in opened.headings if level == 1][6:11],
        "+\u00a0\u00a0\u00a0\u00a0Across the intercepts",
        "Priorities", "Action plan", "Quick fixes and parking lot",
        "Recommendations of the facilitators", "What happens next", "How progress will be followed",
        "Agreed definitions and glossary", "Participants", "Measures", "Figures from elsewhere",
        "How this report was made", "Acronyms", "Sources",
    ]  # fmt: skip


def test_no_row_stands_alone_on_a_page(opened: Opened) -> None:
    """Up to four rows stay whole; of more, the first two and the last two stay together."""
    seen = set()
    for table in opened.tables:
        head, *rows = [
            all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p"))
            for row in table.findall(f"{W}tr")
        ]
        if rows and table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None:
            seen.add(len(rows) > 4)
            assert head
            stays = rows[:-1] if len(rows) <= 4 else [rows[0], rows[-2]]
            assert all(stays)
    assert seen == {True, False}


def test_a_section_begins_where_the_one_before_ends(opened: Opened) -> None:
    """A page of its own for each would leave many half empty: the contents, the summary after them
    and the landscape page of the map have one."""
    broken = [
        line.text.strip() for line in opened.lines
        if line.element.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]  # fmt: skip
    assert broken == ["Contents", "Introduction"]
    assert len(list(opened.body.iter(f"{W}sectPr"))) == 3


def test_the_cover_says_whose_report_it_is_and_in_which_state(opened: Opened) -> None:
    assert table_named(opened, "The report in short") == [
        ["Workshop", "Mar 8\u2009–\u20099, 2027, County Hall"],
        ["Hosts", "Example County Justice Council"],
        ["Facilitators", "A. Facilitator; B. Facilitator"],
        ["Agencies taking part", "1"],
        ["On the map", "3 resources, 1 strength, 3 gaps, 1 idea, 4 numbers"],
        ["Priorities and plan", "2 priorities, 3 action steps"],
        ["State of this report", "Draft, revision 88, written March 9, 2027 from the workshop "
         "record"],
    ]  # fmt: skip


def test_places_and_ties_of_the_vote(opened: Opened) -> None:
    assert table_named(opened, "Votes: The vote") == [
        ["Place", "Letter", "Candidate", "Votes", "In the plan"],
        ["1=", "A", "One form", "14", "priority 2"],
        ["1=", "B", "A night team", "14", "priority 1"],
        ["3", "C", "A bigger building", "8", "no"],
    ]
    assert "12 ballots, 36 votes. Nobody over 3. The sum of the votes above matches." in opened.text
    assert (
        "2 paper ballots or shows of hands were entered by a facilitator, with 6 votes"
        in opened.text
    )


def test_a_sum_that_does_not_match_is_not_said_to_match() -> None:
    counted = Tally(round="v1", ballots=1, votes={"c1": 2}, cast=3)
    said = votes._proof(Round(id="v1", title="A vote", candidates=("c1",)), counted)
    assert "does not match" in said


def test_what_a_priority_takes_up_and_should_move(opened: Opened) -> None:
    assert "No one answers at night (gap, 1)" in opened.text
    assert "It should move the way agencies work together; none of the four" in opened.text
    assert "importance 5 of 5 and feasibility 3 of 5" in opened.text


def test_the_plan_shows_what_is_not_filled(opened: Opened) -> None:
    first, second = table_named(opened, "Plan: A night team")[1:]
    assert first[0] == "1.1"
    assert first[3] == "Jail administrator\nwith Health Authority\nbackup: Captain"
    assert first[4] == "Sep 30, 2027\n“Q3 2027”"
    assert second[0] == "1.2"
    assert second[3] == "□\u00a0not filled yet\n“all”, nobody in particular"
    assert second[4] == "□\u00a0not filled yet"
    assert table_named(opened, "Plan: One form")[1][1] == "An objective without a step"
    assert table_named(opened, "Plan: objective 9")[1][5] == "Stalled\nno money"


def test_resources_stand_in_status_groups_with_words(opened: Opened) -> None:
    assert "●\u00a0enough" in table_named(opened, "What we have: In place")[1][2]
    short = table_named(opened, "What we have: In place, with too little capacity")[1]
    assert short[2].startswith("◐\u00a0too little capacity")
    assert "nobody knows" in table_named(opened, "What we have: Status not settled")[1][2]
    assert "◐\u00a01 too little capacity · ?\u00a01 nobody knows" in opened.text


def test_numbers_say_what_is_missing(opened: Opened) -> None:
    row = next(r for t in opened.tables for r in t.findall(f"{W}tr") if "National" in letters(r))
    said = letters(row)
    for words in ("44", "of which year?", "no period stated", "national, not local", "no source"):
        assert words in said


def test_a_number_on_a_gap_is_printed_where_the_gap_is(opened: Opened) -> None:
    """A number that names only a gap belongs to the gap's intercept."""
    at = opened.text.index("Women held over\n")
    assert opened.text.rindex("Law Enforcement", 0, at) > opened.text.rindex(
        "Community Services", 0, at
    )


def test_words_of_merged_entries_stay(opened: Opened) -> None:
    assert "Also said: “Nights are empty” (EMS)" in opened.text


def test_recommendations_are_kept_apart_from_the_rooms_choice(opened: Opened) -> None:
    at = opened.text.index("Meet every month")
    assert "It was not voted on and is kept apart" in opened.text[at - 300 : at]


def test_the_checklist_is_printed_whole_once_it_was_begun(opened: Opened) -> None:
    rows = table_named(opened, "Practices")[1:]
    assert len(rows) == len(full_map().pack.practices_of("1"))
    assert rows[0][2] == "◐\u00a0Underway\nsince May"
    assert all(row[2] == "○\u00a0not rated" for row in rows[1:])


def test_the_agreed_words_and_the_figures_from_elsewhere(opened: Opened) -> None:
    assert "Diversion. out of the justice path into care" in opened.text
    figures = table_named(opened, "Figures from elsewhere, with year and population")
    assert len(figures) == len(full_map().pack.benchmarks) + 1


def test_an_empty_workshop_says_so_in_sentences() -> None:
    opened = Opened(written(empty_map()))
    for sentence in (
        "Nothing was recorded here.", "No priorities have been set yet.",
        "No action steps have been written yet.", "The record names no participants.",
        "Nothing was recorded under quick fixes or parking lot.",
        "The facilitators have added no recommendations of their own.",
        "No next meeting has been recorded.", "Priorities and plan",
    ):  # fmt: skip
        assert sentence in opened.text
    assert not any("What we have" in text for _, text in opened.headings)


def test_without_a_picture_the_map_is_there_in_words() -> None:
    released = release(county_map("washington_or"))
    opened = Opened(report.write(released, made_at=MADE_AT, version="1", picture=None))
    assert "System map" not in [text for _, text in opened.headings]
    assert (1, "The map in words") in opened.headings
    assert len(list(opened.body.iter(f"{W}sectPr"))) == 1


def test_the_weighed_ranking_only_where_it_was_turned_on() -> None:
    assert "Weighed ranking" not in Opened(written(full_map())).text
    rated = full_map(weighed_ranking=True)
    assert "Weighed ranking" in Opened(written(rated)).text


def test_a_final_report_is_no_draft() -> None:
    opened = Opened(written(full_map(), draft=False))
    assert "Draft" not in opened.text
    assert "Final, revision 88" in opened.text


def test_an_intercept_of_the_workshops_own_has_its_page_and_token() -> None:
    from sim_workshop.domain.place import Intercept
    from sim_workshop.domain.workshop import PlaceEdit

    own = PlaceEdit(id="place1", intercept=Intercept(id="2.5", name="Pretrial", order=2.5))
    map_ = full_map()
    opened = Opened(written(replace(map_, records={**map_.records, own.id: own})))
    main = [text for level, text in opened.headings if level == 1]
    assert any(text.startswith("2.5") and text.endswith("Pretrial") for text in main)
