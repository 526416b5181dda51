"""One package per job; they never import one another."""
