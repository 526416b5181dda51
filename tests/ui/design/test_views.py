import re

import pytest
from django.http import Http404, HttpRequest
from django.test import RequestFactory

from interlocal.ui.design import views


@pytest.fixture
def request_for(rf: RequestFactory) -> HttpRequest:
    return rf.get("/design/", {"sort": "-low", "page": "3"})


def test_the_page_shows_every_component_that_has_a_template(request_for: HttpRequest) -> None:
    html = views.components(request_for).content.decode()
    for what in (
        "il-figure", "il-source", "il-mark--stage", "usa-alert--warning", "usa-table", "il-chart", "il-timeline",
        "il-board", "usa-button--outline", "il-error-summary", "usa-step-indicator", "il-facts", "il-changes",
        "il-conflict", "il-confirmation--danger", "il-progress__now--failed", "usa-card", "il-persona", "il-empty",
        "usa-accordion", "usa-pagination", "il-synthetic", "usa-breadcrumb", "usa-sidenav",
    ):  # fmt: skip
        assert what in html, what
    for state in ("Somebody else saved this meanwhile", "You saved this in another window", "its source names no end"):
        assert state in html, state
    assert "Two tables had no figures in our copy." in html, "what a report folds"


def test_its_samples_can_be_sorted_and_paged(request_for: HttpRequest) -> None:
    html = views.components(request_for).content.decode()
    assert 'aria-sort="descending"' in html
    assert html.index("Document management") < html.index("Procurement")
    assert re.search(r'aria-label="Page 3"\s+aria-current="page"', html)


def test_the_sample_form_refuses_and_accepts(rf: RequestFactory) -> None:
    refused = views.form(rf.post("/design/form/", {})).content.decode()
    assert "This was not saved." in refused
    answers = {
        "title": "Payroll", "email": "dana@example.gov", "service": "payroll", "mode": "full",
        "starts": "2026-11-30", "agreed": "on",
    }  # fmt: skip
    assert "Accepted" in views.form(rf.post("/design/form/", answers)).content.decode()


def test_there_is_no_page_for_an_error_that_is_not_ours(rf: RequestFactory) -> None:
    assert views.error(rf.get("/"), 403).status_code == 200
    with pytest.raises(Http404):
        views.error(rf.get("/"), 418)
