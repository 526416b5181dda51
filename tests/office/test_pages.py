"""Every page answers, for those who may act and for those who may only look."""

import pytest

from tests.office.conftest import Office, SignIn

PAGES = ["", "board/", "participation/", "participation/?by=government", "people/", "decisions/", "catalogue/", "governments/alder/"]


@pytest.mark.parametrize("who", ["director", "alder_manager", "alder_viewer"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_open(page: str, who: str, office: Office, signed_in: SignIn) -> None:
    answer = signed_in(who).get(office.address(page))
    assert answer.status_code == 200
