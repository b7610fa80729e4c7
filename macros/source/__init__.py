"""A file becomes plain values with their places, or problems in Dutch."""
