"""Programs that the tests need are installed from Debian's packages, where that is possible."""

import os
import subprocess
import sys
from pathlib import Path


def can_install() -> bool:
    """Whether this is a machine on which we may install Debian's packages."""
    return sys.platform == "linux" and os.geteuid() == 0 and Path("/usr/bin/apt-get").exists()


def install(*packages: str) -> None:
    """Install `packages`; whether that helped is for the caller to find out."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", *packages]):
        subprocess.run(
            ["apt-get", "-qq", *arguments],
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
