"""The standard catalogue's file: whole, in order, and each entry named by a source."""

from interlocal.core.catalogue.models import Service
from interlocal.core.catalogue.standard import standard_entries

ENTRIES = standard_entries()


def test_keys_and_titles_are_unique() -> None:
    for name in ("key", "title"):
        values = [entry[name] for entry in ENTRIES]
        assert len(values) == len(set(values))


def test_a_part_stands_after_its_whole() -> None:
    seen: set[str] = set()
    for entry in ENTRIES:
        assert entry.get("part_of") is None or entry["part_of"] in seen, entry["key"]
        seen.add(entry["key"])


def test_every_entry_fits_its_row_and_has_sources() -> None:
    for entry in ENTRIES:
        row = Service(**{name: entry[name] for name in ("key", "title", "area", "description", "sources")})
        row.clean_fields(exclude=["part_of"])
        assert entry["sources"]
        assert all(source["document"] and source["place"] for source in entry["sources"])
        assert {key for source in entry["sources"] for key in source} <= {"document", "place", "called"}


def test_a_part_is_of_the_area_of_its_whole() -> None:
    areas = {entry["key"]: entry["area"] for entry in ENTRIES}
    assert all(areas[entry["part_of"]] == entry["area"] for entry in ENTRIES if entry.get("part_of"))


def test_a_title_says_what_is_shared_and_the_region_s_name_stands_with_its_source() -> None:
    called = {
        source["called"]: entry["title"] for entry in ENTRIES for source in entry["sources"] if "called" in source
    }
    assert called == {
        "MARCIT → MPR": "Risk and employee benefits pool",
        "Government Training Institute (GTI)": "Government training institute",
        "Operation Green Light (OGL)": "Traffic signal coordination",
    }


def test_an_entry_of_which_a_source_gives_the_name_alone_cites_what_says_more() -> None:
    sources = {entry["key"]: [source["document"] for source in entry["sources"]] for entry in ENTRIES}
    assert any("Midwest Public Risk" in document for document in sources["marcit-mpr"])
    assert any("marc.org" in document for document in sources["operation-green-light"])


def test_what_the_documents_name_is_there() -> None:
    """A sample of each document; the scans' own test holds every area of theirs to the catalogue."""
    keys = {entry["key"]: entry.get("part_of") for entry in ENTRIES}
    assert keys["mowing"] == "fleet-management"
    assert keys["wellness"] == "benefits-administration"
    assert keys["data-backup"] == "information-technology"
    assert keys["governance-training-staff-liaisons"] == "governance-training"
    assert keys["tower-maintenance"] == "public-safety-radios"
    assert {"operation-green-light", "marcit-mpr", "legal-services", "workforce-analytics"} <= keys.keys()
