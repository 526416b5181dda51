from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from interlocal.core.access.actor import Place
from interlocal.platform.clock import now
from interlocal.ui.pages import Request, errors_into, partnership_page

from .actions import leave_note
from .forms import NoteForm
from .permissions import Permission
from .queries import notes_of


@partnership_page
def notes(request: Request, place: Place) -> HttpResponse:
    """The notes, and for those who may a form to leave one."""
    form = NoteForm(request.POST or None)
    if request.method == "POST":
        request.actor.require(Permission.LEAVE_NOTE, partnership=place.id)
        if form.is_valid():
            with errors_into(form):
                leave_note(partnership=place.id, text=form.cleaned_data["text"], by=request.actor, at=now())
                return redirect("example:notes", place.key)
    return TemplateResponse(
        request,
        "example/notes.html",
        {
            "notes": notes_of(request.actor, place.id),
            "form": form,
            "may_leave": request.actor.may(Permission.LEAVE_NOTE, partnership=place.id),
        },
    )
