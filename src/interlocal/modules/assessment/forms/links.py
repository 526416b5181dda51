"""To whom a short form is sent, and until when it can be answered."""

from interlocal.modules.assessment.models import FormLink
from interlocal.ui.action_forms import ActionForm


class SendForm(ActionForm):
    """A department and its address."""

    class Meta:
        model = FormLink
        fields = ["department", "email", "last_day"]
