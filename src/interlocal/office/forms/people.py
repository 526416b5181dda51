from django import forms
from django.utils.translation import gettext_lazy as _

from interlocal.core.people.models import Invitation, RoleAssignment
from interlocal.ui.forms import LastDayField

from .fields import ActionForm, GovernmentField, PersonField


class InvitationForm(ActionForm):
    """Whom to invite, to which role, where."""

    government = GovernmentField()

    class Meta:
        model = Invitation
        fields = ("government", "role", "name", "email")


class RoleForm(ActionForm):
    """One more role for somebody who is here already."""

    person = PersonField()
    government = GovernmentField()

    class Meta:
        model = RoleAssignment
        fields = ("person", "government", "role", "starts_on", "ends_on")
        field_classes = {"ends_on": LastDayField}
        help_texts = {"starts_on": _("Today, unless you name another day.")}


class ConfirmForm(forms.Form):
    """Nothing but a yes, and a place for what speaks against it."""
