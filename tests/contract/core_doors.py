"""The doors of the core: those of the office and of the site."""

from tests.office.doors import DOORS as OFFICE

DOORS = [*OFFICE]
