"""Who keeps which data, and who may release counts of them."""

from __future__ import annotations

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.year.assessment import DataSource
from sim_workshop.use_cases import agreeing, history, registering
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined


def test_registered_corrected_taken_off_and_undone(facilitator: Acting) -> None:
    agreement = agreeing.place_agreement(facilitator, title="Data sharing", type="data_sharing")
    source = registering.place_data_source(
        facilitator, name="Jail log", holder="Sheriff", releases="Records manager",
        agreement=agreement.id,
    )  # fmt: skip
    registering.correct_data_source(facilitator, id=source.id, seen=source, since="2016")
    (kept,) = facilitator.map.all(DataSource)
    assert (kept.since, kept.releases, kept.agreement) == ("2016", "Records manager", agreement.id)
    registering.remove_data_source(facilitator, id=source.id)
    assert facilitator.map.all(DataSource) == ()
    history.undo_last(facilitator)
    assert facilitator.map.all(DataSource) == (kept,)


def test_bad_input_saves_nothing(facilitator: Acting) -> None:
    with pytest.raises(NotAllowed, match="empty"):
        registering.place_data_source(facilitator, name="")
    with pytest.raises(NotFound):
        registering.place_data_source(facilitator, name="Jail log", agreement="am9")
    with pytest.raises(NotAllowed, match="planners and facilitators"):
        registering.place_data_source(joined(facilitator, "Jo", "Jail"), name="Jail log")
    assert facilitator.map.all(DataSource) == ()
