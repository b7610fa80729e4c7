"""Lets `python -m macros` run a command."""

import sys

from macros.cli import main

sys.exit(main())
