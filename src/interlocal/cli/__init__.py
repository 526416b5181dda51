"""The `interlocal` command."""
