from allauth.account.utils import perform_login
from allauth.decorators import rate_limit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from interlocal.core.access.actor import NOBODY_HERE, Refused
from interlocal.platform.acting import own_transaction
from interlocal.platform.clock import now
from interlocal.ui.import_wizard.views.pages import XLSX, download
from interlocal.ui.pages import errors_into

from .actions import set_up_installation
from .door import forget_code, is_empty
from .forms import SetUpForm
from .governments_list import governments_template


@own_transaction
@never_cache
@sensitive_post_parameters("code", "password")
@rate_limit(action="set_up")
def set_up(request: HttpRequest) -> HttpResponse:
    """The one page of set-up; once that is done there is no such page."""
    if not is_empty():
        raise Refused
    if request.method == "POST":
        form = SetUpForm(request.POST, request.FILES)
        if form.is_valid():
            with errors_into(form):
                person = set_up_installation(**form.what_to_set_up(get_language()), by=NOBODY_HERE, at=now())
            if form.is_valid():
                forget_code()
                perform_login(request, person)
                return redirect("home")
        form.ask_again()
    else:
        form = SetUpForm(initial={"code": request.GET.get("code", "")})
    return render(request, "site/set_up.html", {"form": form})


@require_safe
def members_template(request: HttpRequest) -> HttpResponse:
    """The workbook of governments to fill in, as long as there is set-up."""
    if not is_empty():
        raise Refused
    return download(governments_template(), "governments-template.xlsx", XLSX)
