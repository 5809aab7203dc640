"""Figures with what they may be instead: a bar each, and its interval as a line across its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.diversion import Interval
from sim_workshop.words import _, say_number

MINUS = "\u2212"


@dataclass(frozen=True)
class Bar:
    """One line of the picture."""

    name: str
    told: Interval
    strong: bool = True


def said(told: Interval, decimals: int = 0) -> str:
    """The figure and its interval: "450 (380 to 520)"."""
    return _("{value} ({low} to {high})").format(
        value=_number(told.value, decimals),
        low=_number(told.low, decimals),
        high=_number(told.high, decimals),
    )


def _number(value: float, decimals: int) -> str:
    rounded = round(value, decimals) + 0.0  # no minus before a zero
    return say_number(rounded, decimals).replace("-", MINUS)


def percents(told: Interval) -> str:
    """A share with its interval, in percent."""
    return _("{value}% ({low} to {high})").format(
        value=_number(100 * told.value, 0),
        low=_number(100 * told.low, 0),
        high=_number(100 * told.high, 0),
    )


def show_bars(bars: Sequence[Bar]) -> None:
    """Bars from zero, one scale for all; each with its figure in words beside it."""
    longest = max((bar.told.high for bar in bars), default=0.0) or 1.0
    lines = "".join(_line(bar, longest) for bar in bars)
    st.html(f'<dl class="intervals">{lines}</dl>')


def _line(bar: Bar, longest: float) -> str:
    low, end, high = (
        round(100 * max(v, 0.0) / longest, 2) for v in (bar.told.low, bar.told.value, bar.told.high)
    )
    look = "bar-fill" if bar.strong else "bar-fill rest"
    return (
        f"<div><dt>{escape(bar.name)}</dt><dd><span class='track' aria-hidden='true'>"
        f"<span class='{look}' style='width:{end}%'></span>"
        f"<span class='span' style='left:{low}%;width:{high - low:.2f}%'></span></span>"
        f"<span class='n'>{escape(said(bar.told))}</span></dd></div>"
    )
