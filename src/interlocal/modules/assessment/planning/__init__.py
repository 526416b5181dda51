"""How the plan of a scan is shown: its sections, each a table that leads with an answer; readiness; the whole."""
