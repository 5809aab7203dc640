"""The community above its workshops: a county, a circuit of counties, a state's program."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.record import Text


class Community(BaseModel):
    """Who the workshops belong to."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    name: Text
    state: Text = ""
    kind: str = "county"
    """county, circuit, city, region, state."""
    areas: tuple[Text, ...] = ()
    """The counties a circuit is made of."""
    remarks: tuple[Text, ...] = ()

    @property
    def full_name(self) -> str:
        return f"{self.name}, {self.state}" if self.state else self.name
