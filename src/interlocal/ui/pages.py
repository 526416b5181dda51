"""The two doors of a page: for anyone signed in, and for people of one partnership. Every view passes through one.

A view parses, makes one domain call and answers. What the domain refuses comes back as a form's errors, or as a
page that looks the same whether a thing is absent, not yours or not for you to do.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.forms import BaseForm, BaseModelForm
from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from psycopg.errors import ExclusionViolation, UniqueViolation

from interlocal.core.access.actor import Actor, Place
from interlocal.platform.versions import Conflict
from interlocal.ui.editing import VersionedForm


class Request(HttpRequest):
    """A request as our views see it: the middleware has put the actor there."""

    actor: Actor


PersonView = Callable[..., HttpResponseBase]


def person_page(view: PersonView) -> PersonView:
    """`view(request, ...)` for anyone signed in; others are sent to sign in first."""

    @wraps(view)
    def run(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor.person is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return never_cache(run)


def partnership_page(view: PersonView) -> PersonView:
    """`view(request, place, ...)` for people whose government is a member today, below /p/<partnership>/.

    Days and times are those of the partnership's time zone: `timezone.localdate(at)` is its today.
    """

    @person_page
    @wraps(view)
    def run(request: Request, partnership: str, **kwargs: Any) -> HttpResponseBase:
        place: Place = request.actor.place(partnership)
        with timezone.override(place.time_zone):
            answer = view(request, place, **kwargs)
            # Here and not by Django afterwards, when its time zone is UTC again.
            return answer.render() if isinstance(answer, SimpleTemplateResponse) else answer

    return run


@contextmanager
def errors_into(form: BaseForm) -> Iterator[None]:
    """Run an action; what it finds wrong becomes errors of `form`, and nothing that it wrote is kept.

    Where somebody else saved meanwhile, the form (a VersionedForm) shows both versions; where the same was written at
    the same instant, as by a form sent twice, it says so.
    """
    try:
        with transaction.atomic():
            yield
    except Conflict as conflict:
        if not isinstance(form, VersionedForm):
            raise
        form.show_both(conflict)
    except IntegrityError as error:
        if not isinstance(error.__cause__, UniqueViolation | ExclusionViolation):
            raise
        form.add_error(None, _("The same was saved at this moment, perhaps as this was sent twice. Look at it first."))
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            form.add_error(None, error)
            return
        for name, found in error.error_dict.items():
            if name == NON_FIELD_ERRORS or name in form.fields:
                form.add_error(None if name == NON_FIELD_ERRORS else name, found)
            else:
                told = [message for each in found for message in each.messages]
                form.add_error(None, [f"{_title(form, name)}: {message}" for message in told])


def _title(form: BaseForm, name: str) -> str:
    """What a field of the row is called that this form does not ask for."""
    fields = form.instance._meta.concrete_fields if isinstance(form, BaseModelForm) else ()
    return next((str(capfirst(field.verbose_name)) for field in fields if field.name == name), name)
