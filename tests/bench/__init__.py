"""How fast and how heavy the site is with a thousand cases: `python -m tests.bench`."""
