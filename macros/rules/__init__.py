"""What follows from the content: pure functions over plain values, and nothing else."""
