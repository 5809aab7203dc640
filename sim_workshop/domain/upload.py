"""A file somebody gave to the workshop: a logo, a county's own template, a data sheet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

LARGEST_UPLOAD = 10_000_000
"""Bytes of one file (rules.md)."""


@dataclass(frozen=True)
class Upload:
    """What is kept of it. Known by its contents: the same file twice is one."""

    hash: str
    name: str
    media_type: str
    content: bytes

    def __post_init__(self) -> None:
        if hashlib.sha256(self.content).hexdigest() != self.hash:
            raise ValueError("the contents are not those of the name they go by")

    @classmethod
    def of(cls, name: str, media_type: str, content: bytes) -> Upload:
        return cls(hashlib.sha256(content).hexdigest(), name, media_type, content)

    def about(self) -> dict[str, str]:
        """Everything but the contents."""
        return {"hash": self.hash, "name": self.name, "media_type": self.media_type}
