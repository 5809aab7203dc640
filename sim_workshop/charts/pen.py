"""What a drawing in units is drawn with: its colours, and how many pixels a unit is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim_workshop.charts.canvas import SOLID, Row, path, text
from sim_workshop.domain.drawn.drawing import Words

ANCHORS = {"start": "left", "middle": "center", "end": "right"}


@dataclass(frozen=True)
class Pen:
    """Shapes stay in units, the canvas scales them; widths, dashes and words are scaled here."""

    ink: Mapping[str, str]
    """Colours by name, "ground" among them."""
    scale: float
    dark: bool

    def line(
        self, shape: str, colour: str, wide: float, dash: tuple[float, ...] = (), fill: str = ""
    ) -> Row:
        """Dots are dashes without length and with round ends."""
        cap = "round" if dash[:1] == (0.1,) else "butt"
        dashes = [length * self.scale for length in dash] or SOLID
        inside = self.ink.get(fill, fill) if fill else "transparent"
        return path(shape, self.ink[colour], round(wide * self.scale, 3), dashes, inside, cap)

    def fill(self, shape: str, colour: str) -> Row:
        """`colour` by name, or as it is written."""
        return path(shape, fill=self.ink.get(colour, colour))

    def words(self, said: Words) -> Row:
        x, y, size = (round(n * self.scale, 2) for n in (said.x, said.y, said.size))
        angle = 270 if said.upright else 0
        anchor = ANCHORS[said.anchor]
        return text(x, y, said.text, self.ink[said.ink], size, said.weight, anchor, angle)
