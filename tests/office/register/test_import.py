"""The register from files: what is read, whose rows may be written, and that an export changes nothing."""

import datetime
import io
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Approval, Draft
from interlocal.core.agreements.models import Instrument, Renewal
from interlocal.core.agreements.queries import register_of
from interlocal.core.catalogue.actions import add_service
from interlocal.core.catalogue.models import Service
from interlocal.core.governments.models import Government
from interlocal.office.register.sheet import REGISTER, values_of
from interlocal.office.register.vocabulary import Approvals, Parties
from interlocal.platform.acting import acting
from interlocal.platform.files.models import StoredFile
from interlocal.platform.keys import ordered_key
from interlocal.ui.import_wizard.check import check
from interlocal.ui.import_wizard.fields import EXAMPLE
from interlocal.ui.import_wizard.models import Import, ImportedRow
from interlocal.ui.import_wizard.names import Name, Names
from interlocal.ui.import_wizard.sheet import Entry, Ground
from interlocal.ui.import_wizard.table import file_table, guess, read_file
from interlocal.ui.import_wizard.workbook_file import exported, exported_csv
from tests.texts import TURNING
from tests.ui.import_wizard.uploads import committed, matched, saved, workbook
from tests.worlds import AT, World

SignedIn = Callable[[str], Client]
HEADINGS = [
    "Agreement name",
    "Parties",
    "Vendor",
    "Department",
    "Effective date",
    "Expires",
    "Notice deadline",
    "Cost",
    "Type",
    "Amount",
]


@pytest.fixture
def address(world: World) -> str:
    return f"/p/{world.partnership.key}/register/import/"


def enter(world: World, *drafts: tuple[str, tuple[str, ...], dict]) -> None:
    by = world.actor("director")
    with acting(by.acting):
        record_agreements(
            partnership=world.partnership.id,
            drafts=[
                Draft(title, tuple(world.governments[name] for name in parties), (), values)
                for title, parties, values in drafts
            ],
            by=by,
            at=AT,
        )


def standing(world: World) -> dict[str, dict]:
    """The register by title, as its sheet has it."""
    by = world.actor("director")
    with acting(by.acting):
        return {entry.title: dict(values_of(entry)) for entry in register_of(by, world.partnership.id)}


def problems(client: Client, rows: str) -> list[tuple[str, str]]:
    return [(where.removeprefix("Sheet, "), what) for where, what in client.get(rows).context["problems"].rows]


def test_a_list_as_cities_keep_it(world: World, signed_in: SignedIn, address: str) -> None:
    by = world.actor("director")
    with acting(by.acting):
        add_service(partnership=world.partnership.id, title="Snow & ice", by=by, at=AT)
    content = workbook(
        ["Agreements of the region, October 2026"],
        HEADINGS,
        [
            "Dispatch",
            "City of Alder; BIRCH",
            "Riverside Ambulance",
            "",
            45474,
            "6/30/2027",
            "12/31/2026",
            "By calls",
            "MEMORANDUM of understanding",
            "$24,000 a year",
        ],
        ["Salt", "maple council", "", "snow and ice", datetime.datetime(2020, 1, 1), "2031-01-01", "", ""],
    )
    done = committed(signed_in("director"), address, content)
    assert [figure.value for figure in done.context["figures"]] == [2, 0, 0]
    made = standing(world)
    assert made["Dispatch"] | {"governments": {str(g) for g in made["Dispatch"]["governments"]}} == {
        "title": "Dispatch",
        "governments": {"Alder", "Birch"},
        "others": ("Riverside Ambulance",),
        "service": None,
        "starts_on": None,
        "effective_on": datetime.date(2024, 7, 1),
        "administers": None,
        "holds_funds": None,
        "approvals": (),
        "last_day": datetime.date(2027, 6, 30),
        "instrument": "memorandum",
        "renewal": None,
        "term_stated": "",
        "notice_by": datetime.date(2026, 12, 31),
        "cost_rule": "By calls",
        "amount_stated": "$24,000 a year",
        **dict.fromkeys(["notice_stated", "contact", "note", "source_document", "source_place", "source_dated"], ""),
    }
    assert str(made["Salt"]["service"]) == "Snow & ice"


def test_the_example_of_the_template_is_nothing_to_import_even_without_its_mark(
    world: World, signed_in: SignedIn, address: str
) -> None:
    client = signed_in("director")
    book = load_workbook(io.BytesIO(client.get(f"{address}template/").content))
    examples = {row[0].value: row[3].value for row in book["How to fill it in"]}
    assert (examples["From"], examples["Last day"]) == ("07/01/2024", "06/30/2027")
    for mark, said in (
        (EXAMPLE, "There is no row below the headings"),
        (None, "“City of Exampleton”"),
    ):
        book.worksheets[0]["A2"] = mark
        found = problems(client, matched(client, address, saved(book)))
        assert said in found[0][1]
        assert standing(world) == {}


def test_everything_wrong_is_said_at_once_by_cell(world: World, signed_in: SignedIn, address: str) -> None:
    content = workbook(
        HEADINGS,
        ["Dispatch", "Elm", "", "Payrol", "31/12/2025", "1/1/27", "soon", ""],
        ["", "", "", "", "1/1/2030", "1/1/2029", "6/1/2029", ""],
        ["Salt", "Alder; Brich", "x" * 161, "", "", "", "", "y" * 5001],
    )
    client = signed_in("director")
    found = problems(client, matched(client, address, content))
    assert [where for where, _ in found] == [
        *("B2", "D2", "E2", "F2", "G2"),
        *("A3", "B3", "G3", "E3"),
        *("B4", "C4", "H4"),
    ]
    assert dict(found)["B2"].startswith("“Elm” is no member of this partnership.")
    assert dict(found)["B4"] == "“Brich” is no member of this partnership. Did you mean Birch?"
    assert "Did you mean Payroll" in dict(found)["D2"] or "The template lists" in dict(found)["D2"]
    assert standing(world) == {}


@pytest.mark.parametrize(
    ("who", "cells"),
    [
        ("director", []),
        ("alder_clerk", ["B3", "B4", "B5"]),
        ("birch_finance", ["B2", "B4"]),
    ],
)
def test_members_write_rows_of_their_own_government(
    world: World, signed_in: SignedIn, address: str, who: str, cells: list[str]
) -> None:
    """Row 6 stands already as it is, and is nobody's to judge; row 5 takes a seat in what is Birch's."""
    enter(world, ("Mowing", ("birch",), {}), ("Old", ("council",), {}))
    by = world.actor("director")
    with acting(by.acting):
        mowing = next(entry for entry in register_of(by, world.partnership.id) if entry.title == "Mowing")
    content = workbook(
        ["Entry", "Title", "Governments", "Note"],
        ["", "Alder's", "Alder", ""],
        ["", "Birch's", "Birch", ""],
        ["", "The council's", "Maple Council", ""],
        [str(mowing.id), "Mowing", "Alder; Birch", ""],
        ["", "Old", "Maple Council", ""],
    )
    client = signed_in(who)
    rows = matched(client, address, content)
    page = client.get(rows)
    if cells:
        assert [where for where, _ in problems(client, rows)] == [cell.replace("B", "C") for cell in cells]
    else:
        assert [figure.value for figure in page.context["figures"]] == [3, 1, 1, 0]


def test_a_clerk_imports_what_is_her_citys_and_the_partnership_sees_what_became_of_it(
    world: World, signed_in: SignedIn, address: str
) -> None:
    content = workbook(["Title", "Governments"], ["Dispatch", "Alder; Birch"])
    version = committed(signed_in("alder_clerk"), address, content).request["PATH_INFO"]
    assert set(standing(world)) == {"Dispatch"}
    for who, status in (("director", 200), ("birch_finance", 200), ("alder_viewer", 404), ("cedar_manager", 404)):
        assert signed_in(who).get(version).status_code == status, who


def test_an_import_remembers_no_contact_and_keeps_no_file(world: World, signed_in: SignedIn, address: str) -> None:
    """Or what the register erases would stand in its history."""
    headings, client = ["Title", "Governments", "Contact", "Note"], signed_in("alder_clerk")
    told = "Pat Doe (synthetic)"
    first = workbook(headings, ["Over", "Alder", told, ""], ["Stands", "Alder", told, ""], ["None", "Alder", "", ""])
    second = workbook(headings, ["Over", "Alder", "City Clerk", ""], ["Stands", "Alder", told, "x"])
    for content in (first, second):
        assert told not in committed(client, address, content).content.decode()
    assert standing(world)["Stands"]["contact"] == told
    with acting(world.actor("alder_clerk").acting):
        rows = [
            (row.before and row.before["contact"], row.after["contact"])
            for row in ImportedRow.objects.order_by("part_of__number", "row")
        ]
        assert rows == [
            *((None, "not kept here"), (None, "not kept here"), (None, "")),
            ("not kept here", "changed; not kept here"),
            ("not kept here", "not kept here"),
        ]
        assert not StoredFile.objects.exists()
        assert [upload.changed for upload in Import.objects.order_by("number")] == [0, 2]


def test_a_second_agreement_of_one_title_is_pointed_out(world: World, signed_in: SignedIn, address: str) -> None:
    enter(world, ("Dispatch", ("alder",), {}))
    client = signed_in("director")
    content = workbook(["Title", "Governments"], ["dispatch", "Alder; Birch"], ["Salt", "Alder"])
    page = client.get(matched(client, address, content))
    second, new = page.context["stories"]
    assert "stands already, with other parties" in second.caution
    assert second.caution in page.content.decode()
    assert new.caution == ""


def test_two_services_of_one_name_are_told_apart(world: World, signed_in: SignedIn, address: str) -> None:
    by = world.actor("director")
    with acting(by.acting):
        twins = [add_service(partnership=world.partnership.id, title="Twin", by=by, at=AT) for _ in range(2)]
    client = signed_in("director")
    rows = matched(client, address, workbook(["Title", "Vendor", "Service"], ["A", "V", "Twin"]))
    ((where, what),) = problems(client, rows)
    assert (where, what) == ("C2", "“Twin” may mean Twin (twin) or Twin (twin-2). Write one of these in full.")
    committed(client, address, workbook(["Title", "Vendor", "Service"], ["A", "V", "Twin (twin-2)"]))
    assert standing(world)["A"]["service"] == twins[1]


def test_the_export_of_a_real_register_imports_as_nothing_to_do(
    world: World, signed_in: SignedIn, address: str
) -> None:
    enter(
        world,
        ("=Mutual aid", ("alder", "birch"), {"note": "two\nlines; and more", "ends_on": datetime.date(2030, 1, 1)}),
        ("=Mutual aid", ("alder", "birch"), {"cost_rule": "-5 % a year", "term_stated": "three years"}),
    )
    client = signed_in("alder_clerk")
    for ending in ("xlsx", "csv"):
        answer = client.get(address.replace("import", f"export/{ending}"))
        assert f'filename="synthetic-maple-partnership-register.{ending}"' in answer["Content-Disposition"]
        page = client.get(matched(client, address, answer.content, f"register.{ending}"))
        assert [figure.value for figure in page.context["figures"]] == [0, 0, 2, 0]


#: Workbooks are XML, which has no room for the two.
letters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff" + TURNING)


def text(longest: int, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Text as a form lets it through: stripped, with single spaces unless it may have lines."""
    some = st.text(st.one_of(letters, st.just("\n")) if lines else letters, max_size=longest)
    return some.map(str.strip) if lines else some.map(lambda text: " ".join(text.split()))


SERVICES = [
    Service(id=ordered_key(), key=f"s{n}", title=title) for n, title in enumerate(["Payroll", "=Fleet", "Pay; roll"])
]
TOWNS = [Government(id=ordered_key(), name=name) for name in ("Alder", "Birch; East", "'+Cedar", "Elm: West")]
MEMBERS = Names([Name(town.name, town) for town in TOWNS], unknown="")
OTHERS = ["A vendor", "Joint: venture", "elm", "-5 %"]
PARTIES = Parties(MEMBERS, OTHERS)
NAMES = {
    "governments": MEMBERS,
    "administers": PARTIES,
    "holds_funds": PARTIES,
    "approvals": Approvals(PARTIES),
    "service": Names([Name(service.title, service) for service in SERVICES], unknown=""),
    **{
        key: Names([Name(str(each.label), each.value) for each in words], unknown="")
        for key, words in (("instrument", Instrument), ("renewal", Renewal))
    },
}
days = st.none() | st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 12, 31))
bodies = st.sampled_from([*TOWNS, *OTHERS])
approvals = st.builds(Approval, bodies, days, st.just("12-34-56") | st.just("May 3, 2024") | text(120)).filter(
    lambda approval: approval.on or approval.by
)
drafts = st.fixed_dictionaries(
    {
        "title": text(200).filter(bool),
        "governments": st.lists(st.sampled_from(TOWNS), unique=True).map(tuple),
        "others": st.lists(st.sampled_from(OTHERS) | text(160).filter(bool), unique=True, max_size=3).map(tuple),
        "administers": st.none() | bodies,
        "holds_funds": st.none() | bodies,
        "approvals": st.lists(approvals, unique_by=lambda approval: approval.party).map(tuple),
        "effective_on": days,
        "service": st.none() | st.sampled_from(SERVICES),
        "starts_on": days,
        "last_day": days,
        "instrument": st.none() | st.sampled_from(Instrument.values),
        "renewal": st.none() | st.sampled_from(Renewal.values),
        "term_stated": text(120),
        "notice_by": days,
        "notice_stated": text(120),
        "amount_stated": text(200),
        "contact": text(200),
        "cost_rule": text(300, lines=True),
        "note": text(300, lines=True),
        "source_document": text(300),
        "source_place": text(300),
        "source_dated": text(60),
    }
)


@given(st.lists(drafts, min_size=1, max_size=4), st.sampled_from(["", "Synthetic data"]))
def test_an_exported_register_read_again_is_the_same(register: list[dict], label: str) -> None:
    ground = Ground([Entry(ordered_key(), 1, values) for values in register], NAMES)
    for name, content in (
        ("register.xlsx", exported(REGISTER, ground, label=label)),
        ("register.csv", exported_csv(REGISTER, ground, label=label)),
    ):
        book = read_file(content, name)
        mapping = guess(book, REGISTER)
        assert (mapping.row, list(mapping.columns.values())) == (1, list(range(1, len(REGISTER.columns) + 1)))
        found = check(file_table(book, mapping), REGISTER, ground)
        assert found.problems == ()
        assert [(change.entry, change.outcome) for change in found.changes] == [
            (entry, "same") for entry in ground.entries
        ]
