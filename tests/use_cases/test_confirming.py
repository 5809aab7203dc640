"""A text with a small number beside a word for people is confirmed by a person, words and all."""

from __future__ import annotations

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.privacy import Listed, listed_before_final
from sim_workshop.use_cases import confirming, history, mapping
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined

FEW = "Only three people were diverted last year"


def listed(acting: Acting) -> Listed:
    [found] = listed_before_final(acting.map)
    return found


def test_it_is_listed_until_somebody_answers_for_it(facilitator: Acting) -> None:
    gap = mapping.place_entry(facilitator, kind="gap", text=FEW, places=["0"])
    assert (listed(facilitator).record, listed(facilitator).confirmed) == (gap.id, False)
    confirming.confirm_text(facilitator, key=listed(facilitator).key)
    assert listed(facilitator).confirmed
    history.undo_last(facilitator)
    assert not listed(facilitator).confirmed


def test_other_words_are_looked_at_again(facilitator: Acting) -> None:
    gap = mapping.place_entry(facilitator, kind="gap", text=FEW, places=["0"])
    old = listed(facilitator)
    confirming.confirm_text(facilitator, key=old.key)
    mapping.correct_entry(facilitator, id=gap.id, text=FEW + ", two women")
    assert not listed(facilitator).confirmed
    with pytest.raises(NotFound):
        confirming.confirm_text(facilitator, key=old.key)


def test_only_who_releases_stories_confirms(facilitator: Acting) -> None:
    mapping.place_entry(facilitator, kind="gap", text=FEW, places=["0"])
    jo = joined(facilitator, "Jo", "Jail")
    with pytest.raises(NotAllowed):
        confirming.confirm_text(jo, key=listed(facilitator).key)
    assert not listed(facilitator).confirmed
