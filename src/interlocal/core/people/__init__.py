"""People, the roles that they hold at governments, and how one is invited. Nobody signs up by herself."""
