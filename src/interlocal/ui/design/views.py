from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from . import samples
from .forms import SampleForm


def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state, on one page."""
    return render(request, "design/components.html", samples.FRAME | samples.components(request.GET))


def form(request: HttpRequest) -> HttpResponse:
    """A real form with every kind of field; it keeps nothing."""
    sent = SampleForm(request.POST, request.FILES) if request.method == "POST" else SampleForm()
    accepted = sent.is_bound and sent.is_valid()
    return render(request, "design/form.html", samples.FRAME | {"form": sent, "accepted": accepted})


def narrow(request: HttpRequest) -> HttpResponse:
    """The layout of pages for people who are not signed in."""
    return render(request, "design/narrow.html")


def error(request: HttpRequest, code: int) -> HttpResponse:
    """An error page as it looks, sent with status 200."""
    if code not in (400, 403, 404, 500):
        raise Http404
    return render(request, f"{code}.html")
