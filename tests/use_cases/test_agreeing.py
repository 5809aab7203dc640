"""Agreements with their dates and parties; the charter from its template, reviewed yearly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.year.agreeing import stands
from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.engagement import Agreement, BuyIn
from sim_workshop.use_cases import agreeing, history
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined

SIGNED = tuple(BuyIn(party=p, state="signed", signer="Director") for p in ("Sheriff", "Clinic"))


def test_an_agreement_with_each_party_s_buy_in(facilitator: Acting) -> None:
    made = agreeing.place_agreement(
        facilitator, title="Jail in-reach", type="mou", purpose="Care before release",
        duties="Clinic: sees people in jail", parties=SIGNED, signed=date(2026, 1, 5),
        review=date(2026, 7, 1), ends=date(2027, 1, 5),
    )  # fmt: skip
    assert facilitator.map.all(Agreement) == (made,)
    agreeing.correct_agreement(facilitator, id=made.id, seen=made, duties="Both: meet monthly")
    with pytest.raises(StaleEdit):
        agreeing.correct_agreement(facilitator, id=made.id, seen=made, duties="Nothing")
    agreeing.remove_agreement(facilitator, id=made.id)
    assert history.undo_last(facilitator).endswith("“Jail in-reach”")


@pytest.mark.parametrize(("known", "why"), [
    ({"signed": date(2026, 1, 5), "ends": date(2025, 1, 5)}, "end before it was signed"),
    ({"signed": date(2026, 1, 5), "review": date(2025, 1, 5)}, "review would be before"),
    ({"review": date(2027, 1, 5), "ends": date(2026, 1, 5)}, "after its end"),
    ({"parties": (BuyIn(party="Clinic"), BuyIn(party="clinic"))}, "twice"),
    ({"title": "  "}, "empty"),
])  # fmt: skip
def test_what_cannot_be_is_refused(facilitator: Acting, known: dict[str, Any], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        agreeing.place_agreement(facilitator, **{"title": "MOU", **known})
    assert facilitator.map.all(Agreement) == ()


@pytest.mark.parametrize(("known", "how"), [
    ({"signed": date(2026, 1, 1), "parties": SIGNED}, "in_force"),
    ({"signed": date(2026, 1, 1)}, "unsigned"),
    ({"parties": (*SIGNED, BuyIn(party="Court", state="declined")), "signed": date(2026, 1, 1)},
     "unsigned"),
    ({"parties": SIGNED, "signed": date(2026, 1, 1), "review": date(2026, 5, 31)}, "review"),
    ({"parties": SIGNED, "signed": date(2026, 1, 1), "review": date(2026, 6, 1)}, "in_force"),
    ({"review": date(2026, 5, 1), "ends": date(2026, 5, 31)}, "ended"),
    ({"parties": SIGNED, "signed": date(2026, 1, 1), "ends": date(2026, 6, 1)}, "in_force"),
])  # fmt: skip
def test_where_it_stands_on_a_day(known: dict[str, Any], how: str) -> None:
    assert stands(Agreement(id="am1", title="MOU", **known), date(2026, 6, 1)) == how


def test_the_charter_begins_with_the_usual_one_and_is_reviewed(facilitator: Acting) -> None:
    with pytest.raises(NotAllowed, match="no charter yet"):
        agreeing.review_charter(facilitator)
    begun = agreeing.begin_charter(facilitator)
    assert "sx.9" in begun.seats, "people with lived experience"
    assert "never about a single case" in begun.rules
    with pytest.raises(NotAllowed, match="charter already"):
        agreeing.begin_charter(facilitator)
    agreeing.correct_charter(
        facilitator, seen=begun, chair="Judge Cole", agreed_on=date(2026, 1, 1)
    )
    agreeing.review_charter(facilitator, drift="It also advises the school board.")
    charter = charter_of(facilitator.map)
    assert charter.reviewed_on is not None
    assert charter.drift == "It also advises the school board."
    assert history.undo_last(facilitator) == "reviewed the charter"
    with pytest.raises(NotAllowed, match="planners and facilitators"):
        agreeing.correct_charter(joined(facilitator, "Jo", "Clinic"), chair="Jo")


@pytest.mark.parametrize(("known", "why"), [
    ({"meets_every_days": 0}, "every 1 to 366"),
    ({"meets_minutes": 1000}, "1 to 480"),
    ({"chair_since": date(2026, 2, 1), "chair_until": date(2026, 1, 1)}, "leave before"),
    ({"chair": "Jo", "co_chair": "Jo"}, "two people"),
    ({"agreed_on": date(2026, 2, 1), "reviewed_on": date(2026, 1, 1)}, "before it was agreed"),
])  # fmt: skip
def test_a_charter_that_cannot_be_meant(
    facilitator: Acting, known: dict[str, Any], why: str
) -> None:
    agreeing.begin_charter(facilitator)
    with pytest.raises(NotAllowed, match=why):
        agreeing.correct_charter(facilitator, **known)
