"""Run a module as if it were later: `python tests/later.py DAYS MODULE [ARGUMENTS …]`.

Every clock that Python has is that many days ahead, for the module and all that it uses.
"""

import datetime
import runpy
import sys
from pathlib import Path

import time_machine


def main() -> None:
    """Move the clock and run the module, in the folder where one is."""
    days, module = int(sys.argv[1]), sys.argv[2]
    sys.argv[1:] = sys.argv[3:]
    sys.path[0] = str(Path.cwd())
    now = datetime.datetime.now(datetime.UTC)
    time_machine.travel(now + datetime.timedelta(days=days), tick=True).start()
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
