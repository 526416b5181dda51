"""The doors of the core."""

from tests.contract.doors import Door

DOORS: list[Door] = []
