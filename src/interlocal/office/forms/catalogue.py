from django import forms
from django.utils.translation import gettext_lazy as _

from interlocal.core.catalogue.models import Area
from interlocal.ui.forms import Select


class CatalogueFilter(forms.Form):
    """Which entries to show."""

    q = forms.CharField(
        label=_("Words"), max_length=120, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    area = forms.ChoiceField(
        label=_("Area"), required=False, choices=[("", _("Every area")), *Area.choices], widget=Select
    )
    board = forms.ChoiceField(
        label=_("On the board"),
        required=False,
        choices=[("", _("All")), ("yes", _("On the board")), ("no", _("Not on the board"))],
        widget=Select,
    )
