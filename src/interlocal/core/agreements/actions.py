"""Entering agreements into the register and changing them, one or many.

The convener's people write any agreement, a member's own people those to which their government is a party
(`rules.may_enter`). What can't be comes back as ValidationError, by field, with nothing written.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.audit.actions import action, fingerprint, record
from interlocal.core.catalogue.models import STANDARD
from interlocal.platform.fields import Erased, blanks
from interlocal.platform.files.actions import take_in
from interlocal.platform.files.models import StoredFile
from interlocal.platform.versions import Conflict

from .drafts import Body, Document, Draft, Parts, Revision, parts_of
from .models import Agreement, AgreementDocument, Party
from .queries import ended_with_contact
from .rules import NOT_A_PARTY, enters_for, faults, faults_of_parts, may_enter

#: So long after its end an agreement says whom to ask.
KEPT = datetime.timedelta(days=365)
_WRITTEN = [field.name for field in Agreement._meta.concrete_fields if field.name not in ("id", "partnership")]


@action
def record_agreements(
    *, partnership: UUID, drafts: Sequence[Draft], by: Actor, at: datetime.datetime
) -> list[Agreement]:
    """Enter all of them or, by ValidationError, none."""
    entered = _enter(partnership, drafts, by, at)
    record(
        "register.entered",
        by=by,
        at=at,
        partnership=partnership,
        subject=entered[0].id if len(entered) == 1 else None,
        facts={"count": len(entered), "content": fingerprint([str(agreement.id) for agreement in entered])},
    )
    return entered


@action
def edit_agreement(*, agreement: Agreement, version: int, draft: Draft, by: Actor, at: datetime.datetime) -> Agreement:
    """Change an entry and its parties; Conflict if somebody else did meanwhile."""
    revised = _revise(agreement.partnership_id, [Revision(agreement, version, draft)], by, at)
    record(
        "register.edited",
        by=by,
        at=at,
        partnership=agreement.partnership_id,
        subject=agreement.id,
        facts={"content": fingerprint(draft.values)},
    )
    return revised[0]


@action
def import_agreements(
    *,
    partnership: UUID,
    entered: Sequence[Draft],
    revised: Sequence[Revision],
    by: Actor,
    at: datetime.datetime,
) -> list[Agreement]:
    """Enter some and change others, all of them or none; return those entered.

    Conflict if somebody else changed one meanwhile.
    """
    fresh = _enter(partnership, entered, by, at)
    changed = _revise(partnership, revised, by, at)
    record(
        "register.imported",
        by=by,
        at=at,
        partnership=partnership,
        facts={
            "count": len(fresh) + len(changed),
            "entered": len(fresh),
            "changed": len(changed),
            "content": fingerprint([str(agreement.id) for agreement in (*fresh, *changed)]),
        },
    )
    return fresh


@action
def erase_contacts(*, partnership: UUID, by: Actor, at: datetime.datetime) -> int:
    """Forget whom to ask about agreements that ended a year ago; return how many."""
    erased = ended_with_contact(partnership, at.date() - KEPT).update(**blanks(Agreement, Erased.WHEN_DONE))
    record("register.contacts_erased", by=by, at=at, partnership=partnership, facts={"count": erased})
    return erased


@action
def add_document(*, agreement: Agreement, document: Document, by: Actor, at: datetime.datetime) -> AgreementDocument:
    """Keep another file with an agreement. Its parties are loaded; ValidationError where there is no such file."""
    if not may_enter(by, agreement.partnership_id, agreement.seats):
        raise Refused
    kept = _document(agreement, document, at)
    kept.save(force_insert=True)
    record(
        "register.document_added",
        by=by,
        at=at,
        partnership=agreement.partnership_id,
        subject=agreement.id,
        facts={"document": kept.id},
    )
    return kept


@action
def remove_document(*, document: AgreementDocument, by: Actor, at: datetime.datetime) -> None:
    """Take away a file that was kept with an agreement. `agreement` of it is loaded, with its parties."""
    if not may_enter(by, document.partnership_id, document.agreement.seats):
        raise Refused
    removed, _rows = AgreementDocument.objects.filter(id=document.id, partnership_id=document.partnership_id).delete()
    if not removed:
        raise Refused
    StoredFile.objects.filter(id=document.file_id, partnership=document.partnership_id).delete()
    record(
        "register.document_removed",
        by=by,
        at=at,
        partnership=document.partnership_id,
        subject=document.agreement_id,
        facts={"document": document.id},
    )


def _enter(partnership: UUID, drafts: Sequence[Draft], by: Actor, at: datetime.datetime) -> list[Agreement]:
    entered = [_filled(Agreement(partnership_id=partnership), draft, by=by, at=at) for draft in drafts]
    Agreement.objects.bulk_create(entered)
    _add_parties((agreement, _arranged(draft, Parts())) for agreement, draft in zip(entered, drafts, strict=True))
    _keep_documents(zip(entered, drafts, strict=True), at)
    return entered


def _revise(partnership: UUID, revisions: Sequence[Revision], by: Actor, at: datetime.datetime) -> list[Agreement]:
    """Lock the entries, compare their versions, and write all of them in one statement."""
    keys = [revision.agreement.id for revision in revisions]
    standing = Agreement.objects.filter(partnership_id=partnership, id__in=keys).order_by("id").select_for_update()
    versions = dict(standing.values_list("id", "version"))
    revised, regrouped = [], []
    for revision in revisions:
        agreement = revision.agreement
        if agreement.id not in versions or not may_enter(by, partnership, agreement.seats):
            raise Refused
        if versions[agreement.id] != revision.version:
            raise Conflict(Agreement.objects.get(pk=agreement.pk), revision.draft.values)
        agreement = _filled(agreement, revision.draft, by=by, at=at)
        agreement.version = revision.version + 1
        revised.append(agreement)
        kept = parts_of(agreement.parties.all())
        after = _arranged(revision.draft, kept)
        if kept.arranged(party.body for party in agreement.parties.all()) != after:
            regrouped.append((agreement, after))
    Agreement.objects.bulk_create(revised, update_conflicts=True, unique_fields=["id"], update_fields=_WRITTEN)
    Party.objects.filter(partnership_id=partnership, agreement__in=[each for each, _to in regrouped]).delete()
    _add_parties(regrouped)
    _keep_documents(((each, revision.draft) for each, revision in zip(revised, revisions, strict=True)), at)
    return revised


def _filled(agreement: Agreement, draft: Draft, *, by: Actor, at: datetime.datetime) -> Agreement:
    """`agreement` with what `draft` states, checked as far as one row can be."""
    governments = [government.id for government in draft.governments]
    if not may_enter(by, agreement.partnership_id, governments):
        if not enters_for(by, agreement.partnership_id):
            raise Refused
        raise ValidationError({"governments": NOT_A_PARTY})
    agreement.title = draft.title
    for name, value in draft.values.items():
        setattr(agreement, name, value)
    agreement.catalogue = agreement.service.catalogue if agreement.service else STANDARD
    wrong: dict[str, Any] = dict(
        faults(
            parties=len(draft.bodies),
            starts_on=agreement.starts_on,
            ends_on=agreement.ends_on,
            notice_by=agreement.notice_by,
            effective_on=agreement.effective_on,
        )
    )
    if draft.parts:
        wrong |= faults_of_parts(
            draft.bodies,
            administers=draft.parts.administers,
            holds_funds=draft.parts.holds_funds,
            approvals=[(approval.party, approval.on) for approval in draft.parts.approvals],
            today=by.today(at, agreement.partnership_id),
        )
    if wrong:
        raise ValidationError(wrong)
    # What the keys lead to was loaded by whoever chose it: asking again would cost a query a row.
    agreement.clean_fields(exclude=["partnership", "service"])
    return agreement


def _keep_documents(drafted: Iterable[tuple[Agreement, Draft]], at: datetime.datetime) -> None:
    AgreementDocument.objects.bulk_create(
        _document(agreement, draft.document, at) for agreement, draft in drafted if draft.document is not None
    )


def _document(agreement: Agreement, document: Document, at: datetime.datetime) -> AgreementDocument:
    return AgreementDocument(
        partnership_id=agreement.partnership_id,
        agreement=agreement,
        file=_kept(document, agreement.partnership_id, at),
        kind=document.kind,
        dated_on=document.dated_on,
    )


def _kept(document: Document, partnership: UUID, at: datetime.datetime) -> StoredFile:
    try:
        return take_in(chunks=document.chunks, name=document.name, at=at, partnership=partnership)
    except ValueError as error:
        raise ValidationError({"document": str(error)}) from error


def _arranged(draft: Draft, kept: Parts) -> dict[Body, dict[str, Any]]:
    """The fields of each party of `draft`, which keeps `kept` where it states no parts."""
    return (draft.parts or kept).arranged(draft.bodies)


def _add_parties(arranged: Iterable[tuple[Agreement, dict[Body, dict[str, Any]]]]) -> None:
    parties = [
        Party(
            partnership_id=agreement.partnership_id,
            agreement=agreement,
            **({"name": body} if isinstance(body, str) else {"government": body}),
            **part,
        )
        for agreement, parts in arranged
        for body, part in parts.items()
    ]
    for party in parties:
        party.clean_fields(exclude=["partnership", "agreement", "government"])
    Party.objects.bulk_create(parties)
