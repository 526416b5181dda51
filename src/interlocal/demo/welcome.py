"""What the terminal shows when the demo can be opened."""

from django.conf import settings

from interlocal.core.access.roles import Role

from .personas import PERSONAS
from .regions import KEYS, read_region
from .views import sign_in_address


def welcome() -> str:
    """One sign-in link a persona, by region, and what that person would do first."""
    lines = [f"\ninterlocal is open at {settings.PUBLIC_URL}/  (Ctrl-C ends it)", ""]
    lines.append("Sign in with one click. The people are invented; they say so in their names.")
    for key in KEYS:
        region = read_region(key)
        lines += ["", region.name]
        for persona in PERSONAS:
            if persona.region == region.key:
                lines.append(f"  {persona.name}, {Role(persona.role).label}: {persona.would_do_first}")
                lines.append(f"    {settings.PUBLIC_URL}{sign_in_address(persona)}")
    return "\n".join(lines)
