"""The `interlocal` command. Commands are imported when they are asked for: some must set the environment first."""

from .group import main

__all__ = ["main"]
