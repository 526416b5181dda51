"""The command line as whoever runs a server uses it: back-up, loss, restore; what is refused; queued work is done.

Real processes on an embedded server of their own.
"""

import json
import tarfile
from pathlib import Path

import pytest

from interlocal.platform.embedded import Server
from tests.modules.assessment.doors import SCANS

from .installation import Installation

DIRECTOR = "programme_director"
STORE_A_FILE = """
from interlocal.core.governments.models import PartnershipIndex
from interlocal.platform.acting import Acting, acting
from interlocal.platform.clock import now
from interlocal.platform.files.actions import take_in
partnership = PartnershipIndex.objects.first().partnership
with acting(Acting(partnerships=(partnership,))):
    print(take_in(chunks=[b"%PDF-1.7 minutes"], name="minutes.pdf", at=now(), partnership=partnership).sha256)
"""


def test_backup_destroy_restore(sample: Installation, folder: Path) -> None:
    with Server(sample.data):
        stored = sample.python(STORE_A_FILE).split()[-1]
    heads = json.loads(sample.run("audit", "heads"))
    assert sum(chain.startswith("partnership:") for chain in heads) == 4
    archive = folder / "backup.tar"
    assert "2 files, 14 audit chains" in sample.run("backup", str(archive))
    assert "never overwrites" in sample.run("backup", str(archive), expect=2)

    again = Installation(folder / "again")
    assert "all as backed up" in again.run("restore", str(archive))
    assert json.loads(again.run("audit", "heads")) == heads
    assert (again.data / "files" / stored[:2] / stored).read_bytes() == b"%PDF-1.7 minutes"
    assert "unchanged" in again.run("audit", "verify")
    assert "There is data here already" in again.run("restore", str(archive), expect=2)


def test_a_damaged_archive_restores_nothing(sample: Installation, folder: Path) -> None:
    archive = folder / "damaged.tar"
    sample.run("backup", str(archive))
    content = bytearray(archive.read_bytes())
    with tarfile.open(archive) as tar:
        dump = tar.getmember("database.dump")
    content[dump.offset_data + dump.size // 2] ^= 0xFF
    archive.write_bytes(content)
    empty = Installation(folder / "empty")
    assert "dump is damaged" in empty.run("restore", str(archive), expect=1)
    archive.write_bytes(content[:4000])
    assert "not a whole back-up" in empty.run("restore", str(archive), expect=1)
    archive.unlink()
    sample.run("backup", str(archive))
    empty.run("restore", str(archive))


def test_a_scan_is_loaded_once(sample: Installation) -> None:
    scan = str(SCANS / "milwaukee.scan.yaml")
    assert "Already loaded" in sample.run("import", "scan", scan, "--partnership", "milwaukee")
    assert "Loaded" in sample.run("import", "scan", scan, "--partnership", "crcog")
    refused = sample.run("import", "scan", scan, "--partnership", "nowhere", expect=2)
    assert "No partnership has the short name" in refused
    assert "imaginary-valley" in refused


def test_a_government_that_lost_its_people_gets_one_from_the_command_line(sample: Installation) -> None:
    whom = ("--name", "Nora New", "--email", "nora@fictionville.example")
    told = sample.run("invite", "fictionville", *whom)
    assert "Nora New is invited to Fictionville" in told
    assert "/invitation/" in told
    assert "convenes no partnership" in sample.run("invite", "fictionville", *whom, "--role", DIRECTOR, expect=1)
    assert "No government has the short name" in sample.run("invite", "nowhere", *whom, expect=2)
    assert "valid email" in sample.run("invite", "fictionville", "--name", "Nora New", "--email", "nora", expect=1)
    assert "unchanged" in sample.run("audit", "verify")


def test_a_bad_scan_file_is_refused_with_its_places(sample: Installation, tmp_path: Path) -> None:
    bad = tmp_path / "bad.scan.yaml"
    bad.write_text("format: interlocal-scan-1\nkey: x\nsurprise: 1\n")
    told = sample.run("import", "scan", str(bad), "--partnership", "crcog", expect=1)
    assert "bad.scan.yaml" in told
    assert "line 3" in told
    assert "surprise" in told


def test_the_demo_is_refused_on_another_database(folder: Path) -> None:
    told = Installation(folder / "never").run("demo", expect=1, DATABASE_URL="postgresql://x@127.0.0.1/x")
    assert "the demo" in told
    assert not (folder / "never").exists()


@pytest.mark.parametrize("options", [(), ("--reset",)])
def test_the_demo_touches_nothing_but_a_demo(tmp_path: Path, options: tuple[str, ...]) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work")
    told = Installation(precious).run("demo", *options, "--no-serve", expect=2)
    assert "Nothing was changed" in told
    assert [path.name for path in precious.iterdir()] == ["thesis.txt"]


def test_the_folder_named_on_the_command_line_is_the_one_that_is_used(sample: Installation, folder: Path) -> None:
    elsewhere = Installation(folder / "nowhere")  # where INTERLOCAL_DATA leads
    named = ("--data", str(sample.data))
    assert elsewhere.run(*named, "audit", "heads") == sample.run("audit", "heads")
    archive = folder / "named.tar"
    told = elsewhere.run(*named, "backup", str(archive))
    assert told.replace("named.tar", "own.tar") == sample.run("backup", str(folder / "own.tar"))
    restored = folder / "restored"
    elsewhere.run("--data", str(restored), "restore", str(archive))
    assert Installation(restored).run("audit", "heads") == sample.run("audit", "heads")
    assert not elsewhere.data.exists()
