from django import forms

from interlocal.ui.forms import DatePicker, GroupedCheckboxes

SERVICES = [("payroll", "Payroll"), ("mowing", "Mowing"), ("radio", "Radio towers")]
MODES = [("full", "Take part"), ("data_only", "Share data only"), ("observer", "Observe")]


class SampleForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label="Title", max_length=60, help_text="As it should read in the agreement.")
    purpose = forms.CharField(label="Purpose", widget=forms.Textarea, required=False)
    email = forms.EmailField(label="E-mail of the lead", help_text="We write only about this service.")
    service = forms.ChoiceField(label="Service", choices=[("", "Choose one"), *SERVICES])
    mode = forms.ChoiceField(
        label="How will you take part?",
        choices=MODES,
        widget=forms.RadioSelect,
        help_text="You can change this at the end of a term.",
    )
    topics = forms.MultipleChoiceField(
        label="Which figures may the others see?",
        choices=[("cost", "Cost"), ("staff", "Staff"), ("volume", "Volume")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    areas = forms.MultipleChoiceField(
        label="Areas to look at",
        choices=[("Finance", SERVICES[:1]), ("Facilities", SERVICES[1:2]), ("Public safety", SERVICES[2:])],
        initial=["mowing"],
        widget=GroupedCheckboxes,
        required=False,
    )
    starts = forms.DateField(label="First day", widget=DatePicker)
    employees = forms.IntegerField(
        label="Employees covered", min_value=0, help_text="Leave empty if not known.", required=False
    )
    resolution = forms.FileField(label="Council resolution", help_text="PDF, at most 10 MB.", required=False)
    operator = forms.CharField(label="Operator", initial="Crestmoor County", disabled=True, required=False)
    agreed = forms.BooleanField(label="The council has adopted the resolution", help_text="Not a draft.")
