"""A logo somebody uploads: a PNG or JPEG that can be drawn, and nothing else."""

from __future__ import annotations

from docx.image.image import Image

from sim_workshop.domain.errors import CannotRead

LARGEST_SIDE = 8_000
"""Pixels: what a page of print needs many times over."""
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
JPEG_START, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"


def media_type_of(content: bytes) -> str:
    """By what is in the file, whatever its name says. CannotRead says what is wrong."""
    if not _is_whole(content):
        raise CannotRead("The logo must be a whole PNG or JPEG picture. Nothing was kept.")
    try:
        image = Image.from_blob(content)
        kind, sides = image.content_type, (image.px_width, image.px_height)
    except Exception as fault:  # whatever a broken picture makes the reader raise
        raise CannotRead("This picture cannot be read. Nothing was kept.") from fault
    if not all(0 < side <= LARGEST_SIDE for side in sides):
        raise CannotRead(
            f"A logo has from 1 to {LARGEST_SIDE:,} pixels on each side. Nothing was kept."
        )
    return kind


def _is_whole(content: bytes) -> bool:
    """Begins and ends as such pictures do: half an upload is refused."""
    if content.startswith(PNG_START):
        return content.rstrip(b"\x00\r\n ").endswith(PNG_END)
    return content.startswith(JPEG_START) and content.rstrip(b"\x00\r\n ").endswith(JPEG_END)
