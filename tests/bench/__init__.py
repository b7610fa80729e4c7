"""How fast and how heavy the site is with many cases, against plain MkDocs: `make bench`."""
