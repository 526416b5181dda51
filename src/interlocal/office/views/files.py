from uuid import UUID

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import Refused
from interlocal.platform.files.models import StoredFile
from interlocal.ui.downloads import download
from interlocal.ui.pages import Request, person_page


@require_safe
@person_page
def file(request: Request, file: UUID) -> HttpResponseBase:
    """A stored file, as a download, for those to whom row security shows it."""
    found = StoredFile.objects.filter(id=file).first()
    if found is None:
        raise Refused
    return download(found.name, found.content_type, found.sha256)
