"""Whom one can be in the demo. Every person is invented, those at real governments too, and says so in the name."""

from dataclasses import dataclass

from interlocal.core.access.roles import Role


@dataclass(frozen=True)
class Persona:
    """An invented person, where she works and what she would do first."""

    key: str
    name: str
    role: Role
    government: str
    region: str
    would_do_first: str
    start_url: str

    @property
    def email(self) -> str:
        """An address that leads nowhere."""
        return f"{self.key}@demo.example"


PERSONAS = (
    Persona(
        "director",
        "Dana Director (synthetic)",
        Role.PROGRAMME_DIRECTOR,
        "imaginary-valley-council",
        "imaginary-valley",
        "see on the board what stands where, and issue the report on the scan",
        "/p/imaginary-valley/board/",
    ),
    Persona(
        "manager",
        "Max Manager (synthetic)",
        Role.CITY_MANAGER,
        "fictionville",
        "imaginary-valley",
        "read what waits for the city, and which agreement soon reaches its notice deadline",
        "/",
    ),
    Persona(
        "finance",
        "Fay Finance (synthetic)",
        Role.FINANCE_DIRECTOR,
        "exampleburg",
        "imaginary-valley",
        "check the savings claims of the scan and their sources",
        "/p/imaginary-valley/assessment/synthetic/",
    ),
    Persona(
        "clerk",
        "Cleo Clerk (synthetic)",
        Role.CLERK,
        "imaginary-county",
        "imaginary-valley",
        "enter an agreement of the county into the register",
        "/p/imaginary-valley/register/",
    ),
    Persona(
        "marc-director",
        "Mel Director (synthetic)",
        Role.PROGRAMME_DIRECTOR,
        "marc",
        "eastern-jackson-county",
        "compare what the two documents say of the same services",
        "/p/eastern-jackson-county/",
    ),
    Persona(
        "blue-springs-manager",
        "Blue Manager (synthetic)",
        Role.CITY_MANAGER,
        "blue-springs-mo",
        "eastern-jackson-county",
        "see in which services the city takes part",
        "/p/eastern-jackson-county/participation/",
    ),
    Persona(
        "independence-hr",
        "Indi HR (synthetic)",
        Role.HR_DIRECTOR,
        "independence-mo",
        "eastern-jackson-county",
        "look up how exit interviews are run",
        "/p/eastern-jackson-county/board/",
    ),
    Persona(
        "crcog-director",
        "Cora Director (synthetic)",
        Role.PROGRAMME_DIRECTOR,
        "crcog",
        "crcog",
        "read what the eight opportunities add up to, and what was left out",
        "/p/crcog/assessment/crcog/",
    ),
    Persona(
        "milwaukee-director",
        "Mil Director (synthetic)",
        Role.PROGRAMME_DIRECTOR,
        "stand-in-convener",
        "milwaukee",
        "read the ten verdicts and their next steps",
        "/p/milwaukee/assessment/milwaukee/",
    ),
)
