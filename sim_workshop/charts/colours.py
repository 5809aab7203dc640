"""The colours of look.md for pictures: Altair cannot read the page's own. Reports take LIGHT."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "page": "#F6F7F9", "surface": "#FFFFFF", "ink": "#16202B", "muted": "#4A5866",
        "edge": "#7F8C99", "line": "#D9DFE5", "sunk": "#EEF1F4", "primary": "#0F4459",
        "on_primary": "#FFFFFF", "rest": "#A9B4C0", "tint": "#EDF4F7",
        "decision": "#E2E8EE", "start": "#E2E8EE",
        "care_band": "#DDF1EB", "care_edge": "#008672",
        "community_band": "#F6EFDC", "community_edge": "#8A640A",
        "resource": "#00604A", "resource_soft": "#E4F3EE",
        "gap": "#9A4105", "gap_mark": "#B84F08", "gap_soft": "#FCEFE4",
        "idea": "#1A55B0", "strength": "#67166F",
        "full": "#04735D", "half": "#9B6312", "none": "#8C1016", "planned": "#1747A8",
        "unknown": "#5B6773", "unasked": "#5B6773",
        "deeper": "#1D2732", "out": "#008672", "unnamed": "#008672", "care": "#2C62B8",
        "release": "#8A640A", "violation": "#A3152B",
        "on_token": "#FFFFFF",
    }
)  # fmt: skip
DARK: Mapping[str, str] = MappingProxyType(
    {
        "page": "#10171F", "surface": "#19232D", "ink": "#E9EFF4", "muted": "#A9B7C4",
        "edge": "#6C7C8B", "line": "#2C3945", "sunk": "#1F2A35", "primary": "#7CC4E6",
        "on_primary": "#0E1620", "rest": "#566472", "tint": "#1B2F3B",
        "decision": "#2B3845", "start": "#2B3845",
        "care_band": "#12352D", "care_edge": "#4CC9A2",
        "community_band": "#362D13", "community_edge": "#B8903A",
        "resource": "#63DDBA", "resource_soft": "#0F332A",
        "gap": "#F2914A", "gap_mark": "#F2914A", "gap_soft": "#3D2410",
        "idea": "#6AA8F2", "strength": "#EDC6F8",
        "full": "#4CC9A2", "half": "#E3B341", "none": "#F6868A", "planned": "#8CBCF6",
        "unknown": "#A9B7C4", "unasked": "#A9B7C4",
        "deeper": "#D5DEE6", "out": "#4CC9A2", "unnamed": "#4CC9A2", "care": "#8CBCF6",
        "release": "#E3B341", "violation": "#F6868A",
        "on_token": "#10171F",
    }
)  # fmt: skip

INTERCEPTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "0": ("#0B6E5C", "#4FB597"), "1": ("#1B72C6", "#8DC7FC"), "2": ("#4130A6", "#9E97F0"),
        "3": ("#74124F", "#FBAEC5"), "4": ("#A35A0C", "#E98B45"), "5": ("#3E4610", "#C0D38C"),
        "cross": ("#45525F", "#A3B1BE"),
    }
)  # fmt: skip
"""Light and dark. An intercept that is added takes its neighbour's: "2.5" that of 2."""


def colours(*, dark: bool) -> Mapping[str, str]:
    return DARK if dark else LIGHT


def of_intercept(intercept_id: str, before: str = "", *, dark: bool) -> str:
    """The colour of an intercept's square; `before` is its neighbour to the left."""
    for known in (intercept_id, intercept_id.partition(".")[0], before, before.partition(".")[0]):
        if known in INTERCEPTS:
            return INTERCEPTS[known][dark]
    return INTERCEPTS["cross"][dark]


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour on a ground, both as "#RRGGBB"."""
    pairs = ((int(colour[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
