"""The doors of the core: those of the office and of the site."""

from tests.office.doors import DOORS as OFFICE
from tests.office.register.doors import DOORS as REGISTER

DOORS = [*OFFICE, *REGISTER]
