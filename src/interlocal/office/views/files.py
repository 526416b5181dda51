from uuid import UUID

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Refused
from interlocal.platform.files.models import StoredFile
from interlocal.platform.files.store import path_of
from interlocal.ui.pages import Request, person_page


@require_safe
@person_page
def file(request: Request, file: UUID) -> HttpResponseBase:
    """A stored file, as a download, for those to whom row security shows it.

    The bytes come from the store and not from the database: they are sent after the transaction has ended.
    """
    found = StoredFile.objects.filter(id=file).first()
    if found is None:
        raise Refused
    response = FileResponse(
        path_of(found.sha256).open("rb"), as_attachment=True, filename=found.name, content_type=found.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
