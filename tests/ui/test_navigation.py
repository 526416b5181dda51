import pytest
from django.core.paginator import Paginator
from django.http import QueryDict

from interlocal.ui.navigation import Pagination, Steps


def test_steps_say_what_is_done_and_what_is_to_come() -> None:
    steps = Steps("Import", ("Choose", "Match", "Commit"), 2)
    assert [step.state for step in steps.steps] == ["complete", "current", "coming"]
    assert steps.current_title == "Match"


@pytest.mark.parametrize("current", [0, 4])
def test_a_step_that_is_not_there_is_refused(current: int) -> None:
    with pytest.raises(ValueError, match=f"step {current} is not one of 3"):
        Steps("Import", ("Choose", "Match", "Commit"), current)


def test_pages_keep_the_rest_of_the_address() -> None:
    page = Paginator(range(200), 10).get_page(7)
    pagination = Pagination(page, QueryDict("sort=-low&page=7"))
    assert pagination.previous_url == "?sort=-low&page=6"
    assert pagination.next_url == "?sort=-low&page=8"
    assert [link.number for link in pagination.links] == [1, None, 6, 7, 8, None, 20]


def test_the_first_page_has_nothing_before_it() -> None:
    pagination = Pagination(Paginator(range(20), 10).get_page(1), QueryDict())
    assert pagination.previous_url == ""
