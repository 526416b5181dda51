"""What people send to the assessment: a scan file."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.modules.assessment.scan_file import LARGEST
from interlocal.ui.import_wizard.forms import UploadForm


class ScanFileForm(UploadForm):
    """A scan file. As in the import wizard, a hidden field at the end tells an upload that was cut off."""

    file = forms.FileField(
        label=gettext_lazy("Scan file"),
        help_text=gettext_lazy("YAML, JSON or Excel Workbook (.xlsx), at most 5 MB, of the form of the example."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json,.xlsx"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file has %(size)d MB; a scan needs far less than %(most)d MB.")
                % {"size": -(-file.size // 1_000_000), "most": LARGEST // 1_000_000}
            )
        return file
