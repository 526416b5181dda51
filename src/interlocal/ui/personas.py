"""People to try the product as."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Persona:
    """A person of the demo: who they are, what they would do first, and the link that signs in as them."""

    name: str
    role: str
    government: str
    first_step: str
    sign_in_url: str
