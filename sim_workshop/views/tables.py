"""Tables as HTML: heads above, rows of text that is escaped already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape


def table(
    heads: Sequence[str],
    rows: Iterable[str],
    numbers: Collection[int] = (),
    *,
    blocks: bool = False,
) -> str:
    """The heads are escaped here, the rows by whoever made them; `numbers` stand at the right.
    With `blocks` each row is a block on a phone, its cells named by their `data-label`."""
    cells = "".join(
        f'<th scope="col"{" class=n" if at in numbers else ""}>{escape(head)}</th>'
        for at, head in enumerate(heads)
    )
    look = "tbl rows" if blocks else "tbl"
    body = f"<thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f'<table class="{look}">{body}</table>'


def scrolling(content: str, name: str) -> str:
    """A table too wide for a phone, in a region of its own that the arrow keys scroll too."""
    named = f'role="region" tabindex="0" aria-label="{escape(name)}"'
    return f'<div class="scroll" {named}>{content}</div>'


def tile(content: str) -> str:
    """A card around it."""
    return f'<div class="tile">{content}</div>'


def help_line(text: str) -> str:
    """One muted line."""
    return f'<p class="help">{escape(text)}</p>'
