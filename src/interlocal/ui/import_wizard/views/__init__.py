"""The wizard's pages: its steps, and what was imported before."""
