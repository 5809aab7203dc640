"""Run in a network of its own: starts the app there and prints what its first pages answer.

`python -m tests.browser.alone FOLDER`, under `unshare --net`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.browser.running import Server

PAGES = ("/", "/health", "/join")


def main(folder: Path) -> None:
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    server = Server(folder, host="0.0.0.0").start()
    try:
        print(json.dumps({"said": server.said, **{path: server.asked(path) for path in PAGES}}))
    finally:
        server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
