from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place, Refused
from interlocal.core.agreements import actions, queries
from interlocal.core.agreements.drafts import as_it_stands, parts_of
from interlocal.core.agreements.models import Agreement
from interlocal.core.agreements.rules import SOON, enters_for, may_enter, may_enter_some
from interlocal.core.catalogue.queries import services_of
from interlocal.office.pages import ask, done, link, offered, sent, show
from interlocal.platform.clock import now
from interlocal.ui.import_wizard.views.pages import CSV, XLSX, download
from interlocal.ui.import_wizard.workbook_file import exported, exported_csv
from interlocal.ui.navigation import Item, Pagination
from interlocal.ui.pages import Request, errors_into, partnership_page
from interlocal.ui.sorting import SortedTable

from .documents import DocumentForm, documents_table
from .forms import WITHOUT, EntryEditForm, FilterForm, NewEntryForm
from .parts import PartsForm
from .sheet import REGISTER, ground
from .tables import approvals_table, attention_table, entries_table, facts_of
from .wording import TO_DO, left_text, stands_text

PAGE = 50


@require_safe
@partnership_page
def register(request: Request, place: Place) -> HttpResponse:
    """What must be noticed or ends soon and what has no dates, then every agreement."""
    actor, today = request.actor, timezone.localdate(now())
    attention = queries.attention_of(actor, [place.id], today)
    form = FilterForm(
        request.GET,
        parties=queries.possible_parties(actor, place.id).values_list("id", "name"),
        services=queries.services_in(actor, place.id).values_list("id", "title"),
    )
    chosen = form.cleaned_data if form.is_valid() else {}
    entries = queries.register_of(actor, place.id)
    undated = queries.without_dates(entries)
    if chosen.get("dates") == WITHOUT:
        entries = undated
    if chosen.get("service"):
        entries = queries.about(entries, chosen["service"])
    if chosen.get("party"):
        entries = queries.with_party(entries, chosen["party"])
    asked = SortedTable(entries_table(place, (), today), queries.SORTED_BY, request.GET)
    if asked.key:
        entries = queries.sorted_by(entries, asked.key, descending=asked.descending)
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        place,
        "register/register",
        title=str(REGISTER.title),
        acts=offered(
            (may_enter_some(actor, place.id), _("Add an agreement"), link("register-add", place)),
            (may_enter_some(actor, place.id), _("Import a file"), link("register-import", place)),
        ),
        attention=attention,
        what=str(TO_DO[attention[0].standing.urgency]) if attention else "",
        attention_table=attention_table(place, attention) if attention else None,
        soon=SOON.days,
        undated=undated.count(),
        undated_url=f"?dates={WITHOUT}",
        form=form,
        filtered=any(chosen.values()),
        entries=SortedTable(entries_table(place, page.object_list, today), queries.SORTED_BY, request.GET),
        count=page.paginator.count,
        pagination=Pagination(page, request.GET),
    )


@require_safe
@partnership_page
def entry(request: Request, place: Place, entry: UUID) -> HttpResponse:
    """One agreement: its facts, how the parties approved it, its documents."""
    found = queries.agreement_of(request.actor, place.id, entry)
    may_edit = _may_edit(request, place, found)
    return show(
        request,
        place,
        "register/entry",
        title=found.title,
        above=[_above(place)],
        acts=offered(
            (may_edit, _("Edit"), link("register-edit", place, found.id)),
            (may_edit, _("Lead and approvals"), link("register-parts", place, found.id)),
            (may_edit, _("Add a document"), link("register-document-add", place, found.id)),
        ),
        stands=stands_text(found, timezone.localdate(now())),
        facts=facts_of(found),
        approvals=approvals_table(found),
        documents=documents_table(place, found, may_remove=may_edit),
    )


@partnership_page
def add(request: Request, place: Place) -> HttpResponse:
    """A new agreement."""
    if not may_enter_some(request.actor, place.id):
        raise Refused
    # Whoever enters for one government only is a party herself; the convener need not be.
    own = () if may_enter(request.actor, place.id, ()) else enters_for(request.actor, place.id)
    named = {"governments": own, "service": request.GET.get("service")}
    form = NewEntryForm(*_sent(request), instance=Agreement(), initial=named, **_choices(request, place))
    if form.is_valid():
        with errors_into(form):
            (made,) = actions.record_agreements(partnership=place.id, drafts=[form.draft], by=request.actor, at=now())
            return done(request, _("The agreement was entered."), link("register-entry", place, made.id))
    return ask(
        request,
        place,
        form,
        title=_("Add an agreement"),
        submit=_("Enter it"),
        above=[_above(place)],
        template="register/form",
    )


@partnership_page
def edit(request: Request, place: Place, entry: UUID) -> HttpResponse:
    """Change an agreement; whoever saves second is shown both versions."""
    found = queries.agreement_of(request.actor, place.id, entry)
    if not _may_edit(request, place, found):
        raise Refused
    form = EntryEditForm(*_sent(request), instance=found, **_choices(request, place))
    address = link("register-entry", place, found.id)
    if form.is_valid():
        with errors_into(form):
            draft, before = form.draft, parts_of(found.parties.all())
            actions.edit_agreement(
                agreement=found, version=form.cleaned_data["version"], draft=draft, by=request.actor, at=now()
            )
            said = (_("The agreement was changed."), left_text(before, draft.bodies))
            return done(request, " ".join(part for part in said if part), address)
    return ask(
        request,
        place,
        form,
        title=_("Edit %(title)s") % {"title": found.title},
        submit=_("Save"),
        above=[_above(place), Item(found.title, address)],
        template="register/form",
    )


@partnership_page
def parts(request: Request, place: Place, entry: UUID) -> HttpResponse:
    """Who administers an agreement, who holds its money, and how each party approved it."""
    found = queries.agreement_of(request.actor, place.id, entry)
    if not _may_edit(request, place, found):
        raise Refused
    at = now()
    form = PartsForm(sent(request), instance=found, today=timezone.localdate(at))
    address = link("register-entry", place, found.id)
    if form.is_valid():
        with errors_into(form):
            actions.edit_agreement(
                agreement=found,
                version=form.cleaned_data["version"],
                draft=as_it_stands(found, parts=form.parts),
                by=request.actor,
                at=at,
            )
            return done(request, _("The agreement was changed."), address)
    return ask(
        request,
        place,
        form,
        title=_("Lead and approvals of %(title)s") % {"title": found.title},
        lead=_("Leave empty what is not on record."),
        submit=_("Save"),
        above=[_above(place), Item(found.title, address)],
    )


@partnership_page
def add_document(request: Request, place: Place, entry: UUID) -> HttpResponse:
    """Keep another file with an agreement."""
    found = queries.agreement_of(request.actor, place.id, entry)
    if not _may_edit(request, place, found):
        raise Refused
    form, address = DocumentForm(*_sent(request)), link("register-entry", place, found.id)
    if form.is_valid():
        with errors_into(form):
            actions.add_document(agreement=found, document=form.drafted, by=request.actor, at=now())
            return done(request, _("The document was added."), address)
    return ask(
        request,
        place,
        form,
        title=_("Add a document to %(title)s") % {"title": found.title},
        submit=_("Add it"),
        above=[_above(place), Item(found.title, address)],
        template="register/form",
    )


@partnership_page
def remove_document(request: Request, place: Place, entry: UUID, document: UUID) -> HttpResponse:
    """Remove a file that is kept with an agreement."""
    found = queries.agreement_of(request.actor, place.id, entry)
    kept = next((each for each in found.documents.all() if each.id == document), None)
    if kept is None or not _may_edit(request, place, found):
        raise Refused
    kept.agreement, address = found, link("register-entry", place, found.id)
    if request.method == "POST":
        actions.remove_document(document=kept, by=request.actor, at=now())
        return done(request, _("The document was removed."), address)
    return ask(
        request,
        place,
        Form(),
        title=_("Remove %(file)s") % {"file": kept.file.name},
        lead=_("The file itself is deleted, for everybody."),
        submit=_("Remove it"),
        above=[_above(place), Item(found.title, address)],
        danger=True,
    )


@require_safe
@partnership_page
def export(request: Request, place: Place, ending: str) -> HttpResponse:
    """The whole register as a file that, imported again, changes nothing."""
    stands = ground(request.actor, place, now())
    label = _("Synthetic data") if place.synthetic else ""
    name = f"{'synthetic-' if place.synthetic else ''}{place.key}-register.{ending}"
    if ending == "csv":
        return download(exported_csv(REGISTER, stands, label=label), name, CSV)
    return download(exported(REGISTER, stands, label=label), name, XLSX)


def _above(place: Place) -> Item:
    return Item(str(REGISTER.title), link("register", place))


def _may_edit(request: Request, place: Place, found: Agreement) -> bool:
    return may_enter(request.actor, place.id, found.seats)


def _sent(request: Request):
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _choices(request: Request, place: Place):
    """Whom and what a form offers."""
    return {
        "parties": queries.possible_parties(request.actor, place.id),
        "services": services_of(request.actor, place.id),
        "may_enter": partial(may_enter, request.actor, place.id),
    }
