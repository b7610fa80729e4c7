"""The external addresses of the content: a weekly look at them, and what it found."""
