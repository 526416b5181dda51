from django import forms
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from interlocal.core.access.roles import Role, what_it_may
from interlocal.core.people.models import Invitation, RoleAssignment
from interlocal.ui.action_forms import ActionForm, GovernmentField, PersonField
from interlocal.ui.forms import ExplainedRadios, LastDayField


class RoleField(forms.ChoiceField):
    """One of the roles, each with what it may do."""

    def __init__(self) -> None:
        meanings: dict[str, str | Promise] = {role.value: lazy(what_it_may, str)(role) for role in Role}
        super().__init__(label=_("Role"), choices=Role.choices, widget=ExplainedRadios(meanings))


class InvitationForm(ActionForm):
    """Whom to invite, to which role, where."""

    government = GovernmentField()
    role = RoleField()

    class Meta:
        model = Invitation
        fields = ("government", "role", "name", "email")


class RoleForm(ActionForm):
    """One more role for somebody who is here already."""

    person = PersonField()
    government = GovernmentField()
    role = RoleField()

    class Meta:
        model = RoleAssignment
        fields = ("person", "government", "role", "starts_on", "ends_on")
        field_classes = {"ends_on": LastDayField}
        help_texts = {"starts_on": _("Today, unless you name another day.")}
