"""The sections of a plan that are tables of rows: what each holds, asks and says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interlocal.core.access.actor import Actor, Place, Refused
from interlocal.modules.assessment.forms.planning import (
    MessageForm,
    RiskForm,
    StrengthForm,
    TaskForm,
    TechnologyForm,
)
from interlocal.modules.assessment.models import Message, PlanEntry, Risk, Strength, TeamTask, TechnologyStep
from interlocal.modules.assessment.permissions import Permission
from interlocal.ui.action_forms import EditForm
from interlocal.ui.tables import Table

from .listing import Listing, own_members
from .standings import Standing, of_charges, of_risks, of_steps, of_strengths
from .tables import messages_tables, risks_tables, strengths_tables, tasks_tables, technology_tables


@dataclass(frozen=True)
class Section:
    """One of them; `members_add`: members' own people add rows of their own government."""

    key: str
    kind: type[PlanEntry]
    form: type[EditForm]
    title: str | Promise
    about: str | Promise
    add: str | Promise
    standing: Callable[[Listing], Standing]
    tables: Callable[[Listing], list[Table]]
    members_add: bool = False

    def may_add(self, actor: Actor, place: Place) -> bool:
        """Whether she may add a row."""
        return actor.may(Permission.RUN_SCAN, partnership=place.id) or (
            self.members_add and bool(own_members(actor, place))
        )


_ALL = (
    Section(
        "tasks",
        TeamTask,
        TaskForm,
        _("Tasks"),
        _("What the assessment team does, who of it, until when."),
        _("Add a task"),
        of_charges,
        tasks_tables,
    ),
    Section(
        "strengths",
        Strength,
        StrengthForm,
        _("Strengths"),
        _(
            "What each government is good at says who could lead or host. Zeemering and Delabbio (2013) advise to"
            " look for it in every one that takes part. A member's own people may add theirs."
        ),
        _("Add a strength"),
        of_strengths,
        strengths_tables,
        members_add=True,
    ),
    Section(
        "risks",
        Risk,
        RiskForm,
        _("Risks"),
        _(
            "The six classes are those of Pfeiffer (Rutgers University, “Managing Technology Risks Through"
            " Technological Proficiency”, 2015). He found them in the use of technology by local governments, not in"
            " shared services; here they are asked of sharing, too."
        ),
        _("Add a risk"),
        of_risks,
        risks_tables,
    ),
    Section(
        "technology",
        TechnologyStep,
        TechnologyForm,
        _("Technology plan"),
        _("What runs today and where, what shall run, and which step must wait for which."),
        _("Add a step"),
        of_steps,
        technology_tables,
    ),
    Section(
        "communication",
        Message,
        MessageForm,
        _("Communication plan"),
        _("Who hears what, through what, when, and who sends it: staff and unions before the newspaper."),
        _("Add a message"),
        of_charges,
        messages_tables,
    ),
)
SECTIONS: Mapping[str, Section] = {section.key: section for section in _ALL}


def section_of(key: str) -> Section:
    """The section with that address; Refused where there is none."""
    if key not in SECTIONS:
        raise Refused
    return SECTIONS[key]
