"""Who asks and what she may do: actor, permissions, roles. Code and no tables; every other part of core asks here."""
