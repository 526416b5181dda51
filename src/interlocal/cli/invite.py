"""`interlocal invite`: somebody for a government that has nobody left who could invite her."""

import sys
from typing import Annotated

import typer
from django.conf import settings
from django.core.exceptions import ValidationError

from interlocal.core.access.roles import Role
from interlocal.core.governments.models import Government
from interlocal.core.people.actions import invite as offer
from interlocal.core.people.actors import operator_at
from interlocal.platform.acting import acting
from interlocal.platform.clock import now
from interlocal.platform.database import connected_as

from .installation import database_running

app = typer.Typer(add_completion=False)


@app.command()
def invite(
    government: Annotated[str, typer.Argument(help="The government's short name, as in its address.")],
    name: Annotated[str, typer.Option(help="Whom to invite.")],
    email: Annotated[str, typer.Option(help="Her address.")],
    role: Annotated[Role, typer.Option(help="What she will be there.")] = Role.CITY_MANAGER,
) -> None:
    """Invite somebody to a government whose people have all left. Its audit log says that the command line did."""
    with database_running():
        found = _government(government)
        by = operator_at(found)
        address = f"{settings.PUBLIC_URL}/invitation/{{token}}/"
        try:
            with acting(by.acting):
                _invitation, link = offer(
                    government=found,
                    partnership=None,
                    email=email,
                    name=name,
                    role=role,
                    address=address,
                    by=by,
                    at=now(),
                )
        except ValidationError as error:
            print(*error.messages, sep="\n", file=sys.stderr)
            raise typer.Exit(1) from error
    print(f"{name} is invited to {found.name}, as: {role.label}. Hand this link to nobody else; it works once:\n{link}")


def _government(key: str) -> Government:
    """Read by the audit role: the command line acts for nobody until it knows for whom."""
    with connected_as("audit"):
        found = Government.objects.filter(key=key).first()
    if found is None:
        raise typer.BadParameter(f"No government has the short name {key!r}. Its page has it in its address.")
    return found
