import json

import yaml
from hypothesis import HealthCheck, given, settings

from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import from_scan, read_scan, scan_workbook
from tests.modules.assessment.scans import scans

SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOW
@given(scans())
def test_a_scan_written_as_a_workbook_reads_back_equal(scan: Scan) -> None:
    assert read_scan(scan_workbook(scan), "scan.xlsx") == scan


@SLOW
@given(scans())
def test_a_scan_written_as_json_reads_back_equal(scan: Scan) -> None:
    assert read_scan(json.dumps(from_scan(scan), default=float).encode(), "scan.json") == scan


@SLOW
@given(scans())
def test_a_scan_written_as_yaml_reads_back_equal(scan: Scan) -> None:
    plain = json.loads(json.dumps(from_scan(scan), default=float))
    assert read_scan(yaml.safe_dump(plain, allow_unicode=True).encode(), "scan.yaml") == scan
