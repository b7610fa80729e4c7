"""The rules are applied to the content: what fits, what is alike, where the gaps are."""
