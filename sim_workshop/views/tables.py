"""Tables as HTML: heads above, rows of text that is escaped already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape


def table(heads: Sequence[str], rows: Iterable[str], numbers: Collection[int] = ()) -> str:
    """The heads are escaped here, the rows by whoever made them; `numbers` stand at the right."""
    cells = "".join(
        f'<th scope="col"{" class=n" if at in numbers else ""}>{escape(head)}</th>'
        for at, head in enumerate(heads)
    )
    return (
        f'<table class="tbl"><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def tile(content: str) -> str:
    """A card around it."""
    return f'<div class="tile">{content}</div>'


def help_line(text: str) -> str:
    """One muted line."""
    return f'<p class="help">{escape(text)}</p>'
