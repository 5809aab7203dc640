"""Captions that Word numbers: a figure or table can be listed and referred to."""

from __future__ import annotations

from typing import Literal, get_args

from sim_workshop.exchange.report.word import Block, field, inline, para, run
from sim_workshop.words import _

Kind = Literal["Figure", "Table"]


def caption(kind: Kind, text: str) -> Block:
    """ "Table 3. Participants by agency", above what it names. The number is a field of Word;
    `number_captions` writes what it counts to."""
    number = field(f"SEQ {kind} \\* ARABIC", run(COUNTED.format(kind=kind)))
    word = _("Table") if kind == "Table" else _("Figure")
    return para("Caption", inline(f"{word} ", number, f". {text}"))


COUNTED = "\u2060{kind}\u2060"
"""Stands for a number until all captions are in order; people's texts cannot bring it in here."""


def number_captions(blocks: list[Block]) -> list[Block]:
    """The captions in the order of the finished report, each kind counted for itself."""
    numbers = dict.fromkeys(get_args(Kind), 0)
    return [_numbered(block, numbers) for block in blocks]


def _numbered(block: Block, numbers: dict[str, int]) -> Block:
    for kind in numbers:
        mark = COUNTED.format(kind=kind)
        if f" SEQ {kind} " in block and mark in block:
            numbers[kind] += 1
            block = Block(block.replace(mark, str(numbers[kind]), 1))
    return block
