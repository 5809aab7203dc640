"""Where the words of a correction stand in the record."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.review import ReviewComment, found_in, open_reviews
from sim_workshop.domain.workshop import Map
from tests.exchange.report.full import full_map


def with_gap(text: str, standing: str = "shown") -> Map:
    gap = Gap(id="gx", text=text, places=("1",), standing=standing)
    return replace(full_map(), records={**full_map().records, "gx": gap})


@given(st.text(max_size=30), st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_only_the_old_words_become_the_new(before: str, old: str, after: str) -> None:
    text = f"{before} {old} {after}"
    for found in found_in(with_gap(text), old, r"\1 new \g<0>"):
        if found.record == "gx":
            kept = Gap(id="gx", text=text).text
            assert found.before == kept
            assert r"\1 new \g<0>" in found.after


def test_spaces_and_line_ends_between_words_do_not_matter() -> None:
    map_ = with_gap("No bed\nat   night, ever")
    [found] = [f for f in found_in(map_, "bed at night", "bed by day") if f.record == "gx"]
    assert found.after == "No bed by day, ever"


def test_removed_and_held_texts_are_not_found() -> None:
    for standing in ("removed", "held", "merged", "redacted"):
        assert not found_in(with_gap("A quite unusual text", standing), "quite unusual", "usual")


def test_nothing_is_found_for_nothing() -> None:
    for old in ("", "  ", ".", "\n"):
        assert all(f.before != f.after for f in found_in(full_map(), old, "x"))
    assert found_in(full_map(), " ", "x") == ()


def test_open_is_what_nobody_decided() -> None:
    comments = [ReviewComment(id=f"rc{n}", text="x", state=state)
                for n, state in enumerate(("open", "accepted", "declined"))]  # fmt: skip
    map_ = replace(full_map(), records={**full_map().records, **{c.id: c for c in comments}})
    assert [c.id for c in open_reviews(map_)] == ["rc0"]
