"""Colours of pictures: readable, complete in both themes, and never the only sign."""

from __future__ import annotations

import pytest

from sim_workshop.charts.colours import DARK, INTERCEPTS, LIGHT, of_intercept

GROUNDS = ("page", "surface", "decision", "care_band", "community_band")


def contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_both_themes_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
class TestContrast:
    @pytest.mark.parametrize(
        "ground", ["page", "surface", "decision", "care_band", "community_band"]
    )
    def test_words_can_be_read(self, theme: dict[str, str], ground: str) -> None:
        assert contrast(theme["ink"], theme[ground]) >= 4.5
        assert contrast(theme["muted"], theme[ground]) >= 4.5

    def test_counts_can_be_read_on_their_pills(self, theme: dict[str, str]) -> None:
        for kind in ("resource", "gap"):
            assert contrast(theme[kind], theme[f"{kind}_soft"]) >= 4.5

    def test_arrows_and_balls_can_be_seen(self, theme: dict[str, str]) -> None:
        for line in ("deeper", "out", "care", "release", "violation"):
            assert contrast(theme[line], theme["page"]) >= 4.2
        for ball in ("full", "half", "none", "planned", "unknown", "unasked"):
            assert contrast(theme[ball], theme["surface"]) >= 3

    def test_edges_of_boxes_can_be_seen(self, theme: dict[str, str]) -> None:
        assert contrast(theme["edge"], theme["page"]) >= 3
        assert contrast(theme["gap_mark"], theme["page"]) >= 3

    def test_numerals_can_be_read_on_their_squares(self, theme: dict[str, str]) -> None:
        dark = theme is DARK
        for light_and_dark in INTERCEPTS.values():
            assert contrast(theme["on_token"], light_and_dark[dark]) >= 4.5


def test_an_added_intercept_takes_its_neighbours_colour() -> None:
    assert of_intercept("2.5", dark=False) == of_intercept("2", dark=False)
    assert of_intercept("ultimate", "4", dark=True) == of_intercept("4", dark=True)
    assert of_intercept("ultimate", dark=False) == of_intercept("cross", dark=False)
