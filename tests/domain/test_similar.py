"""What counts as saying the same: the same words in any order, not a word in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.record import Wording
from sim_workshop.domain.similar import groups, near, similar, voices


def gaps(*texts: str) -> list[Gap]:
    return [Gap(id=f"g{n}", text=text) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The team has no assessment", "No assessment in the team"),
        ("No transport from jail at night", "People leaving jail at night have no transport"),
        ("Police have no crisis bed to take people to", "No crisis bed for police at night"),
    ],
)
def test_the_same_in_other_words_is_offered(one: str, other: str) -> None:
    found = gaps(other, "Vouchers end after two weeks")
    assert [e.text for e in near(one, found)] == [other]


def test_little_words_in_common_are_not_the_same() -> None:
    assert near("No bed for the people", gaps("No way for the court to know")) == []
    assert near("the", gaps("The", "the")) == []


def test_an_entry_is_found_by_any_of_its_wordings() -> None:
    entry = Gap(id="g", text="Nights", wordings=(Wording(text="No crisis bed at night"),))
    assert near("At night no crisis bed", [entry]) == [entry]


def test_the_nearest_come_first_and_not_the_entry_itself() -> None:
    one, near_, far = gaps("No crisis bed at night", "No crisis bed at night", "No bed at night")
    assert similar(one, [far, near_, one]) == [near_, far]


def test_groups_leave_out_what_was_told_apart_and_other_kinds() -> None:
    one, two, three = gaps("No crisis bed at night", "At night no crisis bed", "Night: crisis bed")
    assert groups([one, two, three]) == [(one, two, three)]
    apart = [frozenset((one.id, two.id)), frozenset((one.id, three.id))]
    assert groups([one, two, three], apart) == [(two, three)]


texts = some.text(some.sampled_from("ab no crisis bed night jail "), max_size=30)


@given(some.lists(texts, max_size=12))
def test_every_entry_is_in_one_group_at_most_and_twice_asked_is_the_same(said: list[str]) -> None:
    found = gaps(*said)
    grouped = groups(found)
    ids = [e.id for group in grouped for e in group]
    assert len(ids) == len(set(ids))
    assert all(len(g) > 1 for g in grouped)
    assert groups(found) == grouped


def test_voices_count_people() -> None:
    said = (Wording(text="a", author="x"), Wording(text="b", author="y"), Wording(text="c"))
    assert voices(Gap(id="g", text="t", author="x", wordings=said)) == 3
