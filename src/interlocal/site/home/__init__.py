"""Home: what waits for you, over all your partnerships."""
