from allauth.decorators import rate_limit
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from interlocal.core.governments.queries import government_names
from interlocal.core.people.actions import edit_person, erase_person
from interlocal.core.people.actors import actor_of
from interlocal.core.people.models import Person
from interlocal.platform.acting import acting, own_transaction
from interlocal.platform.clock import now
from interlocal.site.home.overview import roles_at
from interlocal.ui.pages import Request, errors_into, person_page
from interlocal.ui.records import Fact, SummaryList
from interlocal.ui.tables import Link

from .forms import ErasureForm, ProfileForm


@person_page
def profile(request: Request) -> HttpResponse:
    """What we know of you, and the ways to everything about signing in."""
    person = _person(request)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=person)
    if form.is_valid():
        with errors_into(form):
            edit_person(person=person, **form.cleaned_data, by=request.actor, at=now())
        if form.is_valid():
            response = redirect("profile")
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"])
            with translation.override(form.cleaned_data["language"]):
                messages.success(request, _("Your profile is saved."))
            return response
    actor = request.actor
    roles = roles_at(actor, government_names(actor.governments), actor.governments)
    return render(request, "site/profile.html", {"form": form, "roles": roles, "sign_in": _sign_in(person)})


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # both pages ask people to sign in first
    return request.user


def _sign_in(person: Person) -> SummaryList:
    """How she signs in, each with the way to change it."""
    has_password, second = person.has_usable_password(), is_mfa_enabled(person)
    directories = bool(settings.SOCIALACCOUNT_PROVIDERS)
    password_page = reverse("account_change_password" if has_password else "account_set_password")
    facts = [
        Fact(
            _("Password"),
            _("set") if has_password else _("none: your directory signs you in") if directories else _("none"),
            Link(_("Change") if has_password else _("Set one"), password_page),
        ),
        Fact(
            _("Second factor"),
            _("on: authenticator app") if second else _("off"),
            Link(_("Change") if second else _("Switch on"), reverse("mfa_index")),
        ),
        Fact(_("Sessions"), _("where you are signed in"), Link(_("See"), reverse("usersessions_list"))),
    ]
    if directories:
        where = reverse("socialaccount_connections")
        facts.append(Fact(_("Directories"), _("of your government"), Link(_("See"), where)))
    return SummaryList(tuple(facts))


@own_transaction
@never_cache
@login_required
@sensitive_post_parameters("password")
@rate_limit(action="reauthenticate")
def erase(request: HttpRequest) -> HttpResponse:
    """Asks once more, with the password, and erases the account."""
    at = now()
    person = _person(request)
    actor = actor_of(person.id, at)
    form = ErasureForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        with errors_into(form), acting(actor.acting):
            erase_person(person=person, by=actor, at=at)
        if form.is_valid():
            logout(request)
            return render(request, "site/erased.html")
    with acting(actor.acting):
        roles = roles_at(actor, government_names(actor.governments), actor.governments)
    return render(request, "site/erase.html", {"form": form, "roles": roles})
