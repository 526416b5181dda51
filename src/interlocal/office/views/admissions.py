from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from interlocal.core.access.actor import Place
from interlocal.core.access.permissions import Permission
from interlocal.core.governments.admissions import accept_admission, decline_admission, withdraw_admission
from interlocal.core.governments.queries import admission_to, asked
from interlocal.office.admissions import facts_of
from interlocal.office.forms.admissions import AnswerForm
from interlocal.office.pages import ask, done, link, sent
from interlocal.platform.clock import now
from interlocal.ui.forms import ConfirmForm
from interlocal.ui.pages import Request, errors_into, partnership_page, person_page


@person_page
def answer(request: Request, admission: UUID) -> HttpResponse:
    """Whether a government joins a partnership that asks it: for those who may say so."""
    found = asked(request.actor, admission)
    form = AnswerForm(sent(request))
    names = {"government": found.government.name, "partnership": found.partnership.name}
    if form.is_valid():
        with errors_into(form):
            if form.accepts:
                accept_admission(admission=found, by=request.actor, at=now())
                messages.success(request, _("%(government)s has joined %(partnership)s.") % names)
            else:
                decline_admission(admission=found, by=request.actor, at=now())
                messages.success(request, _("%(government)s does not join %(partnership)s.") % names)
            return redirect("home")
    title = _("Does %(government)s join %(partnership)s?") % names
    context = {"title": title, "admission": found, "facts": facts_of(found), "form": form}
    return render(request, "office/admission.html", context)


@partnership_page
def withdraw(request: Request, place: Place, admission: UUID) -> HttpResponse:
    """Ask a government no longer."""
    request.actor.require(Permission.ADMIT_MEMBERS, partnership=place.id)
    found = admission_to(request.actor, place.id, admission)
    form = ConfirmForm(sent(request))
    if form.is_valid():
        with errors_into(form):
            withdraw_admission(admission=found, by=request.actor, at=now())
            return done(
                request,
                _("%(name)s is no longer asked to join.") % {"name": found.government.name},
                link("partnership", place),
            )
    return ask(
        request,
        place,
        form,
        title=_("No longer ask %(name)s to join?") % {"name": found.government.name},
        lead=_("Its people will no longer find the question. You can ask again."),
        submit=_("Withdraw it"),
        danger=True,
    )
