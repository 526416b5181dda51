"""Going on from a published scan: its areas become ours, its word stays its own."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import Settings

from interlocal.core.access.actor import Refused
from interlocal.core.audit.models import Event
from interlocal.core.catalogue.models import STANDARD
from interlocal.core.catalogue.standard import standard_key
from interlocal.core.participation.actions import call_to_team
from interlocal.modules.assessment.actions import decide, take_on
from interlocal.modules.assessment.models import AreaVerdict, OwnScan, Precedence, PublishedScan, ScanArea
from interlocal.modules.assessment.queries import factors_of, judging_of
from interlocal.modules.assessment.rules.factors import MILWAUKEE
from interlocal.modules.assessment.scan import Area, Document, Scan, Source
from interlocal.platform.acting import acting
from interlocal.ui.screens import with_way_back
from tests.modules.assessment.doors import published
from tests.modules.assessment.own.judged import all_clear, rated
from tests.modules.assessment.test_keeping import load
from tests.worlds import AT, World, all_ids, tri_cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return tri_cities()


def taken_on(world: World, name: str = "milwaukee", who: str = "director", title: str = "Ours") -> OwnScan:
    kept, _new = load(world, published(name))
    by = world.actor(who)
    with acting(by.acting):
        return take_on(published=kept, title=title, by=by, at=AT)


def areas(world: World, scan: OwnScan) -> dict[str, ScanArea]:
    """By the key under which the source states them, in their order."""
    with acting(world.actor("director").acting):
        rows = ScanArea.objects.filter(scan=scan).select_related("scan", "service", "part_of").order_by("position")
        return {row.stated_as: row for row in rows}


def signed_in(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.people[who])
    return client


def page(client: Client, world: World, path: str) -> str:
    answer = client.get(f"/p/{world.partnership.key}/assessment/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_areas_parts_and_questions_go_on_and_no_verdict_does(world: World) -> None:
    scan = taken_on(world)
    found = areas(world, scan)
    source = published()
    assert {key: area.name for key, area in found.items()} == {area.key: area.name for area in source.areas}
    assert [key for key, area in found.items() if area.part_of is None] == [area.key for area in source.parts()]
    assert found["mowing"].part_of == found["fleet-management"]
    assert [found["payroll"].position + 1] == [found["central-payroll"].position]
    director = world.actor("director")
    with acting(director.acting):
        factor_set = factors_of(director, scan)
        assert factor_set.factors == source.factor_sets[0].factors
        assert not factor_set.ratings.exists()
        event = Event.objects.get(verb="scan.taken_on")
        assert (event.subject, event.facts["areas"]) == (scan.id, 14)
    assert all_ids(AreaVerdict, director) == set()


def test_areas_are_entries_of_the_catalogue_and_new_ones_of_its_own(world: World) -> None:
    here = Source("slides", "row 1")
    source = Scan(
        key="small",
        title="A small scan",
        region="Nowhere",
        synthetic=True,
        documents=(Document("slides", "Slides"),),
        areas=(
            Area("payroll", "Paying people", here),
            Area("vehicles", "Fleet maintenance", here),
            Area("tree-nursery", "Tree nursery", here),
            Area("saplings", "x" * 300, here, part_of="tree-nursery"),
        ),
    )
    kept, _new = load(world, source)
    by = world.actor("director")
    services = []
    for title in ("Once", "Again"):
        with acting(by.acting):
            scan = take_on(published=kept, title=title, by=by, at=AT)
        found = areas(world, scan)
        services.append({key: area.service_id for key, area in found.items()})
    assert services[0]["payroll"] == standard_key("payroll")  # by its key
    assert services[0]["vehicles"] == standard_key("fleet-maintenance")  # by its title
    assert services[0] == services[1]
    own = {key: area.service for key, area in found.items() if area.catalogue != STANDARD}
    assert set(own) == {"tree-nursery", "saplings"}
    assert own["saplings"].part_of_id == own["tree-nursery"].id
    assert all(service.catalogue == world.partnership.id for service in own.values())
    assert (len(found["saplings"].name), len(own["saplings"].title)) == (160, 120)


def test_what_must_come_first_goes_on(world: World) -> None:
    scan = taken_on(world, "crcog")
    director = world.actor("director")
    with acting(director.acting):
        said = Precedence.objects.filter(area__scan=scan).values_list("area__stated_as", "first__stated_as")
        source = {(area.key, first) for area in published("crcog").areas for first in area.follows}
        assert set(said) == source
        assert factors_of(director, scan).factors == MILWAUKEE


def test_it_is_for_those_who_run_scans_and_has_a_title(world: World) -> None:
    for who in ("alder_manager", "birch_finance", "alder_viewer"):
        with pytest.raises(Refused):
            taken_on(world, who=who)
    with pytest.raises(ValidationError) as told:
        taken_on(world, title="")
    assert "title" in told.value.error_dict
    assert all_ids(OwnScan, world.actor("director")) == set()


def test_ten_areas_are_rated_raters_differ_and_a_verdict_changes_beside_the_sources(world: World) -> None:
    """Milwaukee's: ten areas (and four parts) with verdicts, whose ratings our copy of the slides lacks."""
    kept, _new = load(world, published())
    director = signed_in(world, "director")
    before = page(director, world, "milwaukee/")
    answer = director.post(f"/p/{world.partnership.key}/assessment/milwaukee/go-on/", {"title": "Our own look"})
    assert answer.status_code == 302
    with acting(world.actor("director").acting):
        scan = OwnScan.objects.get()
        for who in ("director", "alder_manager", "birch_finance"):
            call_to_team(partnership=world.partnership.id, person=world.people[who], by=world.actor("director"), at=AT)
    assert scan.taken_on_id == kept.id
    found = areas(world, scan)
    assert sum(area.part_of_id is None for area in found.values()) == 10
    listed = page(director, world, f"own/{scan.key}/verdicts/")
    assert "No area has a verdict yet." in listed
    assert "The source&#x27;s verdict" in listed

    payroll = found["payroll"]
    address = f"own/{scan.key}/areas/{payroll.id}/"
    for who in ("director", "alder_manager"):
        rated(world, who, payroll, "high")
    all_clear(world, payroll)
    assert "The rule suggests: Yes." in page(director, world, address)
    for seen, (verdict, reason) in enumerate((("yes", "All rate it high."), ("maybe", "We see it differently."))):
        if seen:
            rated(world, "birch_finance", payroll, "low")
            assert "far apart: low to high" in page(director, world, address)
        with acting(world.actor("director").acting):
            decide(
                area=payroll,
                verdict=verdict,
                next_step="Talk in March.",
                reason=reason,
                seen_version=seen,
                by=world.actor("director"),
                at=AT,
            )
    shown = page(signed_in(world, "alder_viewer"), world, address)
    for words in (
        "All rate it high.",
        "We see it differently.",
        "from software through processes to operations and staff",
        "Initial assessment, row 2",
        "What the source says",
        "not in our copy",
    ):
        assert words in shown, words
    drafted = page(signed_in(world, "alder_viewer"), world, f"own/{scan.key}/report/")
    assert f"Decided otherwise than in “{kept.title}”: {payroll.name} (there: Yes)." in drafted
    by = world.actor("director")
    with acting(by.acting):
        assert judging_of(by, scan, [payroll]).suggestion(payroll).verdict == "maybe"
        assert PublishedScan.objects.get(id=kept.id).scan == published()
    assert _body(page(director, world, "milwaukee/")) == _body(before)


def test_what_is_not_decided_here_yet_is_no_change_of_the_sources_verdicts(world: World) -> None:
    scan = taken_on(world)
    told = page(signed_in(world, "alder_viewer"), world, f"own/{scan.key}/report/compare/")
    assert "0 changes since" in told
    assert "14 areas are not decided here yet, and are not compared." in told


def test_it_begins_at_the_next_step_and_names_the_team(world: World) -> None:
    load(world, published())
    director = signed_in(world, "director")
    go_on = f"/p/{world.partnership.key}/assessment/milwaukee/go-on/"
    begun = director.post(go_on, {"title": "Ours"}, follow=True)
    below = f"/p/{world.partnership.key}/assessment/own/ours/"
    assert begun.redirect_chain == [(f"{below}forms/", 302)]
    assert "Next: the short forms. Meanwhile the assessment team can rate" in begun.content.decode()
    first = page(director, world, "own/ours/")
    assert "Next: the short forms" in first
    call = with_way_back(f"/p/{world.partnership.key}/team/call/", below)
    assert f'href="{call}"' in first
    assert "team/call/" not in page(signed_in(world, "alder_manager"), world, "own/ours/")
    by = world.actor("director")
    with acting(by.acting):
        call_to_team(partnership=world.partnership.id, person=world.people["alder_manager"], by=by, at=AT)
    assert "team/call/" not in page(director, world, "own/ours/")


def test_its_name_and_its_report_can_be_taken_for_no_other(world: World, settings: Settings) -> None:
    """In a demo of a region that exists, the report on an own scan is no more issued by anybody than the source's."""
    load(world, published())
    director = signed_in(world, "director")
    form = page(director, world, "milwaukee/go-on/")
    assert "Back office service sharing, City and County of Milwaukee: our own scan" in form
    director.post(f"/p/{world.partnership.key}/assessment/milwaukee/go-on/", {"title": "Ours"})
    assert "Not hosted, reviewed or endorsed" not in page(director, world, "own/ours/report/")
    settings.DEMO = True
    assert "Not hosted, reviewed or endorsed" in page(director, world, "own/ours/report/")


def _body(html: str) -> str:
    """What the page of a published scan says, without the messages and tokens around it."""
    return html[html.index("<h1") : html.index("</main>")]
