"""The part of ECMA-376 (transitional) that the report writes, as a grammar: which elements stand in
which, in what order, with which attributes. Whatever is written outside it is a misfit.

Put down from the standard by hand: the standard's own schema files are in no package that may be
had here. It is narrower than the standard, so what fits it fits the standard, as far as the hand
was right; it is not a proof that Word opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

NUMBER = r"-?\d+"
COLOUR = r"[0-9A-F]{6}|auto"
ANY = r"(?s).*"
NAME = r".+"
ON = r"0|1|true|false"


@dataclass(frozen=True)
class Rule:
    """One element: its children as an ordered pattern of names, its attributes as patterns."""

    children: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    needed: tuple[str, ...] = ()


def rule(children: str = "", *needed: str, **attributes: str) -> Rule:
    return Rule(children, tuple(attributes.items()), needed)


PARTS = "(bookmarkStart |bookmarkEnd |hyperlink |r )*"
LINE = {"val": "single|dashed|nil", "sz": NUMBER, "space": NUMBER, "color": COLOUR}
WIDTH = {"w": NUMBER, "type": "dxa|pct|auto|nil"}
VAL = rule("", "val", val=NAME)
FLAG = rule("", val=ON)
GRAMMAR = {
    "document": rule("body "),
    "body": rule("(p |tbl |sdt )*sectPr "),
    "sdt": rule("sdtPr sdtContent "),
    "sdtPr": rule("docPartObj "),
    "docPartObj": rule("docPartGallery docPartUnique "),
    "docPartGallery": VAL,
    "docPartUnique": FLAG,
    "sdtContent": rule("(p )+"),
    "p": rule(f"(pPr )?{PARTS}"),
    "pPr": rule(
        "(pStyle )?(keepNext )?(keepLines )?(pageBreakBefore )?(numPr )?(pBdr )?(shd )?(tabs )?"
        "(spacing )?(ind )?(jc )?(outlineLvl )?(rPr )?(sectPr )?"
    ),
    "pStyle": VAL, "rStyle": VAL, "tblStyle": VAL,
    "keepNext": FLAG, "keepLines": FLAG, "pageBreakBefore": FLAG,
    "pBdr": rule("(top )?(bottom )?"),
    "tabs": rule("(tab )+"),
    "spacing": rule(before=NUMBER, after=NUMBER, line=NUMBER, lineRule="auto|exact|atLeast"),
    "ind": rule(left=NUMBER, right=NUMBER, hanging=NUMBER, firstLine=NUMBER),
    "r": rule(
        "(rPr )?(t |tab |br |drawing |fldChar |instrText |footnoteReference |footnoteRef |"
        "separator |continuationSeparator )*"
    ),
    "rPr": rule(
        "(rStyle )?(rFonts )?(b )?(bCs )?(i )?(iCs )?(color )?(spacing )?(sz )?(szCs )?(u )?"
        "(shd )?(vertAlign )?(rtl )?"
    ),
    "rFonts": rule(ascii=NAME, hAnsi=NAME, cs=NAME),
    "b": FLAG, "bCs": FLAG, "i": FLAG, "iCs": FLAG, "rtl": FLAG,
    "color": rule("", "val", val=COLOUR),
    "sz": rule("", "val", val=r"\d+"), "szCs": rule("", "val", val=r"\d+"),
    "shd": rule("", "val", val="clear", color=COLOUR, fill=COLOUR),
    "t": rule(space="preserve"), "br": rule(), "instrText": rule(space="preserve"),
    "fldChar": rule("", "fldCharType", fldCharType="begin|separate|end"),
    "footnoteReference": rule("", "id", id=NUMBER),
    "footnoteRef": rule(), "separator": rule(), "continuationSeparator": rule(),
    "hyperlink": rule("(r )*", id=NAME, anchor=r".{1,40}", history=ON),
    "bookmarkStart": rule("", "id", "name", id=NUMBER, name=r"[A-Za-z_][\w.]{0,39}"),
    "bookmarkEnd": rule("", "id", id=NUMBER),
    "tbl": rule("tblPr tblGrid (tr )+"),
    "tblPr": rule("tblStyle tblW tblLayout tblLook tblCaption tblDescription "),
    "tblW": rule("", "w", "type", **WIDTH),
    "tblLayout": rule(type="fixed|autofit"),
    "tblLook": rule(val="[0-9A-F]{4}", firstRow=ON, lastRow=ON, firstColumn=ON, lastColumn=ON,
                    noHBand=ON, noVBand=ON),
    "tblCaption": rule("", "val", val=ANY), "tblDescription": rule("", "val", val=ANY),
    "tblGrid": rule("(gridCol )+"), "gridCol": rule(w=NUMBER),
    "tr": rule("(trPr )?(tc )+"), "trPr": rule("(cantSplit )?(tblHeader )?"),
    "cantSplit": FLAG, "tblHeader": FLAG,
    "tc": rule("tcPr (p )+"),
    "tcPr": rule("tcW (gridSpan )?(vMerge )?(tcBorders )?(shd )?(tcMar )?(vAlign )?"),
    "tcW": rule("", "w", "type", **WIDTH),
    "gridSpan": rule("", "val", val=NUMBER), "vMerge": rule(val="restart|continue"),
    "tcBorders": rule("(top )?(left )?(bottom )?(right )?"),
    "vAlign": rule("", "val", val="top|center|bottom"),
    "sectPr": rule("(footerReference |headerReference )*(type )?pgSz pgMar (pgNumType )?(cols )?"
                   "(titlePg )?"),
    "type": rule("", "val", val="nextPage|continuous|oddPage|evenPage"),
    "footerReference": rule("", "id", "type", id=NAME, type="default|first|even"),
    "pgSz": rule(w=NUMBER, h=NUMBER, orient="portrait|landscape"),
    "pgMar": rule(top=NUMBER, bottom=NUMBER, left=NUMBER, right=NUMBER, header=NUMBER,
                  footer=NUMBER, gutter=NUMBER),
    "titlePg": FLAG,
    "drawing": rule("inline "),
    "inline": rule("extent docPr cNvGraphicFramePr graphic ", distT=NUMBER, distB=NUMBER,
                   distL=NUMBER, distR=NUMBER),
    "extent": rule("", "cx", "cy", cx=NUMBER, cy=NUMBER),
    "docPr": rule("", "id", "name", id=NUMBER, name=NAME, descr=ANY),
    "cNvGraphicFramePr": rule("(graphicFrameLocks )?"),
    "graphicFrameLocks": rule(noChangeAspect=ON),
    "graphic": rule("graphicData "), "graphicData": rule("pic ", "uri", uri=NAME),
    "pic": rule("nvPicPr blipFill spPr "), "nvPicPr": rule("cNvPr cNvPicPr "),
    "cNvPr": rule("", "id", "name", id=NUMBER, name=NAME, descr=ANY), "cNvPicPr": rule(),
    "blipFill": rule("blip stretch "), "blip": rule(embed=NAME), "stretch": rule("fillRect "),
    "fillRect": rule(), "spPr": rule("xfrm prstGeom "), "xfrm": rule("off ext "),
    "off": rule(x=NUMBER, y=NUMBER), "ext": rule(cx=NUMBER, cy=NUMBER),
    "prstGeom": rule("avLst ", prst="rect"), "avLst": rule(),
    "footnotes": rule("(footnote )+"),
    "footnote": rule("(p )+", "id", id=NUMBER, type="separator|continuationSeparator"),
}  # fmt: skip
INSIDE = {
    ("tcMar", ""): rule("(top )?(left )?(bottom )?(right )?"),
    ("top", "tcMar"): rule("", **WIDTH), ("right", "tcMar"): rule("", **WIDTH),
    ("top", ""): rule("", "val", **LINE), ("bottom", ""): rule("", "val", **LINE),
    ("left", ""): rule("", "val", **LINE), ("right", ""): rule("", "val", **LINE),
    ("tab", "tabs"): rule("", "val", "pos", val="left|right|center", pos=NUMBER),
    ("tab", ""): rule(), ("spacing", "rPr"): rule("", "val", val=NUMBER),
    ("u", ""): rule(val="single|none"), ("vertAlign", ""): rule(val="superscript|baseline"),
    ("jc", ""): rule(val="left|right|center|both"), ("outlineLvl", ""): rule(val=r"\d"),
}  # fmt: skip
"""Elements whose rule depends on where they stand."""


def misfits(root: etree._Element) -> Iterator[str]:
    """What does not fit the grammar, each with where it stands."""
    for element in root.iter():
        name, parent = local(element), element.getparent()
        found = _rule(name, local(parent) if parent is not None else "")
        if found is None:
            yield f"{name} is not part of the grammar"
        else:
            yield from _unfit(element, name, found)


def _rule(name: str, parent: str) -> Rule | None:
    return INSIDE.get((name, parent)) or INSIDE.get((name, "")) or GRAMMAR.get(name)


def _unfit(element: etree._Element, name: str, found: Rule) -> Iterator[str]:
    children = "".join(f"{local(child)} " for child in element)
    if not re.fullmatch(found.children, children):
        yield f"{name} holds “{children[:120]}”"
    known = dict(found.attributes)
    given = {etree.QName(key).localname: value for key, value in element.attrib.items()}
    for key, value in given.items():
        if key not in known or not re.fullmatch(known[key], value):
            yield f"{name} has {key}={value[:60]!r}"
    for key in found.needed:
        if key not in given:
            yield f"{name} lacks {key}"


def local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
