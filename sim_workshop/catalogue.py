"""Collecting what the program says, for translators: `python -m sim_workshop.catalogue` writes
`locale/messages.pot`.

Babel's own extractor does not look inside f-strings on Python 3.11, where most of our words on
screen stand; this one reads the syntax tree.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from sim_workshop.domain.at_places import STATUS_WORDS
from sim_workshop.domain.leads import UNFILLED
from sim_workshop.domain.people import ROLES
from sim_workshop.domain.screening import WHAT_WAS_SEEN
from sim_workshop.domain.workshop import KINDS

CODE = Path(__file__).resolve().parent
MARKED = {"_": 1, "later": 1, "ngettext": 2, "forms": 2}
"""Functions that mark a message, and how many of their arguments are messages."""
REFUSALS = {"NotAllowed", "NotFound", "CannotRead", "Ruling", "WorkshopError"}
"""What people are told in a sentence; translated where it is shown."""

Message = tuple[str, ...]


def messages(code: Path = CODE) -> Iterator[tuple[Message, str]]:
    """Every message, singular with its plural where it has one, and where it stands."""
    for file in sorted(code.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        for message, line in _in_tree(tree):
            yield message, f"{file.relative_to(code.parent).as_posix()}:{line}"
    for file in sorted(code.rglob("*.html")):
        with file.open("rb") as template:
            for line, _name, found, _comments in babel_extract(template, ["_"], [], {}):
                yield (str(found),), f"{file.relative_to(code.parent).as_posix()}:{line}"
    for word in sorted(set(_of_the_domain())):
        yield (word,), "sim_workshop/domain"


def _in_tree(tree: ast.AST) -> Iterator[tuple[Message, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            many = MARKED.get(name, 0)
            texts = tuple(_constant(a) for a in node.args[: many or 2])
            if many and all(texts[:many]) and len(texts) >= many:
                yield texts[:many], node.lineno
            elif name in REFUSALS and any(texts):
                yield (next(t for t in texts if t),), node.lineno


def _constant(node: ast.expr) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text and isinstance(node, ast.Constant) else ""


def _of_the_domain() -> Iterable[str]:
    """The domain says what things are called, and knows no languages."""
    for kind in KINDS.values():
        yield from (kind.label, kind.plural)
    for table in (STATUS_WORDS, UNFILLED, WHAT_WAS_SEEN):
        yield from (word for word in table.values() if word)
    yield from (role.capitalize() for role in ROLES)


def catalogue(found: Iterable[tuple[Message, str]]) -> Catalog:
    """As gettext's tools read it."""
    made = Catalog(project="SIM Workshop", charset="utf-8")
    for message, place in found:
        key = message if len(message) > 1 else message[0]
        made.add(key, locations=[(place.rpartition(":")[0] or place, 0)])
    return made


def main() -> None:
    """Writes the template translators start from."""
    target = CODE / "locale" / "messages.pot"
    target.parent.mkdir(exist_ok=True)
    with target.open("wb") as out:
        write_po(out, catalogue(messages()), no_location=True, omit_header=True, sort_output=True)


if __name__ == "__main__":
    main()
