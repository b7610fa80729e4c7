"""A YAML file of the program itself becomes plain values.

What people write is met with distrust, in `yaml_source`.
"""

from pathlib import Path
from typing import Any

import yaml

# In C, where that is there: it takes a tenth of the time.
LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def values_in(path: Path) -> Any:
    """What the file says: texts, numbers, lists and maps."""
    return yaml.load(path.read_text("utf-8"), LOADER)
