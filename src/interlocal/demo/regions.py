"""The sample regions as their files state them: regions/*.yaml, scans/*.scan.yaml and own_scans/*.yaml."""

from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import yaml

from interlocal.modules.assessment.scan import Scan
from interlocal.modules.assessment.scan_file import read_scan

#: In the order in which they are shown.
KEYS = ("eastern-jackson-county", "crcog", "milwaukee", "synthetic")
Plain = dict[str, Any]


@dataclass(frozen=True)
class Region:
    """One region file. Its lists stay as the file has them; `cite` turns a source into fields.

    `own_scan` is the scan that its members run themselves, if any; the region was then founded some time ago (`began`).
    """

    key: str
    name: str
    synthetic: bool
    time_zone: str
    convener: str | None
    convener_note: str
    documents: dict[str, Plain]
    governments: list[Plain]
    members: list[str]
    scan: Scan
    purpose: Plain | None = None
    unnamed_members: int = 0
    unnamed_members_source: Plain | None = None
    resolutions: list[Plain] = field(default_factory=list)
    decisions: list[Plain] = field(default_factory=list)
    services: list[Plain] = field(default_factory=list)
    participations: list[Plain] = field(default_factory=list)
    figures: list[Plain] = field(default_factory=list)
    scenarios: list[Plain] = field(default_factory=list)
    agreements: list[Plain] = field(default_factory=list)
    began: str = ""
    own_scan: Plain | None = None

    @property
    def note(self) -> str:
        """What is known of the convener and of members without a name, and which document names each government."""
        lines = [self.convener_note]
        if self.unnamed_members_source:
            where = self._cited(self.unnamed_members_source)
            count = self.unnamed_members
            lines.append(f"{count} municipalities took part in the study; the source does not name them ({where}).")
        named: dict[str, list[str]] = {}
        for each in self.governments:
            named.setdefault(self._cited(each["source"]), []).append(each["name"])
        lines += [f"Named in {where}: {', '.join(names)}." for where, names in named.items()]
        return "\n\n".join(lines)

    def _cited(self, source: Plain) -> str:
        return f"{self.documents[source['document']]['title']}, {source['place']}"

    def cite(self, item: Plain) -> dict[str, Any]:
        """The source fields of a row that `item` describes."""
        source = item["source"]
        document = self.documents[source["document"]]
        return {
            "source_document": document["title"],
            "source_place": source["place"],
            "source_dated": document.get("dated", ""),
        }


def read_region(key: str) -> Region:
    """The region with this file name."""
    here = files(__package__)
    plain = yaml.safe_load(here.joinpath("regions", f"{key}.yaml").read_text("utf-8"))
    name = f"{plain['scan']}.scan.yaml"
    scan = read_scan(here.joinpath("scans", name).read_bytes(), name)
    known = {name: value for name, value in plain.items() if name in Region.__dataclass_fields__}
    own = plain.get("own_scan")
    own_scan = yaml.safe_load(here.joinpath("own_scans", f"{own}.yaml").read_text("utf-8")) if own else None
    return Region(**known | {"scan": scan, "own_scan": own_scan})
