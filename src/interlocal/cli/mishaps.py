"""What can go wrong for whoever types a command, each told in a line or two and never as a traceback."""

from django.db import OperationalError, ProgrammingError
from psycopg.errors import InsufficientPrivilege, UndefinedTable

from interlocal.config.env import BadEnvironment
from interlocal.platform.archive import BadArchive
from interlocal.platform.database import NoAddress
from interlocal.platform.embedded import ServerBusy, ServerFailed
from interlocal.platform.problems import BadFile

from .installation import NoInstallation

#: Their own words say what is wrong and what to do.
OF_OUR_OWN = (BadArchive, BadEnvironment, BadFile, NoAddress, NoInstallation, ServerBusy, ServerFailed)


def in_words(why: Exception) -> str | None:
    """What to print; None if it is a fault of the program, whose traceback is worth having."""
    if isinstance(why, OF_OUR_OWN):
        return str(why)
    line = " ".join(str(why).split())
    match why, why.__cause__:
        case ProgrammingError(), UndefinedTable():
            return "The database is not set up, or not up to date: interlocal migrate"
        case ProgrammingError(), InsufficientPrivilege():
            return f"The database refused it: {line}. `interlocal migrate` grants each role its rights."
        case OperationalError(), _:
            return f"The database does not serve this: {line}"
        case OSError(filename=str(name)), _:
            return f"{name}: {why.strerror}."
        case OSError(), _:
            return line
    return None
