"""Real footnotes: python-docx has none, so their part of the file is written here."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart

from sim_workshop.exchange.report.word import Block, Content, Inline, field, para, run

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARK = '<w:rPr><w:rStyle w:val="Footnote Reference"/></w:rPr>'


class Footnotes:
    """The footnotes of one report, numbered in the order they are first asked for."""

    def __init__(self) -> None:
        self._texts: list[Block] = []
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def refer(self, key: str, *content: Content) -> Inline:
        """A reference to a note. The same key a second time points to the note that is there."""
        if key in self._numbers:
            return _again(self._numbers[key])
        self._texts.append(_note(len(self._texts) + 1, *content))
        self._numbers[key] = len(self._texts)
        return _first(self._numbers[key])

    def xml(self) -> bytes:
        separators = "".join(_separator(*each) for each in SEPARATORS)
        written = separators + "".join(self._texts)
        return f'<w:footnotes xmlns:w="{NAMESPACE}">{written}</w:footnotes>'.encode()


SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def _separator(kind: str, number: int) -> str:
    return (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    )


def _note(number: int, *content: Content) -> Block:
    sign = Inline(f"<w:r>{MARK}<w:footnoteRef/></w:r>")
    text = para("Footnote Text", sign, " ", *content)
    return Block(f'<w:footnote w:id="{number}">{text}</w:footnote>')


def _first(number: int) -> Inline:
    """Where the note is called for the first time; later calls find it by its bookmark."""
    known = f'<w:bookmarkStart w:id="{900_000 + number}" w:name="{_bookmark(number)}"/>'
    called = f'<w:r>{MARK}<w:footnoteReference w:id="{number}"/></w:r>'
    return Inline(f'{known}{called}<w:bookmarkEnd w:id="{900_000 + number}"/>')


def _again(number: int) -> Inline:
    return field(f"NOTEREF {_bookmark(number)} \\f \\h", run(str(number), "Footnote Reference"))


def _bookmark(number: int) -> str:
    return f"_RefNote{number}"


def put_into(part: DocumentPart, xml: bytes) -> None:
    """The finished notes, in the place of those the template came with."""
    for key, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            part.drop_rel(key)
    notes = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml, part.package)
    part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
