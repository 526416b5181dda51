"""Every form body comes from two templates: what they promise to readers of screens is checked here once."""

from html.parser import HTMLParser

import pytest
from django import forms

from interlocal.ui.design.forms import SampleForm
from interlocal.ui.forms import DatePicker


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _tag, attrs in self.tags if name in attrs]

    def of(self, tag: str, **having: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag and having.items() <= attrs.items()]


FORMS = {
    "empty": SampleForm(),
    "refused": SampleForm({"title": "", "email": "nobody", "mode": "sometimes", "starts": "soon"}),
    "prefixed": SampleForm({}, prefix="other"),
}


@pytest.mark.parametrize("name", FORMS)
def test_ids_are_unique_and_every_reference_has_one(name: str) -> None:
    page = Elements(str(FORMS[name]))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    described = {one for many in page.values("aria-describedby") for one in many.split()}
    linked = {href.removeprefix("#") for href in page.values("href") if href.startswith("#")}
    assert described | linked | set(page.values("for")) <= set(ids)


def test_each_error_stands_at_its_field_and_in_the_summary() -> None:
    form = FORMS["refused"]
    page = Elements(str(form))
    html = str(form)
    assert "Enter a valid email address." in html
    assert html.count("Enter a valid email address.") == 2
    assert "#id_mode_0" in page.values("href")
    [email] = page.of("input", name="email")
    assert email["aria-invalid"] == "true"
    assert email["aria-describedby"] == "id_email_helptext id_email_error"


def test_the_summary_takes_the_focus_only_when_something_is_wrong() -> None:
    assert Elements(str(FORMS["refused"])).of("div", role="alert")[0].keys() >= {"autofocus", "tabindex"}
    assert Elements(str(FORMS["empty"])).of("div", role="alert") == []


def test_choices_are_a_group_with_a_legend() -> None:
    page = Elements(str(FORMS["empty"]))
    assert [group.get("aria-describedby") for group in page.of("fieldset")] == ["id_mode_helptext", None, None]
    assert len(page.of("legend")) == 3


def test_required_is_a_word() -> None:
    optional = forms.Form()
    optional.fields["note"] = forms.CharField(required=False)
    assert "required" not in str(optional)
    optional.fields["note"].required = True
    assert ">required<" in str(optional)


def test_an_error_of_the_whole_form_is_in_the_summary() -> None:
    class Term(forms.Form):
        def clean(self) -> None:
            raise forms.ValidationError("The term ends before it begins.")

    assert "<li>The term ends before it begins.</li>" in str(Term({}))


def test_what_a_reader_typed_is_escaped() -> None:
    assert "<script>" not in str(SampleForm({"title": "<script>alert(1)</script>"}))


def test_each_form_of_a_set_is_a_group_with_its_errors() -> None:
    entries = forms.formset_factory(SampleForm, extra=2)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-title": "Payroll", "form-1-title": "Mowing"}
    )
    page = Elements(str(entries))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert str(entries).count("Entry ") == 2


def test_a_date_goes_to_the_browser_as_it_wants_it() -> None:
    form = forms.Form(initial={"starts": "2026-11-30"})
    form.fields["starts"] = forms.DateField(widget=DatePicker)
    assert Elements(str(form)).of("input", type="date", value="2026-11-30")
