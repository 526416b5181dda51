"""The register's doors and those of its import, for the contract suite."""

from typing import Any
from uuid import UUID

from interlocal.core.access.permissions import Permission
from interlocal.core.agreements.actions import record_agreements
from interlocal.core.agreements.drafts import Document, Draft
from interlocal.core.agreements.models import Agreement
from interlocal.office.register.sheet import REGISTER
from interlocal.ui.import_wizard import queries
from interlocal.ui.import_wizard.actions import begin_import, commit_import, settle_columns
from interlocal.ui.import_wizard.check import check
from interlocal.ui.import_wizard.table import guess, read_file
from tests.contract.doors import Door
from tests.ui.import_wizard.uploads import workbook
from tests.worlds import AT, World


def entered(world: World, *titles: str) -> list[Agreement]:
    """Agreements between Alder and a vendor."""
    return record_agreements(
        partnership=world.partnership.id,
        drafts=[Draft(title, (world.governments["alder"],), ("A vendor",)) for title in titles],
        by=world.actor("director"),
        at=AT,
    )


def uploaded(world: World, *titles: str) -> UUID:
    """The director's upload of new agreements, its columns settled."""
    by = world.actor("director")
    (place,) = by.places
    content = workbook(["Title", "Governments"], *([title, world.governments["alder"].name] for title in titles))
    upload = begin_import(sheet=REGISTER, place=place, chunks=[content], name="register.xlsx", by=by, at=AT)
    mapping = guess(read_file(content, "register.xlsx"), REGISTER)
    settle_columns(upload=upload, sheet=REGISTER, place=place, mapping=mapping, by=by, at=AT)
    return upload.id


def imported(world: World, *titles: str) -> UUID:
    """The same, committed."""
    by = world.actor("director")
    (place,) = by.places
    upload = queries.import_of(by, place, REGISTER, uploaded(world, *titles))
    seen = check(queries.table_of(upload), REGISTER, REGISTER.ground(by, place, AT)).seen
    return commit_import(upload=upload, sheet=REGISTER, place=place, seen=seen, by=by, at=AT).id


def one_entry(world: World) -> dict[str, Any]:
    return {"entry": entered(world, "Dispatch")[0].id}


def one_document(world: World) -> dict[str, Any]:
    (entry,) = record_agreements(
        partnership=world.partnership.id,
        drafts=[Draft("Dispatch", (world.governments["alder"],), document=Document("ila.pdf", [b"%PDF-1.7 x"]))],
        by=world.actor("director"),
        at=AT,
    )
    return {"entry": entry.id, "document": entry.documents.get().id}


def one_upload(world: World) -> dict[str, Any]:
    return {"key": uploaded(world, "Dispatch")}


def one_version(world: World) -> dict[str, Any]:
    return {"key": imported(world, "Dispatch")}


def two_versions(world: World) -> dict[str, Any]:
    return {"key": imported(world, "Dispatch"), "other": imported(world, "Salt")}


def grow_register(world: World, more: int) -> None:
    entered(world, *(f"Agreement {more} {number}" for number in range(more)))


def grow_imports(world: World, more: int) -> None:
    for number in range(more):
        uploaded(world, f"Upload {more} {number}")
        imported(world, f"Import {more} {number}")


WRITE = Permission.EDIT_REGISTER
DOORS = [
    Door("register", grow=grow_register),
    Door("register-entry", prepare=one_entry),
    Door("register-add", get=WRITE, post=WRITE, grow=grow_register),
    Door("register-edit", get=WRITE, post=WRITE, prepare=one_entry),
    Door("register-parts", get=WRITE, post=WRITE, prepare=one_entry),
    Door("register-document-add", get=WRITE, post=WRITE, prepare=one_entry),
    Door("register-document-remove", get=WRITE, post=WRITE, prepare=one_document),
    Door("register-export", prepare=lambda world: {"ending": "csv"}, grow=grow_register),
    Door("register-import", get=WRITE, post=WRITE, grow=grow_imports),
    Door("register-import-template", get=WRITE, grow=grow_register),
    Door("register-import-columns", get=WRITE, post=WRITE, prepare=one_upload, grow=grow_imports),
    Door("register-import-rows", get=WRITE, post=WRITE, prepare=one_upload, grow=grow_register),
    Door("register-import-mend", get=WRITE, post=WRITE, prepare=one_upload, grow=grow_register),
    Door("register-import-problems", get=WRITE, prepare=one_upload, grow=grow_register),
    Door("register-import-discard", get=WRITE, post=WRITE, prepare=one_upload),
    Door("register-import-version", get=WRITE, prepare=one_version, grow=grow_imports),
    Door("register-import-difference", get=WRITE, prepare=two_versions),
]
