"""Scan files: YAML, JSON or XLSX in, a `Scan` out, or every problem with its place."""

from interlocal.modules.assessment.scan_file.plain import from_scan
from interlocal.modules.assessment.scan_file.reader import LARGEST, read_scan, read_scan_path
from interlocal.modules.assessment.scan_file.workbook_writer import scan_workbook

__all__ = ["LARGEST", "from_scan", "read_scan", "read_scan_path", "scan_workbook"]
