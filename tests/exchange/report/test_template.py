"""A county's own template: restyled it is taken over, broken it is refused with a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.privacy import release
from sim_workshop.exchange import report
from sim_workshop.exchange.report.template import STANDARD
from tests.exchange.report.counties import MADE_AT, picture
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened, W


def changed(part: str, old: str, new: str) -> bytes:
    """The standard template with a text of one part replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(STANDARD) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            copy.writestr(name, content)
    return target.getvalue()


def written_with(template: bytes) -> Opened:
    released = release(full_map())
    return Opened(
        report.write(
            released, made_at=MADE_AT, version="1", picture=picture, dress=report.Dress(template)
        )
    )


def test_a_restyled_template_is_taken_over() -> None:
    opened = written_with(changed("word/styles.xml", "9A4105", "123456"))
    assert b"123456" in opened.parts["word/styles.xml"]


def test_styles_are_found_by_their_names() -> None:
    """A German Word gives "heading 1" the id "berschrift1"."""
    opened = written_with(
        changed("word/styles.xml", 'w:styleId="Heading1"', 'w:styleId="berschrift1"')
    )
    assert any(level == 1 and text == "Priorities" for level, text in opened.headings)


def test_other_margins_make_narrower_tables() -> None:
    opened = written_with(changed("word/document.xml", 'w:left="1247"', 'w:left="2247"'))
    widths = {int(t.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) for t in opened.tables}
    assert widths == {12240 - 2247 - 1247}


def test_the_templates_own_words_are_gone() -> None:
    opened = written_with(STANDARD.read_bytes())
    assert "The look of the report" not in opened.text
    assert "{community}" not in opened.everything


def test_a_template_without_a_style_is_refused_naming_it() -> None:
    template = changed("word/styles.xml", '<w:name w:val="Number Big"/>', '<w:name w:val="X"/>')
    with pytest.raises(CannotRead, match="lacks the style “Number Big”"):
        written_with(template)


@pytest.mark.parametrize(
    "broken", [b"", b"not a file", b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0" * 99]
)
def test_a_broken_template_is_refused(broken: bytes) -> None:
    with pytest.raises(CannotRead, match="not a Word file that can be read"):
        written_with(broken)


def test_the_shipped_template_brings_its_fonts_and_words_own_style_names() -> None:
    """ "heading 1" in small letters: so Word knows it as its own Heading 1."""
    with zipfile.ZipFile(STANDARD) as template:
        assert "word/fonts/PublicSans-Regular.odttf" in template.namelist()
        assert b'w:name w:val="heading 1"' in template.read("word/styles.xml")
