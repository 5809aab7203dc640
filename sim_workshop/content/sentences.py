"""What a practitioner is told about a value that is not what it should be."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from sim_workshop.content.files import AT_HOME
from sim_workshop.domain.text import shortened

LONGEST_QUOTE = 60
TEXT = "a text"
LIST = "a list (lines beginning with “- ”, or [one, two])"
KEYS = "lines of the form “key: value”"
NUMBER = "a number"
WHOLE = "a whole number"
EXPECTED: Mapping[str, str] = {
    "string_type": TEXT,
    "string_too_short": TEXT,
    "tuple_type": LIST,
    "model_type": KEYS,
    "model_attributes_type": KEYS,
    "dict_type": KEYS,
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_from_float": WHOLE,
    "float_type": NUMBER,
    "float_parsing": NUMBER,
    "finite_number": NUMBER,
    "bool_type": "yes or no",
    "bool_parsing": "yes or no",
    "literal_error": "{expected}",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "string_too_long": "at most {max_length} characters",
    "string_pattern_mismatch": "an id of letters, digits, dots, hyphens and underscores",
}
"""What each refusal of the models means to somebody who edits the file."""


def sentence_for(error: ErrorDetails, kind: type[BaseModel]) -> str:
    """What was expected at the place of this error, in the words of the file."""
    path = error["loc"]
    if error["type"] == "missing":
        return f"expected the key “{path[-1]}” here, and it is missing"
    if error["type"] == "extra_forbidden":
        return _unknown_key(str(path[-1]), keys_at(kind, path[:-1]))
    expected = EXPECTED.get(error["type"], error["msg"]).format_map(_plain(error.get("ctx", {})))
    if error["type"] == "not_cross":
        return f"expected {expected}"
    return f"expected {expected}{_named(path)}, found {_found(error['input'])}"


def _named(path: Sequence[str | int]) -> str:
    """Which key the value was for; nothing where the key itself is what is wrong."""
    if path[-1:] == ("[key]",):
        return ""
    return next((f" for “{step}”" for step in reversed(path) if isinstance(step, str)), "")


def _unknown_key(key: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"did you mean “{near[0]}”?" if near else f"known here are {', '.join(known)}"
    return f"there is no key “{shortened(key, LONGEST_QUOTE)}” here; {hint}"


def _plain(said: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value).replace("'", "") for name, value in said.items()}


def _found(written: Any) -> str:
    kinds: tuple[tuple[Callable[[Any], bool], str], ...] = (
        (lambda v: v is None or v == "", "nothing"),
        (lambda v: isinstance(v, dict), "keys and values"),
        (lambda v: isinstance(v, (list, tuple)), "a list"),
    )
    plain = next((name for test, name in kinds if test(written)), "")
    return plain or f"“{shortened(str(written), LONGEST_QUOTE)}”"


def keys_at(kind: Any, path: Sequence[str | int]) -> list[str]:
    """The keys that may stand at a path of a file of this kind."""
    for step in path:
        kind = _inside(kind, step)
    fields = list(kind.model_fields) if _is_model(kind) else []
    return [f for f in fields if not (f == "intercept" and path and path[0] in AT_HOME)]


def _inside(kind: Any, step: str | int) -> Any:
    """The type of what stands under a key or position: of a field, a list, or a mapping."""
    if _is_model(kind):
        found = kind.model_fields.get(step)
        return found.annotation if found else None
    inner = [a for a in get_args(kind) if a not in (Ellipsis, type(None))]
    return inner[-1] if inner else None


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
