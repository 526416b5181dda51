"""Who among the parties leads, who holds the money, and how each approved: on the page, in its form, in files."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Approval, Draft, Parts
from interlocal.core.agreements.models import Agreement
from interlocal.platform.acting import acting
from tests.office.register.test_import import problems, standing
from tests.office.register.test_pages import SignedIn, enter, text
from tests.ui.import_wizard.uploads import committed, matched, workbook
from tests.worlds import AT, World

JUNE_3 = datetime.date(2024, 6, 3)


@pytest.fixture
def address(world: World) -> str:
    return f"/p/{world.partnership.key}/register/"


@pytest.fixture
def entry(world: World) -> Agreement:
    return enter(world, "Dispatch", "alder", "birch", others=("Riverside: Ambulance",))


def sent(client: Client, form_at: str, **by_label: str) -> dict[str, str]:
    """What the form would send with its fields named by label filled in."""
    form = client.get(form_at).context["form"]
    values = {field.html_name: field.value() or "" for field in form}
    for label, value in by_label.items():
        (field,) = [field for field in form if field.label == label]
        choices = {name: key for key, name in getattr(field.field, "choices", ())}
        values[field.html_name] = choices.get(value, value)
    return values


def test_what_no_file_can_hold_is_refused_at_its_field(
    world: World, signed_in: SignedIn, address: str, entry: Agreement
) -> None:
    client, form_at = signed_in("alder_clerk"), f"{address}{entry.id}/parts/"
    answer = client.post(form_at, sent(client, form_at, **{"Alder: by resolution or ordinance": "Resolution\x0724"}))
    form = answer.context["form"]
    assert [form[name].label for name in form.errors] == ["Alder: by resolution or ordinance"]


def test_a_clerk_says_who_leads_who_holds_the_money_and_who_approved(
    world: World, signed_in: SignedIn, address: str, entry: Agreement
) -> None:
    client, form_at = signed_in("alder_clerk"), f"{address}{entry.id}/parts/"
    assert form_at in client.get(f"{address}{entry.id}/").content.decode()
    body = sent(
        client,
        form_at,
        **{
            "Administered by": "Birch",
            "Fiscal agent": "Riverside: Ambulance",
            "Alder: approved on": "2024-06-03",
            "Alder: by resolution or ordinance": "Resolution 24-17",
            "Birch: by resolution or ordinance": "Ordinance 9",
        },
    )
    page = client.get(client.post(form_at, body)["Location"])
    facts = {fact.term: fact.value for fact in page.context["facts"].facts}
    assert (facts["Administered by"], facts["Fiscal agent"]) == ("Birch", "Riverside: Ambulance")
    assert page.context["approvals"].rows == (
        ("Alder", JUNE_3, "Resolution 24-17"),
        ("Birch", None, "Ordinance 9"),
        ("Riverside: Ambulance", None, None),
    )
    assert "not on record" in text(page)
    (row,) = client.get(address).context["entries"].table.rows
    assert row[1] == "Alder, Birch (lead), Riverside: Ambulance (fiscal agent)"
    again = sent(client, form_at)
    assert {name: str(value) for name, value in again.items()} == body | {"version": "2"}


def test_what_parties_do_stays_when_the_rest_is_edited_and_goes_with_a_party(
    world: World, signed_in: SignedIn, address: str, entry: Agreement
) -> None:
    client = signed_in("director")
    form_at, edit_at = (f"{address}{entry.id}/{page}/" for page in ("parts", "edit"))
    parts = {"Administered by": "Alder", "Fiscal agent": "Birch", "Alder: approved on": "2024-06-03"}
    client.post(form_at, sent(client, form_at, **parts))
    form = client.get(edit_at).context["form"]
    body = {field.html_name: field.value() for field in form if field.value() is not None}
    client.post(edit_at, body | {"note": "All are here"})
    assert "no party any more" not in text(client.get(f"{address}{entry.id}/"))
    left = {"version": "3", "governments": [str(world.governments["birch"].id)], "note": "Alder left"}
    client.post(edit_at, body | left)
    page = client.get(f"{address}{entry.id}/")
    assert "Alder led it and is no party any more: no lead is on record now." in text(page)
    assert "Gone with the parties that left: the approvals of Alder." in text(page)
    assert "fiscal agent and is no party" not in text(page)
    facts = {fact.term: fact.value for fact in page.context["facts"].facts}
    assert (facts["Administered by"], facts["Fiscal agent"], facts["Note"]) == (None, "Birch", "Alder left")


def test_the_second_writer_of_parts_is_shown_both(
    world: World, signed_in: SignedIn, address: str, entry: Agreement
) -> None:
    client, form_at = signed_in("alder_clerk"), f"{address}{entry.id}/parts/"
    mine = sent(client, form_at, **{"Administered by": "Alder"})
    client.post(form_at, sent(client, form_at, **{"Administered by": "Birch"}))
    answer = client.post(form_at, mine)
    assert [(each.field, each.saved, each.yours) for each in answer.context["form"].conflict.fields] == [
        ("Administered by", "Birch", "Alder")
    ]


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"Administered by": "stranger"}, "Administered by", "Select a valid choice"),
        ({"Alder: approved on": "June"}, "Alder: approved on", "Enter a valid date"),
        ({"Alder: approved on": "2199-01-01"}, "Alder: approved on", "That day is yet to come."),
        ({"Birch: by resolution or ordinance": "x" * 121}, "Birch: by resolution or ordinance", "at most 120"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    signed_in: SignedIn, address: str, entry: Agreement, values: dict, field: str, said: str
) -> None:
    client, form_at = signed_in("director"), f"{address}{entry.id}/parts/"
    form = client.post(form_at, sent(client, form_at, **values)).context["form"]
    assert {form[name].label: said in errors[0] for name, errors in form.errors.items()} == {field: True}


HEADINGS = ["Title", "Governments", "Vendor", "Lead agency", "Fiscal agent", "Approvals", "Effective date"]


def test_a_file_says_the_same(world: World, signed_in: SignedIn, address: str) -> None:
    content = workbook(
        HEADINGS,
        [
            *("Dispatch", "Alder; Birch", "A vendor", "city of birch", "A  vendor"),
            "Alder: June 3, 2024, Res. 24-17; BIRCH: 6/10/2024; A vendor: undated, letter",
            "7/1/2024",
        ],
        ["Salt", "Alder", "", "", "", "City of Alder: Ordinance 12", ""],
    )
    committed(signed_in("director"), f"{address}import/", content)
    made, towns = standing(world), world.governments
    assert made["Dispatch"]["administers"] == towns["birch"]
    assert made["Dispatch"]["holds_funds"] == "A vendor"
    assert made["Dispatch"]["effective_on"] == datetime.date(2024, 7, 1)
    assert set(made["Dispatch"]["approvals"]) == {
        Approval(towns["alder"], JUNE_3, "Res. 24-17"),
        Approval(towns["birch"], datetime.date(2024, 6, 10)),
        Approval("A vendor", None, "letter"),
    }
    assert made["Salt"]["approvals"] == (Approval(towns["alder"], None, "Ordinance 12"),)
    exported = signed_in("director").get(f"{address}export/csv/").content
    again = signed_in("director").get(matched(signed_in("director"), f"{address}import/", exported, "register.csv"))
    assert [figure.value for figure in again.context["figures"]] == [0, 0, 2, 0]


def test_a_file_without_these_columns_leaves_them_as_they_are(world: World, signed_in: SignedIn, address: str) -> None:
    content = workbook(HEADINGS, ["Salt", "Alder", "", "Alder", "", "Alder: 6/3/2024", ""])
    committed(signed_in("director"), f"{address}import/", content)
    committed(
        signed_in("director"), f"{address}import/", workbook(["Title", "Governments", "Note"], ["Salt", "Alder", "new"])
    )
    salt = standing(world)["Salt"]
    assert (salt["note"], salt["administers"]) == ("new", world.governments["alder"])
    assert salt["approvals"] == (Approval(world.governments["alder"], JUNE_3),)


def test_what_a_file_cannot_mean_is_said_by_cell(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("director")
    content = workbook(
        HEADINGS,
        ["A", "Alder", "", "Birch", "Nobody", "Alder; Birch: 6/3/2024", "31/1/2024"],
        ["B", "Alder", "", "", "", "Alder: 6/3/24", ""],
        ["C", "Alder", "", "", "", "Birch: 6/3/2024", ""],
        ["D", "Alder", "", "", "", "Alder: 6/3/2024; Alder: Res. 12", ""],
        ["E", "Alder", "", "", "", "Alder: June 31, 2024", ""],
        ["F", "Alder", "", "", "", "Alder: 6/3/2024, " + "x" * 121, ""],
        ["G", "Alder", "", "", "", "Alder: 6/3/2199; Birch: 6/3/2024", ""],
    )
    found = dict(problems(client, matched(client, f"{address}import/", content)))
    assert {cell: what[:34] for cell, what in found.items()} == {
        "F2": "“Alder” states no approval. Write ",
        "G2": "There is no month 31 in “31/1/2024",
        "D2": "Birch is no party here. Name one o",
        "E2": "Nobody is no party here. Name one ",
        "F3": "Which century is meant by “6/3/24”",
        "F4": "No party here: Birch. Name parties",
        "F5": "More than one approval: Alder. Kee",
        "F6": "The calendar has no “June 31, 2024",
        "F7": f"“{'x' * 33}",
        "F8": "No party here: Birch. Name parties",
    }
    assert "Approved on a day that is yet to come: Alder." in found["F8"]
    assert standing(world) == {}


def test_kinds_are_understood_as_files_have_them(world: World, signed_in: SignedIn, address: str) -> None:
    kinds = {
        "joint powers agreement": "joint_powers",
        "JPA": "joint_powers",
        "Mutual aid": "mutual_aid",
        "Service Contract": "service",
        "MOU": "memorandum",
        "cooperative purchasing": "joint_purchase",
        "Piggyback": "cooperative",
        "Cooperative contract (piggyback)": "cooperative",
    }
    rows = [[f"{number}", "Alder", kind] for number, kind in enumerate(kinds)]
    committed(signed_in("director"), f"{address}import/", workbook(["Title", "Governments", "Type"], *rows))
    made = standing(world)
    assert [made[title]["instrument"] for title, *_rest in rows] == list(kinds.values())


def refused(world: World, parts: Parts) -> set[str]:
    """The fields in which the action refuses an agreement of Alder with these parts."""
    by = world.actor("director")
    draft = Draft("Salt", (world.governments["alder"],), parts=parts)
    with acting(by.acting), pytest.raises(ValidationError) as refusal:
        record_agreements(partnership=world.partnership.id, drafts=[draft], by=by, at=AT)
    return set(refusal.value.message_dict)


def test_only_a_party_can_have_a_part(world: World) -> None:
    """The same as in forms and files, where the action is called without them."""
    alder, birch = world.governments["alder"], world.governments["birch"]
    assert refused(world, Parts(birch, birch, (Approval(birch, JUNE_3),))) == {
        "administers",
        "holds_funds",
        "approvals",
    }
    tomorrow = AT.date() + datetime.timedelta(1)
    assert refused(world, Parts(approvals=(Approval(alder, tomorrow),))) == {"approvals"}


def test_an_agreement_of_four_hundred_parties_is_asked_about_in_one_form(
    world: World, signed_in: SignedIn, address: str
) -> None:
    many = enter(world, "Mutual aid", "alder", others=tuple(f"Fire district {number}" for number in range(399)))
    client, form_at = signed_in("alder_clerk"), f"{address}{many.id}/parts/"
    body = sent(client, form_at, **{"Administered by": "Fire district 7"})
    page = client.get(client.post(form_at, body)["Location"])
    assert {fact.term: fact.value for fact in page.context["facts"].facts}["Administered by"] == "Fire district 7"


def test_a_cell_that_is_all_colons_is_refused_at_once(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("director")
    content = workbook(["Title", "Governments", "Approvals"], ["Dispatch", "Alder", ":" * 30_000])
    ((_cell, what),) = problems(client, matched(client, f"{address}import/", content))
    assert "too many for an approval" in what
