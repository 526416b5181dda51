"""Views that tell what the database shows them, and two that write and then fail."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from interlocal.core.governments.actions import log_decision
from interlocal.core.governments.models import Decision, Membership, Partnership
from interlocal.core.people.models import RoleAssignment
from interlocal.platform.clock import now


def seen(request: HttpRequest) -> HttpResponse:
    """Everything that row security shows, without any filter of ours, and the settings it goes by."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, current_setting('interlocal.person', true),"
            " current_setting('interlocal.governments', true), current_setting('interlocal.partnerships', true)"
        )
        role, person, governments, partnerships = cursor.fetchone()
    return JsonResponse(
        {
            "role": role,
            "person": person,
            "governments": governments,
            "partnerships": partnerships,
            "rows": {
                "partnership": sorted(map(str, Partnership.objects.values_list("id", flat=True))),
                "membership": sorted(map(str, Membership.objects.values_list("partnership_id", flat=True))),
                "role": sorted(map(str, RoleAssignment.objects.values_list("person_id", flat=True))),
                "decision": sorted(map(str, Decision.objects.values_list("partnership_id", flat=True))),
            },
        }
    )


def _write(request: HttpRequest, title: str) -> None:
    actor = request.actor  # type: ignore[attr-defined]
    log_decision(partnership=actor.places[0].id, title=title, by=actor, at=now())


def write(request: HttpRequest) -> HttpResponse:
    """Write, and succeed."""
    _write(request, "kept")
    return HttpResponse("kept")


def answer_500(request: HttpRequest) -> HttpResponse:
    """Write, and answer 500 without raising."""
    _write(request, "lost")
    return HttpResponse("failed", status=500)


def raise_after_writing(request: HttpRequest) -> HttpResponse:
    """Write, and raise."""
    _write(request, "lost")
    raise RuntimeError("planted")


urlpatterns = [
    path("seen/", seen),
    path("write/", write),
    path("answer-500/", answer_500),
    path("raise/", raise_after_writing),
]
