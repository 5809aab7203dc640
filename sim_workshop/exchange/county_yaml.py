"""A county file as plain values: every word as it was written (`NO`, `2.5`, `2015-10` stay what
they are), nothing executed, nothing that a small file could unfold into a huge one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from sim_workshop.content.yaml_lines import IN_PLAIN_WORDS, PLAIN_TAGS
from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.text import clean
from sim_workshop.exchange.text_files import text_of
from sim_workshop.words import _

LARGEST = 2_000_000
"""Bytes. Twenty communities together have about 22,000."""
MOST_VALUES = 100_000
"""Values once everything that is repeated by reference is written out."""
NOTHING = "tag:yaml.org,2002:null"
MERGE = "tag:yaml.org,2002:merge"
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Tree = dict[str, Any] | list[Any] | str | None
"""Texts in dictionaries and lists; None where nothing is written."""


def read_tree(data: bytes) -> Tree:
    """What stands in the file. CannotRead names the line where it is not YAML."""
    if len(data) > LARGEST:
        _refuse(_("This file is too large for a county file: at most 2 MB are read."))
    text = UNPRINTABLE.sub("", text_of(data))
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
        return _Unfolding().value(top) if top else None
    except yaml.MarkedYAMLError as error:
        _refuse_line(error)
    except yaml.YAMLError:
        _refuse(_("This file is not YAML text."))
    except RecursionError:
        _refuse(_("This file holds lists within lists too deep to be a county file."))


def _refuse_line(error: yaml.MarkedYAMLError) -> NoReturn:
    problem = f"{error.context or ''} {error.problem or ''}".strip()
    said = next((say for part, say in IN_PLAIN_WORDS.items() if part in problem), problem)
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    _refuse(_("Line {line} cannot be read: {said}.").format(line=line, said=said))


def _refuse(what: str) -> NoReturn:
    raise CannotRead(" ".join((what, _("Nothing was imported. Mend the file and try again."))))


class _Unfolding:
    """Makes plain values of YAML's nodes, and counts them."""

    def __init__(self) -> None:
        self._count = 0
        self._open: set[int] = set()

    def value(self, node: yaml.Node) -> Tree:
        self._count += 1
        if self._count > MOST_VALUES or id(node) in self._open:
            _refuse(_("This file repeats its parts by reference (& and *) until it is too large."))
        if node.tag not in PLAIN_TAGS:
            _refuse(_("Line {line} holds the tag {tag}, which is not read.").format(
                line=node.start_mark.line + 1, tag=node.tag
            ))  # fmt: skip
        self._open.add(id(node))
        try:
            return self._plain(node)
        finally:
            self._open.discard(id(node))

    def _plain(self, node: yaml.Node) -> Tree:
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each) for each in node.value]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        return None if node.tag == NOTHING else clean(str(node.value))

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        """Keys in their order; one that is given twice is kept twice."""
        found: dict[str, Any] = {}
        times: Counter[str] = Counter()
        for key, value in self._pairs(node):
            times[key] += 1
            found[key if times[key] == 1 else f"{key} ({times[key]})"] = value
        return found

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, Any]]:
        for key, part in node.value:
            value = self.value(part)
            if key.tag == MERGE and isinstance(value, dict):
                yield from value.items()
            else:
                yield in_words(self.value(key)), value


def in_words(tree: Any) -> str:
    """A value as one text, with every word of it: "low: 5; high: 7"."""
    if isinstance(tree, dict):
        return "; ".join(f"{key}: {in_words(value)}" for key, value in tree.items())
    if isinstance(tree, list):
        return "; ".join(in_words(each) for each in tree)
    return "" if tree is None else str(tree)
