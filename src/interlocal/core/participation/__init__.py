"""Shared services from idea to ended, and who takes part in which mode for what term: what all else derives from."""
