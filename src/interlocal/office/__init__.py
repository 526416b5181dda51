"""Screens of the core: governments, partnerships, people, participation, the register, audit."""
