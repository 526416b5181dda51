from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def trivial(request: HttpRequest) -> HttpResponse:
    """The least that a signed-in request costs: session, person, acting context, one word."""
    return HttpResponse("ok")


urlpatterns = [path("trivial/", trivial), path("", include("interlocal.config.urls"))]
