"""A program for the tests: supervises the server of a folder and some commands, as `interlocal start` does.

python -m tests.platform.embedded.supervised DATA '{"NAME": ["PROGRAM", "ARGUMENT"]}'
"""

import json
import sys
from pathlib import Path

from interlocal.platform.embedded import Server
from interlocal.platform.supervisor import Command, Supervisor


def supervise(data: Path, programs: dict[str, list[str]]) -> int:
    commands = [Command(name, argv) for name, argv in programs.items()]
    prepare = lambda: print("prepared", flush=True)  # noqa: E731, T201
    return Supervisor(commands, server=Server(data), log=data / "log", prepare=prepare).run()


if __name__ == "__main__":
    sys.exit(supervise(Path(sys.argv[1]), json.loads(sys.argv[2])))
