"""What the terminal shows when the demo can be opened."""

from django.conf import settings

from .casts import casts
from .views import people_address, sign_in_address


def welcome() -> str:
    """Where to choose whom to be; then one sign-in link a persona, by region, and what she would do first."""
    lines = [
        f"\ninterlocal is open at\n  {settings.PUBLIC_URL}{people_address()}",
        "Choose there whom to be. The people are invented, and their names say so. Ctrl-C ends it.",
        "\nOr sign in as one of them with one click:",
    ]
    for region, cast in casts():
        lines += ["", region]
        for persona, government in cast:
            lines.append(f"  {persona.name}, {persona.role.label}, {government}: {persona.would_do_first}")
            lines.append(f"    {settings.PUBLIC_URL}{sign_in_address(persona)}")
    return "\n".join(lines)
