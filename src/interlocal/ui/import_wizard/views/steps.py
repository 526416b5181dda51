from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Place
from interlocal.platform.clock import now
from interlocal.platform.problems import BadFile
from interlocal.ui.import_wizard import presenting, queries
from interlocal.ui.import_wizard.actions import (
    CommittedAlready,
    begin_import,
    commit_import,
    discard_import,
    mend_import,
    settle_columns,
)
from interlocal.ui.import_wizard.addresses import Addresses
from interlocal.ui.import_wizard.check import Checked, check
from interlocal.ui.import_wizard.csv_file import write_csv
from interlocal.ui.import_wizard.forms import ColumnsForm, SheetForm, UploadForm
from interlocal.ui.import_wizard.models import Import
from interlocal.ui.import_wizard.sheet import ImportableSheet
from interlocal.ui.import_wizard.table import Mapping, guess, read_file
from interlocal.ui.import_wizard.workbook_file import template as template_file
from interlocal.ui.navigation import Pagination
from interlocal.ui.pages import Request, errors_into

from .pages import CSV, SHOWN, XLSX, download, loaded, wizard_page, wizard_view


@wizard_view
def begin(request: Request, place: Place, sheet: ImportableSheet) -> HttpResponse:
    """First step: choose the file. Also: the template, uploads that wait, and what was imported before."""
    queries.government_for(request.actor, place, sheet)
    at = Addresses(sheet, place)
    form, bad_file = _upload_form(request, sheet), None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            with errors_into(form):
                upload = begin_import(
                    sheet=sheet, place=place, chunks=file.chunks(), name=file.name, by=request.actor, at=now()
                )
                return redirect((at.rows if sheet.form or upload.mapping else at.columns)(upload.id))
        except BadFile as bad:
            bad_file = BadFile(bad.problems)
    waiting = queries.uploads_of(request.actor, place, sheet)
    versions = queries.imports_of(request.actor, place, sheet)
    return wizard_page(
        request,
        place,
        sheet,
        1,
        "begin",
        form=form,
        bad_file=bad_file,
        waiting=presenting.uploads_table(waiting, at) if waiting else None,
        versions=presenting.versions_table(versions, at) if versions else None,
    )


@require_safe
@wizard_view
def template(request: Request, place: Place, sheet: ImportableSheet) -> HttpResponse:
    """The workbook to fill in; one of a fixed form has in it what stands."""
    queries.government_for(request.actor, place, sheet)
    at = now()
    ground = sheet.ground(request.actor, place, at)
    if sheet.form:
        return download(sheet.form.write(ground, at), sheet.form.file_name, XLSX)
    names = ground.names
    return download(template_file(str(sheet.title), sheet.columns, names), f"{sheet.key}-template.xlsx", XLSX)


@wizard_view
def columns(request: Request, place: Place, sheet: ImportableSheet, key: UUID) -> HttpResponse:
    """Second step: which column is what. Another sheet or row of headings can be looked at first.

    A file headed as the template is skips it; the next steps lead back here.
    """
    upload, at = loaded(request, place, sheet, key), Addresses(sheet, place)
    if upload.number is not None:
        return redirect(at.version(upload.id))
    if sheet.form:
        return redirect(at.rows(upload.id))
    book = read_file(queries.content_of(upload), upload.file_name)
    asked = SheetForm(request.GET or None, book=book).asked
    if upload.mapping and not asked:
        start = Mapping(**upload.mapping)
    else:
        start = guess(book, sheet, remembered=queries.headings_before(upload), **asked)
    chosen = next(each for each in book.sheets if each.name == start.sheet)
    form = ColumnsForm(request.POST or None, sheet=chosen, fields=sheet.columns, start=start)
    if request.method == "POST" and form.is_valid():
        settle_columns(upload=upload, sheet=sheet, place=place, mapping=form.mapping, by=request.actor, at=now())
        return redirect(at.rows(upload.id))
    return wizard_page(
        request,
        place,
        sheet,
        2,
        "columns",
        upload,
        form=form,
        look_elsewhere=len(book.sheets) > 1 or not start.columns,
        sheet_form=SheetForm(book=book, initial={"sheet": start.sheet, "row": start.row}),
        same_before=queries.same_file_before(upload),
    )


@wizard_view
def rows(request: Request, place: Place, sheet: ImportableSheet, key: UUID) -> HttpResponse:
    """Third step: every problem at once. Where there is none, the fourth: what would change, and the commit."""
    upload, at = loaded(request, place, sheet, key), Addresses(sheet, place)
    if upload.number is not None:
        return redirect(at.version(upload.id))
    if upload.mapping is None and not sheet.form:
        return redirect(at.columns(upload.id))
    if request.method == "POST":
        return _commit(request, place, sheet, upload)
    ground = sheet.ground(request.actor, place, now())
    checked = check(queries.table_of(upload, sheet.form, ground), sheet, ground)
    if checked.problems:
        return _problems(request, place, sheet, upload, checked)
    page = Paginator(checked.differing, SHOWN).get_page(request.GET.get("page"))
    return wizard_page(
        request,
        place,
        sheet,
        4,
        "preview",
        upload,
        checked=checked,
        figures=presenting.key_figures(checked.counts, checked.untouched),
        stories=[presenting.story_of_change(sheet, ground, change) for change in page.object_list],
        pagination=Pagination(page, request.GET),
        same_before=queries.same_file_before(upload),
    )


@require_safe
@wizard_view
def problems(request: Request, place: Place, sheet: ImportableSheet, key: UUID) -> HttpResponse:
    """All of them as CSV, to work through beside the workbook."""
    upload = loaded(request, place, sheet, key)
    if upload.number is not None or (upload.mapping is None and not sheet.form):
        return redirect(Addresses(sheet, place).rows(upload.id))
    ground = sheet.ground(request.actor, place, now())
    table = presenting.problems_table(check(queries.table_of(upload, sheet.form, ground), sheet, ground).problems)
    content = write_csv([column.title for column in table.columns], [[str(text) for text in row] for row in table.rows])
    return download(content, f"{sheet.key}-to-mend.csv", CSV)


@wizard_view
def mend(request: Request, place: Place, sheet: ImportableSheet, key: UUID) -> HttpResponse:
    """A mended file in place of the upload's; where its headings are the same, its columns are settled already."""
    upload, at = loaded(request, place, sheet, key), Addresses(sheet, place)
    if upload.number is not None:
        return redirect(at.version(upload.id))
    form, bad_file = _upload_form(request, sheet), None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            with errors_into(form):
                settled = mend_import(
                    upload=upload,
                    sheet=sheet,
                    place=place,
                    chunks=file.chunks(),
                    name=file.name,
                    by=request.actor,
                    at=now(),
                )
                return redirect((at.rows if settled else at.columns)(upload.id))
        except BadFile as bad:
            bad_file = BadFile(bad.problems)
        except CommittedAlready:
            return redirect(at.version(upload.id))
    return wizard_page(request, place, sheet, 3, "mend", upload, form=form, bad_file=bad_file)


@wizard_view
def discard(request: Request, place: Place, sheet: ImportableSheet, key: UUID) -> HttpResponse:
    """Let an upload go."""
    upload, at = loaded(request, place, sheet, key), Addresses(sheet, place)
    if upload.number is not None:
        return redirect(at.version(upload.id))
    if request.method == "POST":
        discard_import(upload=upload, sheet=sheet, place=place, by=request.actor, at=now())
        messages.success(request, _("The upload was discarded. Nothing of it was kept."))
        return redirect(at.begin)
    return wizard_page(request, place, sheet, 1, "discard", upload, back_url=at.rows(upload.id))


def _upload_form(request: Request, sheet: ImportableSheet) -> UploadForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return UploadForm(*sent, workbook_only=sheet.form is not None)


def _problems(request: Request, place: Place, sheet: ImportableSheet, upload: Import, checked: Checked) -> HttpResponse:
    page = Paginator(checked.problems, 2 * SHOWN).get_page(request.GET.get("page"))
    return wizard_page(
        request,
        place,
        sheet,
        3,
        "problems",
        upload,
        form=UploadForm(workbook_only=sheet.form is not None),
        count=len(checked.problems),
        problems=presenting.problems_table(page.object_list),
        problems_url=Addresses(sheet, place).problems(upload.id),
        pagination=Pagination(page, request.GET),
    )


def _commit(request: Request, place: Place, sheet: ImportableSheet, upload: Import) -> HttpResponse:
    """Import what was looked at; where it is something else by now, back to look again."""
    at = Addresses(sheet, place)
    try:
        commit_import(
            upload=upload,
            sheet=sheet,
            place=place,
            seen=request.POST.get("seen", ""),
            by=request.actor,
            at=now(),
        )
    except CommittedAlready:
        messages.info(request, _("It was imported already; nothing was done twice."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(at.rows(upload.id))
    else:
        messages.success(request, _("The file was imported."))
    return redirect(at.version(upload.id))
