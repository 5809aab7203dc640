"""Makes `report.docx`, the look of the Word report, from nothing but this script and two fonts.

Run once, and again only when the look is to start over: `python templates/make_report_template.py`.
After that the template is edited in Word: its styles, margins, header, footer and fonts are what
the report takes over; the text in its body is replaced. Nothing here runs while the app runs.

The package is written part by part because python-docx can neither start without Word's own
default look nor embed fonts. Colours and sizes: the Report section of the look.
"""

from __future__ import annotations

import uuid
import zipfile
from pathlib import Path

from report_styles import NUMBERING, STYLES, TABLE_STYLES

HERE = Path(__file__).parent
FONTS = HERE.parent / "static" / "fonts"
EMBEDDED = (("embedRegular", "PublicSans-Regular.ttf"), ("embedBold", "PublicSans-Bold.ttf"))

MARGIN = 1247  # 22 mm
LETTER = (12240, 15840)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

EXPLAINED = (
    ("Title", "The look of the report"),
    ("Subtitle", "Edit the styles, the margins and the footers of this file in Word and save it."),
    ("BodyText", "The report takes over every style of this file by its name, the page size and "
     "margins of its three sections (cover and text, landscape for the map, text), the footers "
     "and the embedded fonts. The sentences you are reading are replaced by the report."),
    ("BodyText", "In the footers, {community} becomes the county's name, {document} what the file "
     "is, and {state} whether it is a draft and which revision of the record it was made from. "
     "Keep or drop them."),
)  # fmt: skip


def main() -> None:
    target = HERE / "report.docx"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _parts():
            stamp = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            stamp.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(stamp, content)
    print(f"{target.name}: {target.stat().st_size:,} bytes")  # noqa: T201 - a command's answer


def _parts() -> list[tuple[str, str | bytes]]:
    fonts = [(tag, name, _font_key(name)) for tag, name in EMBEDDED]
    return [
        ("[Content_Types].xml", _content_types()),
        ("_rels/.rels", _relationships(_PACKAGE_RELATIONS)),
        ("docProps/core.xml", _CORE),
        ("docProps/app.xml", _APP),
        ("word/document.xml", _document()),
        ("word/_rels/document.xml.rels", _relationships(_DOCUMENT_RELATIONS)),
        ("word/styles.xml", _styles()),
        ("word/numbering.xml", f"{HEAD}<w:numbering {NAMESPACES}>{NUMBERING}</w:numbering>"),
        ("word/settings.xml", f"{HEAD}<w:settings {NAMESPACES}>{_SETTINGS}</w:settings>"),
        ("word/footnotes.xml", f"{HEAD}<w:footnotes {NAMESPACES}>{_SEPARATORS}</w:footnotes>"),
        ("word/footer1.xml", _footer(LETTER[0] - 2 * MARGIN)),
        ("word/footer2.xml", _footer(LETTER[1] - 2 * MARGIN)),
        ("word/fontTable.xml", _font_table(fonts)),
        ("word/_rels/fontTable.xml.rels", _relationships(_font_relations(fonts))),
        *((f"word/fonts/{_odttf(name)}", _obfuscated(name, key)) for _, name, key in fonts),
    ]


# The text of the template: three sections, so that all three can be seen and restyled.


def _document() -> str:
    shown = "".join(_paragraph(style, text) for style, text in EXPLAINED)
    first = _section(LETTER, "rId10", extra="<w:titlePg/>")
    wide = _section((LETTER[1], LETTER[0]), "rId11", orient=' w:orient="landscape"')
    body = (
        shown
        + _paragraph("Heading1", "The section of the cover and the text before the map", first)
        + _paragraph("Heading1", "The landscape section of the map", wide)
        + _paragraph("Heading1", "The section of the text after the map")
        + _section(LETTER, "rId10")
    )
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def _paragraph(style: str, text: str, section: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def _section(size: tuple[int, int], footer: str, *, orient: str = "", extra: str = "") -> str:
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{size[0]}" w:h="{size[1]}"{orient}/>'
        f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" '
        f'w:header="624" w:footer="624" w:gutter="0"/>{extra}</w:sectPr>'
    )


def _footer(width: int) -> str:
    page = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    text = "{community}. {document}, {state}"
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{width}"/></w:tabs></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r><w:r><w:tab/></w:r>{page}</w:p></w:ftr>'
    )


_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" '
    f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for kind, number, mark in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)

_SETTINGS = (
    '<w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)


def _styles() -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Public Sans" '
        'w:hAnsi="Public Sans" w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="16202B"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    written = "".join(style.xml() for style in STYLES)
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{written}{TABLE_STYLES}</w:styles>"


# Fonts, obfuscated as ECMA-376 part 4, 17.8.1 asks: the first 32 bytes under a key.


def _font_key(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"sim-workshop/{name}")


def _odttf(name: str) -> str:
    return name.replace(".ttf", ".odttf")


def _obfuscated(name: str, key: uuid.UUID) -> bytes:
    font = bytearray((FONTS / name).read_bytes())
    mask = bytes.fromhex(key.hex)[::-1]
    for position in range(32):
        font[position] ^= mask[position % 16]
    return bytes(font)


def _font_table(fonts: list[tuple[str, str, uuid.UUID]]) -> str:
    embedded = "".join(
        f'<w:{tag} r:id="rId{n}" w:fontKey="{{{str(key).upper()}}}"/>'
        for n, (tag, _, key) in enumerate(fonts, 1)
    )
    return (
        f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="Public Sans"><w:altName w:val="Arial"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        f'{embedded}</w:font><w:font w:name="Segoe UI Symbol"><w:altName w:val="DejaVu Sans"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def _font_relations(fonts: list[tuple[str, str, uuid.UUID]]) -> list[tuple[str, str, str]]:
    kind = f"{OFFICE}/font"
    return [(f"rId{n}", kind, f"fonts/{_odttf(name)}") for n, (_, name, _) in enumerate(fonts, 1)]


# The package around it.

_PACKAGE_RELATIONS = [
    ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
    ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
]
_DOCUMENT_RELATIONS = [
    ("rId1", f"{OFFICE}/styles", "styles.xml"),
    ("rId2", f"{OFFICE}/numbering", "numbering.xml"),
    ("rId3", f"{OFFICE}/settings", "settings.xml"),
    ("rId4", f"{OFFICE}/footnotes", "footnotes.xml"),
    ("rId5", f"{OFFICE}/fontTable", "fontTable.xml"),
    ("rId10", f"{OFFICE}/footer", "footer1.xml"),
    ("rId11", f"{OFFICE}/footer", "footer2.xml"),
]
_CONTENT_TYPES = (
    ("/word/document.xml", f"{WORD_TYPE}.document.main+xml"),
    ("/word/styles.xml", f"{WORD_TYPE}.styles+xml"),
    ("/word/numbering.xml", f"{WORD_TYPE}.numbering+xml"),
    ("/word/settings.xml", f"{WORD_TYPE}.settings+xml"),
    ("/word/footnotes.xml", f"{WORD_TYPE}.footnotes+xml"),
    ("/word/fontTable.xml", f"{WORD_TYPE}.fontTable+xml"),
    ("/word/footer1.xml", f"{WORD_TYPE}.footer+xml"),
    ("/word/footer2.xml", f"{WORD_TYPE}.footer+xml"),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)


def _content_types() -> str:
    parts = "".join(f'<Override PartName="{p}" ContentType="{c}"/>' for p, c in _CONTENT_TYPES)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="odttf" '
        'ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        f"{parts}</Types>"
    )


def _relationships(relations: list[tuple[str, str, str]]) -> str:
    each = "".join(f'<Relationship Id="{i}" Type="{k}" Target="{t}"/>' for i, k, t in relations)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


_CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>Template of the Sequential Intercept Mapping report</dc:title>"
    "<dc:language>en-US</dc:language></cp:coreProperties>"
)
_APP = (
    f'{HEAD}<Properties xmlns="{OFFICE.replace("/relationships", "/extended-properties")}">'
    "<Application>SIM Workshop</Application></Properties>"
)

if __name__ == "__main__":
    main()
