"""The ranking cases of docs/RULES.md hold, and what has to hold for any votes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.priorities import letters, standings, tied_at_the_line
from sim_workshop.domain.ranking import Weighed, weighed
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, Workshop
from tests.builders import a_map, a_number, a_round, priorities
from tests.spec.ranking_table import (
    AT_THE_LINE,
    BY_VOTES,
    WEIGHINGS,
    Candidate,
    Line,
    Votes,
    Weighing,
)


@pytest.mark.parametrize("case", BY_VOTES, ids=lambda c: c.said)
def test_places_by_votes(case: Votes) -> None:
    places = standings(*a_round(case.votes))
    assert {s.priority: s.place_in_words for s in places} == case.places
    assert [s.priority for s in places] == list(case.places)


@pytest.mark.parametrize("case", AT_THE_LINE, ids=lambda c: c.said)
def test_whom_a_run_off_would_separate(case: Line) -> None:
    places = standings(*a_round(case.votes))
    assert tied_at_the_line(places, case.chosen) == tuple(case.run_off)


def _evidence(letter: str, known: Candidate) -> list[Record]:
    gap = Gap(id=f"g{letter}", text="Nobody answers at night")
    numbers: list[DataPoint] = [
        a_number(f"n{letter}{i}", 40, about=(gap.id,)) for i in range(known.numbers)
    ]
    told = [
        Anecdote(id=f"s{letter}{i}", text="Told by a peer", about=(gap.id,), released=True)
        for i in range(known.stories)
    ]
    kept_back = Anecdote(id=f"s{letter}x", text="Not released", about=(gap.id,))
    return [gap, *numbers, *told, kept_back]


def _counted(case: Weighing) -> Map:
    votes = {f"p{x}": known.votes for x, known in case.candidates.items()}
    round_, tally = a_round(votes)
    records: list[Record] = [Workshop(weights=tuple(case.weights.items())), round_]
    for letter, known in case.candidates.items():
        set_by_the_room = {
            "importance": known.importance,
            "feasibility": known.feasibility,
            "severity": known.severity,
        }
        records += priorities(letter, addresses=(f"g{letter}",), **set_by_the_room)
        records += _evidence(letter, known)
    return a_map(*records, tallies=[tally])


@pytest.mark.parametrize("case", WEIGHINGS, ids=lambda c: c.said)
def test_weighed(case: Weighing) -> None:
    result = weighed(_counted(case), "r1")
    assert {w.priority[1:]: w.score for w in result} == pytest.approx(case.scores)
    assert {w.priority[1:]: w.place_in_words for w in result} == case.places
    assert {w.missing for w in result} == {case.missing}
    _each_number_is_explained(result)


def _each_number_is_explained(result: tuple[Weighed, ...]) -> None:
    for each in result:
        whole = sum(t.weight for t in each.terms)
        assert each.score == pytest.approx(sum(t.contribution for t in each.terms))
        for term in each.terms:
            assert term.contribution == pytest.approx(term.rank * term.weight / whole)


def test_nothing_is_weighed_before_the_round_is_counted() -> None:
    round_, _ = a_round({"pA": 3})
    assert weighed(a_map(round_, *priorities("A")), "r1") == ()
    assert weighed(a_map(), "r1") == ()


VOTES = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 50), min_size=1)


@given(VOTES)
def test_places_follow_from_votes_alone(votes: dict[str, int]) -> None:
    places = standings(*a_round(votes))
    by_letter = {s.priority: s for s in places}
    assert [s.votes for s in places] == sorted(votes.values(), reverse=True)
    for one in votes:
        ahead = sum(1 for other in votes if votes[other] > votes[one])
        equals = [other for other in votes if votes[other] == votes[one]]
        assert by_letter[one].place == ahead + 1
        assert by_letter[one].tied is (len(equals) > 1)


@given(VOTES, st.integers(1, 8))
def test_the_line_never_separates_equals(votes: dict[str, int], chosen: int) -> None:
    places = standings(*a_round(votes))
    tied = tied_at_the_line(places, chosen)
    if 0 < chosen < len(places):
        above, below = {s.votes for s in places[:chosen]}, {s.votes for s in places[chosen:]}
        assert bool(tied) is bool(above & below - {0})
    assert {votes[t] for t in tied} <= {votes[t] for t in tied[:1]}


@given(VOTES, st.integers(1, 8))
def test_votes_take_to_the_plan_never_the_want_of_others(votes: dict[str, int], many: int) -> None:
    going = [s for s in standings(*a_round(votes)) if s.goes_on(many)]
    assert all(s.votes for s in going)
    assert len(going) >= min(many, sum(1 for v in votes.values() if v))


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 9), min_size=1))
def test_weighed_by_votes_alone_is_the_ranking_by_votes(votes: dict[str, int]) -> None:
    candidates = {letter: Candidate(many) for letter, many in votes.items()}
    case = Weighing("", {"votes": 1.0}, candidates, {}, {})
    by_votes = {s.priority: s.place for s in standings(*a_round(votes))}
    assert {w.priority[1:]: w.place for w in weighed(_counted(case), "r1")} == by_votes


def test_letters_go_on_after_z() -> None:
    assert letters(28)[:2] == ("A", "B")
    assert letters(28)[-3:] == ("Z", "AA", "AB")
