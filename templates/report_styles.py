"""The styles of the report's template, for `make_report_template.py`: names, sizes and colours.

Sizes are half points, distances twentieths of a point, as Word keeps them. A county that wants
another look edits `report.docx` in Word, not this file.
"""

from __future__ import annotations

from dataclasses import dataclass

INK, MUTED, EDGE, LINE = "16202B", "4A5866", "7F8C99", "C9D1D8"
PRIMARY, LINK = "0F4459", "0F5680"
GAP, RESOURCE, IDEA, STRENGTH = "9A4105", "00604A", "1A55B0", "67166F"
WAITING, WAITING_GROUND = "7A4D0B", "FBF3DD"
KEEP = "<w:keepNext/><w:keepLines/>"


@dataclass(frozen=True)
class Style:
    """A style as Word lists it. `id` is made from the name."""

    name: str
    based_on: str = ""
    kind: str = "paragraph"
    then: str = ""
    before: str = ""
    """What of the paragraph stands before its spacing in the schema's order."""
    spacing: tuple[int, int, int] | None = None
    """Before, after, line (240 is single)."""
    after: str = ""
    """What of the paragraph stands after its spacing."""
    size: int = 0
    bold: bool | None = None
    colour: str = ""
    tracking: int = 0
    """How much letters are spread; negative for large sizes."""
    marks: str = ""
    """Underline and position, behind the size in the schema's order."""
    default: bool = False

    @property
    def id(self) -> str:
        return style_id(self.name)

    def xml(self) -> str:
        default = ' w:default="1"' if self.default else ""
        linked = f'<w:basedOn w:val="{style_id(self.based_on)}"/>' if self.based_on else ""
        linked += f'<w:next w:val="{style_id(self.then)}"/>' if self.then else ""
        return (
            f'<w:style w:type="{self.kind}"{default} w:styleId="{self.id}">'
            f'<w:name w:val="{_latent(self.name)}"/>{linked}<w:uiPriority w:val="1"/><w:qFormat/>'
            f"{self._paragraph()}{self._run()}</w:style>"
        )

    def _paragraph(self) -> str:
        if self.kind != "paragraph":
            return ""
        spacing = ""
        if self.spacing:
            before, after, line = self.spacing
            spacing = (
                f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" '
                'w:lineRule="auto"/>'
            )
        inside = f"{self.before}{spacing}{self.after}"
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def _run(self) -> str:
        bold = {None: "", True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/><w:bCs w:val="0"/>'}
        colour = f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        size = f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>' if self.size else ""
        tracking = f'<w:spacing w:val="{self.tracking}"/>' if self.tracking else ""
        inside = f"{bold[self.bold]}{colour}{tracking}{size}{self.marks}"
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def style_id(name: str) -> str:
    """Word's own ids have no spaces: "Heading 1" is Heading1."""
    return "".join(word[0].upper() + word[1:] for word in name.replace("-", " ").split())


def _latent(name: str) -> str:
    """Word keeps the names of its built-in styles in small letters."""
    small = ("Heading ", "TOC ", "Footer", "Header", "Caption", "Footnote ")
    return name.lower() if name.startswith(small) and name != "TOC Heading" else name


def _numbered(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def _boxed(colour: str, ground: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'


def _contents(indent: int) -> str:
    return f'<w:ind w:left="{indent}"/>'


# Styles of tables name their colour although it is the default: LibreOffice otherwise lets the
# default win over character styles inside tables.
STYLES = (
    Style("Normal", default=True),
    Style("Default Paragraph Font", kind="character", default=True),
    Style("Body Text", "Normal", then="Body Text"),
    Style("Title", "Normal", then="Subtitle", before=KEEP, spacing=(0, 80, 240), size=68,
          bold=True, tracking=-12),
    Style("Subtitle", "Normal", then="Body Text", spacing=(0, 120, 288),
          after='<w:ind w:right="1300"/>', size=29, colour=MUTED),
    Style("Mark", "Normal", spacing=(0, 0, 240), size=27, bold=True, colour=PRIMARY),
    Style("Heading 1", "Normal", then="Lead", before=KEEP, spacing=(480, 60, 240),
          after=_outline(0), size=44, bold=True, tracking=-6),
    Style("Heading 2", "Normal", then="Body Text", before=KEEP, spacing=(300, 100, 240),
          after=_outline(1), size=26, bold=True),
    Style("Heading 3", "Normal", then="Body Text", before=KEEP, spacing=(200, 60, 252),
          after=_outline(2), size=21, bold=True),
    Style("TOC Heading", "Normal", then="TOC 1", before=KEEP, spacing=(0, 240, 240), size=44,
          bold=True),
    Style("TOC 1", "Normal", before=KEEP, spacing=(110, 110, 252), bold=True),
    Style("TOC 2", "Normal", spacing=(20, 0, 252), after=_contents(340), colour=MUTED),
    Style("Lead", "Body Text", spacing=(0, 160, 264), size=23, colour=MUTED),
    Style("Notice", "Body Text", before="<w:keepLines/>" + _boxed(WAITING, WAITING_GROUND),
          spacing=(160, 160, 264),
          after='<w:ind w:left="120" w:right="120"/>', colour=WAITING),
    Style("Quote", "Body Text", spacing=(60, 60, 276), after='<w:ind w:left="340" w:right="340"/>'),
    Style("Caption", "Normal", before=KEEP, spacing=(60, 60, 252), size=18, colour=MUTED),
    Style("Table Text", "Normal", spacing=(50, 50, 252), size=20, colour=INK),
    Style("Table Small", "Table Text", size=18, colour=MUTED),
    Style("Table Head", "Table Text", before="<w:keepNext/>", size=18, colour=MUTED),
    Style("Table Detail", "Table Text", spacing=(0, 50, 252),
          size=18, colour=MUTED),
    Style("Number Big", "Normal", before="<w:keepNext/>", spacing=(80, 0, 240), size=40,
          bold=True),
    Style("Number Label", "Normal", spacing=(0, 160, 245), size=18, colour=MUTED),
    Style("Token", "Normal", before="<w:keepNext/>", spacing=(0, 0, 240),
          after='<w:jc w:val="center"/>', size=36, bold=True, colour="FFFFFF"),
    Style("Token Label", "Normal", spacing=(60, 0, 245), size=18),
    Style("Fact Name", "Table Text", spacing=(70, 70, 252), colour=MUTED),
    Style("Fact", "Table Text", spacing=(70, 70, 252), bold=True),
    Style("Source Note", "Normal", spacing=(100, 60, 252), size=18, colour=MUTED),
    Style("List Bullet", "Body Text", before=_numbered(1), spacing=(0, 60, 276)),
    Style("List Number", "Body Text", before=_numbered(2), spacing=(0, 80, 276)),
    Style("Source Entry", "Normal", before="<w:keepLines/>", spacing=(0, 70, 252),
          after='<w:ind w:left="1020" w:hanging="1020"/>', size=19),
    Style("Header", "Normal", spacing=(0, 0, 240), size=18, colour=MUTED),
    Style("Footer", "Normal", spacing=(0, 0, 240), size=18, colour=MUTED),
    Style("Footnote Text", "Normal", spacing=(0, 40, 245), size=17, colour=MUTED),
    Style("Footnote Reference", kind="character", marks='<w:vertAlign w:val="superscript"/>'),
    Style("Hyperlink", kind="character", colour=LINK, marks='<w:u w:val="single"/>'),
    Style("Contents Link", kind="character"),
    Style("Strong", kind="character", bold=True),
    Style("Muted", kind="character", colour=MUTED),
    Style("Numeral", kind="character", bold=True, colour=PRIMARY),
    Style("Resource", kind="character", colour=RESOURCE),
    Style("Gap", kind="character", colour=GAP),
    Style("Idea", kind="character", colour=IDEA),
    Style("Strength", kind="character", colour=STRENGTH),
    Style("Status Enough", kind="character", colour="04735D"),
    Style("Status Short", kind="character", colour="9B6312"),
    Style("Status Absent", kind="character", colour="8C1016"),
    Style("Status Planned", kind="character", colour="1747A8"),
    Style("Status Unknown", kind="character", colour="5B6773"),
)  # fmt: skip


def _border(side: str, colour: str, size: int = 4) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'


def _table(name: str, borders: str, gap: int, first_row: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/>'
        f'<w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{gap}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr>{first_row}</w:style>"
    )


_PLAIN = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "</w:style>"
)
_HEAD_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
    f"{_border('top', 'auto').replace('single', 'nil')}{_border('bottom', EDGE, 8)}"
    "</w:tcBorders></w:tcPr></w:tblStylePr>"
)
TABLE_STYLES = (
    _PLAIN
    + _NO_LIST
    + _table("Report Table", "".join(_border(s, LINE) for s in ("top", "bottom", "insideH")), 170,
             _HEAD_ROW)
    + _table("Report Numbers", _border("top", PRIMARY, 16), 240)
    + _table("Report Layout", "", 60)
)  # fmt: skip


def _list(number: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr>{extra}</w:lvl></w:abstractNum>'
    )


NUMBERING = (
    _list(1, "bullet", "•")
    + _list(2, "decimal", "%1", f'<w:rPr><w:b/><w:color w:val="{PRIMARY}"/></w:rPr>')
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)
