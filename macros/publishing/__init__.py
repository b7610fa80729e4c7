"""The site as a whole: its search and styles, the last look at it, and a way out of MkDocs."""
