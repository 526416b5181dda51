"""A small valid scan as text, and what a reader says about others."""

from interlocal.modules.assessment.scan_file import read_scan
from interlocal.platform.problems import BadFile

GOOD = """\
format: interlocal-scan-1
key: two-cities
title: Two cities
region: Two cities
synthetic: true
members: 2
documents:
  - {key: report, title: Report}
areas:
  - key: payroll
    name: Payroll
    verdict: yes
    next_step: Compare calendars
    source: {document: report, place: page 1}
  - key: fleet
    name: Fleet
    source: {document: report, place: page 2}
factor_sets:
  - key: factors
    title: Factors
    scale: [low, high]
    factors:
      - {key: ease, name: Ease}
    areas: [payroll, fleet]
    ratings:
      payroll: {ease: high}
    source: {document: report, place: page 3}
claims:
  - area: payroll
    what: One system
    low: 100
    high: 200
    unit: usd
    period: annual
    answered: 2
    grade: estimate
    source: {document: report, place: page 4}
"""


def complaints(content: str | bytes, name: str = "scan.yaml") -> list[str]:
    """Every problem that the reader finds, as it is printed."""
    try:
        read_scan(content.encode() if isinstance(content, str) else content, name)
    except BadFile as bad:
        return [str(problem) for problem in bad.problems]
    return []
