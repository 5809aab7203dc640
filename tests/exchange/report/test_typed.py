"""What people type is letters and nothing else: markup shows, nothing breaks, nothing is lost."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace
from time import perf_counter

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.record import LONGEST_TEXT
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report.word import run
from tests.exchange.report.counties import county_map, written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened, W, letters

TYPED = (
    "<script>alert(1)</script>",
    "<w:p><w:r><w:t>not ours</w:t></w:r></w:p>",
    "]]> & &amp; &lt; \"quotes\" 'single'",
    "**bold** _italic_ [link](https://example.org) # heading",
    "{community} {state} $PATH %s {0}",
    "=HYPERLINK(\"https://example.org\")",
    "first line\nsecond line\tafter a tab",
    "مركز الأزمات 24 ساعة (مغلق)",
    "emoji 🚑👩🏽‍⚕️ and astral 𝒳",
    "x" * 4000,
    "zero\u200bwidth and nbsp\u00a0here",
)  # fmt: skip


def with_texts(*texts: str) -> Map:
    map_ = full_map()
    gaps = {f"n{i}": Gap(id=f"n{i}", text=t, places=("i1.police",)) for i, t in enumerate(texts)}
    return replace(map_, records={**map_.records, **gaps})


def test_shows_as_typed() -> None:
    file = written(with_texts(*TYPED))
    opened = Opened(file)
    assert [text for text in TYPED if text not in opened.text] == []
    docx.Document(io.BytesIO(file))


def test_markup_makes_no_element_and_braces_no_field() -> None:
    plain, typed = Opened(written(with_texts("plain"))), Opened(written(with_texts(TYPED[1])))
    assert len(plain.lines) == len(typed.lines)


@given(st.text(max_size=300))
def test_any_letters_at_all(text: str) -> None:
    """Whatever a file or a browser brings: the XML stays whole, and what XML can hold is there."""
    piece = etree.fromstring(f'<p xmlns:w="{W[1:-1]}">{run(text)}</p>')
    assert letters(piece) == "".join(c for c in text if c in "\n\t" or _can_stand(c))


def _can_stand(letter: str) -> bool:
    code = ord(letter)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return False
    return not (0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or 0xFDD0 <= code < 0xFDF0)


def test_right_to_left_text_is_marked() -> None:
    opened = Opened(written(with_texts(TYPED[7])))
    marked = [r for r in opened.body.iter(f"{W}r") if r.find(f"{W}rPr/{W}rtl") is not None]
    assert any("مركز" in "".join(r.itertext()) for r in marked)


def test_a_whole_page_of_text_may_break_over_pages() -> None:
    opened = Opened(written(with_texts("word " * 3000)))
    rows = [r for r in opened.body.iter(f"{W}tr") if len("".join(r.itertext())) > 10_000]
    assert len(rows) == 1
    assert rows[0].find(f"{W}trPr/{W}cantSplit") is None


def test_the_longest_text_is_printed_whole() -> None:
    text = "a" * LONGEST_TEXT
    assert text in Opened(written(with_texts(text))).text


@pytest.mark.parametrize("name", ["A" * 120, "Ünïcødé & <Sons>", "العربية"])
def test_any_name_of_a_community(name: str) -> None:
    map_ = full_map()
    named = replace(map_, community=map_.community.model_copy(update={"name": name}))
    opened = Opened(written(named))
    assert name in opened.text
    assert name in "".join(opened.xml("word/footer1.xml").itertext())


def test_five_hundred_records_are_quick_and_light() -> None:
    """Without the picture; the whole is measured by benchmarks/report.py."""
    map_ = county_map("washington_or")
    more = {
        f"m{i}": Resource(id=f"m{i}", text=f"Words of entry {i} " * 10, places=("i1.police",))
        for i in range(500)
    }
    large = replace(map_, records={**map_.records, **more})
    written(large)
    tracemalloc.start()
    begun = perf_counter()
    written(large)
    taken, (_, most) = perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 3
    assert most < 60_000_000
