"""What is chosen when a report on an own scan is issued."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interlocal.modules.assessment.report.own import PLAN_CHAPTERS


class IssueForm(forms.Form):
    """Which chapters of the plan it prints. None, unless somebody says so: it can't be taken back."""

    printed = forms.MultipleChoiceField(
        label=_("Print these chapters of the plan, too"),
        choices=lambda: [(key, section.title) for key, section in PLAN_CHAPTERS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "A final report is a public record. Risks tell an attacker where to begin, and a plan for talks with staff "
            "tells them before the talks: unless you tick it, a chapter is left out, and the report says that it was. "
            "Ask your attorney if in doubt. What you wrote, in reasons, next steps, gates and the plan, stays as you "
            "wrote it, even where a member took a figure back since: read it first. The report prints in any case what "
            "members share with the whole partnership."
        ),
    )
