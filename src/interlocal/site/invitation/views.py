from allauth.account.utils import perform_login
from allauth.decorators import rate_limit
from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from interlocal.core.access.actor import Actor, Refused
from interlocal.core.people.actions import accept_invitation
from interlocal.core.people.models import Invitation, Person
from interlocal.core.people.queries import invitation_by
from interlocal.platform.acting import own_transaction
from interlocal.platform.clock import now
from interlocal.site.accounts.passwords import NewPasswordForm
from interlocal.ui.links import leads_nowhere
from interlocal.ui.pages import errors_into


@own_transaction
@never_cache
@sensitive_post_parameters("password")
@rate_limit(action="invitation")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites whom to what; a new person chooses a password, a known one signs in first and agrees.

    Looking changes nothing, so that a mail filter that follows links uses nothing up.
    """
    try:
        invitation = invitation_by(token, now())
    except Refused:
        return leads_nowhere(request)
    known = Person.objects.filter(email__iexact=invitation.email).first()
    if request.user.is_authenticated and request.user != known:
        return _show(request, invitation, signed_in_as_another=True)
    if known is not None:
        return _agree(request, invitation, token) if request.user == known else _show(request, invitation, known=True)
    return _choose_password(request, invitation, token)


def _agree(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            with errors_into(form):
                accept_invitation(token=token, password=None, by=Actor(request.user.pk), at=now())
        except Refused:
            return leads_nowhere(request)
        if form.is_valid():
            return _welcome(request, invitation)
    return _show(request, invitation, form=form)


def _choose_password(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    newcomer = Person(email=invitation.email, name=invitation.name)
    form = NewPasswordForm(request.POST if request.method == "POST" else None, person=newcomer)
    if form.is_valid():
        try:
            with errors_into(form):
                person = accept_invitation(token=token, password=form.cleaned_data["password"], by=Actor(), at=now())
        except Refused:
            return leads_nowhere(request)
        except IntegrityError:
            # Another invitation to the same address was accepted in this instant: she is known by now.
            return redirect(request.path)
        if form.is_valid():
            perform_login(request, person)
            return _welcome(request, invitation)
    return _show(request, invitation, form=form)


def _show(request: HttpRequest, invitation: Invitation, **more: object) -> HttpResponse:
    sign_in = reverse("account_login", query={"next": request.path})
    return render(request, "site/invitation.html", {"invitation": invitation, "sign_in_url": sign_in, **more})


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    messages.success(
        request,
        _("You now work for %(government)s here, as: %(role)s.")
        % {"government": invitation.government.name, "role": invitation.get_role_display()},
    )
    return redirect("home")
