"""Reading YAML written by people, so that every value knows the line it stands on.

Every value is text as it was written (`2.5`, `no`, `2002-06` stay what they are): what it should
be is for the models to say. What YAML allows but nobody needs here is refused: a key twice,
anchors and aliases, tags, several documents in one file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sim_workshop.content.errors import ContentError
from sim_workshop.domain.text import NEVER_IN_XML

LARGEST = 1_000_000
"""Bytes of one file."""
DEEPEST = 12
"""Lists within lists."""
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTHING = "tag:yaml.org,2002:null"
PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("null", "bool", "int", "float", "str", "timestamp", "value", "merge", "map", "seq")
)
INDENTED = "this line is not indented like the lines before it"
QUOTE = "a text beginning with this character has to stand in quotes"
IN_PLAIN_WORDS = {
    "mapping values are not allowed": "there is a colon inside a text (put the text in quotes), "
    "or this line is indented too far",
    "could not find expected ':'": "expected a key with a colon after it",
    "expected <block end>": INDENTED,
    "did not find expected '-' indicator": INDENTED,
    "did not find expected key": INDENTED,
    "unexpected end of stream": "a quotation mark is opened here and never closed",
    "expected ',' or": "a bracket is opened here and never closed",
    "parsing a flow node": "a list in brackets is written [one, two]",
    "cannot start any token": QUOTE,
    "while scanning an alias": QUOTE,
    "while scanning an anchor": QUOTE,
    "expected a single document": "expected one document, found a second after “---”",
}
"""What the usual complaints of a YAML reader mean to somebody who edits the file."""
SEEN_LATER = ("quoted scalar", "simple key", "flow sequence", "flow mapping")
"""Mistakes noticed only further down; people are shown where they begin."""


@dataclass(frozen=True)
class Node:
    """A value of the file with the line it stands on and what it is made of."""

    line: int
    value: Any
    """The text, or None where nothing is written; a dict or list of plain values."""
    parts: Mapping[str | int, Node] = field(default_factory=dict)
    """What it is made of, by key or position; the line of a part is that of its key."""

    def at(self, path: Sequence[str | int]) -> Node:
        """The part at a path, or the nearest above it that is there."""
        found = self
        for step in path:
            if step not in found.parts:
                break
            found = found.parts[step]
        return found


@dataclass(frozen=True)
class Page:
    """One file of the pack."""

    name: str
    """Folder and file, as it is named to people."""
    root: Node

    def refused(self, path: Sequence[str | int], said: str) -> ContentError:
        return ContentError(self.name, self.root.at(path).line, said)


def read_page(file: Path) -> Page:
    """The file with its lines; refused where it is not plain YAML of the form "key: value"."""
    name = f"{file.parent.name}/{file.name}"
    text = _text_of(file, name)
    try:
        _refuse_what_nobody_needs(text, name)
        top = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        raise _in_plain_words(error, name, last_line=len(text.splitlines())) from None
    if not isinstance(top, yaml.MappingNode):
        found = "nothing" if top is None else "something else"
        raise ContentError(name, 1, f"expected lines of the form “key: value”, found {found}")
    return Page(name, _node(top, _line(top.start_mark), name))


def _text_of(file: Path, name: str) -> str:
    try:
        raw = file.read_bytes()
    except OSError:
        raise ContentError(name, None, "the file is missing or cannot be opened") from None
    if len(raw) > LARGEST:
        raise ContentError(name, None, f"the file is larger than {LARGEST:,} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError(name, line, "expected text saved as UTF-8") from None
    _refuse_letters_nobody_sees(text, name)
    return text


def _refuse_letters_nobody_sees(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        margin = line[: len(line) - len(line.lstrip())]
        if "\t" in margin:
            raise ContentError(name, number, "this line begins with a tab; indent with spaces")
        if NEVER_IN_XML.search(line) or any(_is_unseen(c) for c in line):
            raise ContentError(name, number, "there is a character here that cannot be printed")


def _is_unseen(letter: str) -> bool:
    """Control characters, and marks that break a line where no editor shows one."""
    return unicodedata.category(letter) in {"Cc", "Zl", "Zp"} and letter not in "\t\r"


def _refuse_what_nobody_needs(text: str, name: str) -> None:
    """Aliases (with which a small file can unfold into a huge one), anchors, and great depth."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if getattr(event, "anchor", None) is not None:
            said = "anchors (&) and aliases (*) are not read here; write the text out or quote it"
            raise ContentError(name, _line(event.start_mark), said)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ContentError(name, _line(event.start_mark), "too many lists within lists")


def _in_plain_words(error: yaml.MarkedYAMLError, name: str, last_line: int) -> ContentError:
    problem = f"{error.context or ''} {error.problem or ''}".strip()
    said = next((say for part, say in IN_PLAIN_WORDS.items() if part in problem), "")
    later = any(part in problem for part in SEEN_LATER)
    mark = error.context_mark if later else error.problem_mark
    line = min(_line(mark), last_line)
    return ContentError(name, line, said or f"this is not YAML ({problem})")


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1


def _node(written: yaml.Node, line: int, name: str) -> Node:
    if written.tag not in PLAIN_TAGS:
        raise ContentError(name, line, f"the tag “{written.tag}” is not read here; leave it out")
    if isinstance(written, yaml.MappingNode):
        parts: dict[str | int, Node] = dict(_keyed(written, name))
        return Node(line, {key: part.value for key, part in parts.items()}, parts)
    if isinstance(written, yaml.SequenceNode):
        listed = [_node(one, _line(one.start_mark), name) for one in written.value]
        return Node(line, [one.value for one in listed], dict(enumerate(listed)))
    return Node(line, None if written.tag == NOTHING else written.value)


def _keyed(written: yaml.MappingNode, name: str) -> Iterator[tuple[str, Node]]:
    seen: dict[str, int] = {}
    for key, value in written.value:
        line = _line(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            raise ContentError(name, line, "expected a word before the colon")
        if key.value in seen:
            said = f"“{key.value}” is given twice, first in line {seen[key.value]}"
            raise ContentError(name, line, said)
        seen[key.value] = line
        yield key.value, _node(value, line, name)
