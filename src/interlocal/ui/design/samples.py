"""Invented things to show components with. No government of these names is meant."""

from dataclasses import replace
from datetime import date

from django.core.paginator import Paginator
from django.http import QueryDict

from interlocal.platform.problems import BadFile, Place, Problem
from interlocal.ui.boards import Board, BoardCard, BoardColumn, Lane
from interlocal.ui.documents.report import Bullets, Folded, Paragraph
from interlocal.ui.figures import KeyFigure, SourceNote
from interlocal.ui.matrices import Matrix, MatrixCell, MatrixRow
from interlocal.ui.navigation import Group, Item, Pagination, Steps, Ways
from interlocal.ui.personas import Persona
from interlocal.ui.progress import Progress
from interlocal.ui.records import Change, ChangeList, Disputed, Fact, SummaryList, VersionConflict
from interlocal.ui.sorting import SortedTable
from interlocal.ui.tables import Link, Qualified, Range
from interlocal.ui.timelines import Term, Timeline, TimelineRow

from .charts import charts
from .forms import SampleForm
from .tables import CLAIMED, SCORECARD

FRAME = {
    "synthetic": True,
    "partnership": {"name": "Crestmoor Valley Partnership", "convener_name": "Crestmoor Valley Council"},
    "partnerships": (
        Item("Crestmoor Valley Partnership", "/design/", current=True),
        Item("Three Rivers Purchasing Group", "/design/form/"),
    ),
    "actor": {"name": "Dana Whitfield"},
    "person_links": (Item("Your account", "/design/form/"),),
    "navigation": (
        Group("Assess", (Item("Catalogue of services", "/design/form/"), Item("Scans", "/design/narrow/"))),
        Group("Agree", (Item("Board", "/design/", current=True), Item("Agreements", "/design/error/404/"))),
        Group("Run", (Item("Exit interviews", "/design/error/403/"),)),
        Group("Prove", (Item("Benchmarks", "/design/error/400/"), Item("Releases", "/design/error/500/"))),
    ),
}
STUDY = SourceNote("Back office study", "page 12", "March 2024", "annual", "estimate", "/design/")
UNSTATED = SourceNote("Letter of the city manager")

FIGURES = (
    KeyFigure("Saved each year, if all join", Range(2_178_000, 3_852_000), "usd", unit="a year", source=STUDY),
    KeyFigure("Members that answered", 17, note="of 23 that were asked", source=STUDY),
    KeyFigure("Fuel cost avoided", Qualified("slightly over", 7), "percent", source=UNSTATED),
    KeyFigure("Fleet maintenance", None, "usd", missing="no estimate", note="The study gives no number."),
    KeyFigure("Fees charged to members", 0, "usd", note="A stated nought, not a missing figure.", source=STUDY),
)
TIMELINE = Timeline(
    "Who takes part in exit interviews",
    (
        TimelineRow("City of Amberfield", (Term("full", date(2020, 1, 1)),)),
        TimelineRow(
            "City of Dunhaven",
            (Term("observer", date(2019, 7, 1), date(2021, 1, 1)), Term("full", date(2021, 1, 1), date(2024, 1, 1))),
        ),
        TimelineRow("Village of Brookhollow", (Term("data_only", date(2021, 7, 1)),)),
        TimelineRow("Crestmoor County School District No. 4", ()),
        TimelineRow("Elmsford", (Term("full", date(2022, 1, 1), stated="as of December 2022"),)),
        TimelineRow("Town of Fernley", (Term("full", None, stated="as of an undated source"),)),
    ),
    date(2019, 1, 1),
    date(2027, 1, 1),
    today=date(2025, 4, 1),
)
BOARD = Board(
    "Shared services by stage",
    (
        BoardColumn(
            "Assess",
            (
                Lane("idea", (BoardCard("Video storage", "/design/", ("3 governments interested",)),)),
                Lane("screening"),
                Lane(
                    "evaluating",
                    (
                        BoardCard("Fleet maintenance", "/design/", ("Lead: Dunhaven",), "for 4 months"),
                        BoardCard("Joint salary survey", "/design/", ("Lead: not stated",), "for 11 months"),
                    ),
                ),
            ),
        ),
        BoardColumn(
            "Agree",
            (
                Lane(
                    "proposed", (BoardCard("Ethics hotline", "/design/", ("Vote in 2 councils open",), "for 3 weeks"),)
                ),
                Lane("pilot"),
                Lane("agreed", (BoardCard("Supervisory training", "/design/", ("Starts 1 July",)),)),
            ),
        ),
        BoardColumn(
            "Run",
            (
                Lane(
                    "running",
                    (
                        BoardCard("Exit interviews", "/design/", ("2 take part, 1 shares data only",), "since 2020"),
                        BoardCard("Radio towers", "/design/", ("3 take part",), "as of December 2019"),
                    ),
                ),
                Lane("ended"),
            ),
        ),
        BoardColumn(
            "Set aside",
            (
                Lane("on_hold", (BoardCard("Mowing", "/design/", ("Reason: not stated",)),)),
                Lane("deferred", (BoardCard("Health clinics", "/design/", ("Until the contract ends",)),)),
                Lane("declined"),
            ),
        ),
    ),
)
MATRIX = Matrix(
    "Risks by likelihood and impact",
    ("Low impact", "Medium impact", "High impact"),
    (
        MatrixRow("High likelihood", (MatrixCell((), 1), MatrixCell((4,), 2), MatrixCell((), 2))),
        MatrixRow("Medium likelihood", (MatrixCell((3, 7)), MatrixCell((), 1), MatrixCell((1, 2, 5), 2))),
        MatrixRow("Low likelihood", (MatrixCell(()), MatrixCell(()), MatrixCell((6,), 1))),
    ),
    "Risk 8 is unrated, and stands in no cell.",
)
CONFLICT = VersionConflict(
    "Miguel Ortega",
    "today at 10:42",
    (
        Disputed("Operator", "Crestmoor County", "City of Dunhaven"),
        Disputed("Notice period", "12 months", None),
        Disputed("Cost rule", None, "By employees covered"),
    ),
    Link("Drop yours and see what is saved", "/design/"),
)
CONFLICTS = (CONFLICT, replace(CONFLICT, by_reader=True, saved_at="10:42 AM"))
FOLDED = Folded(
    "What of the study is left out here",
    (
        Paragraph("Two tables had no figures in our copy."),
        Bullets(("Fees by member", "Hours by month")),
    ),
)
CHANGES = ChangeList(
    "What changed between version 2 and 3",
    (
        Change("Term ends", "30 June 2026", "30 June 2029"),
        Change("Notice period", None, "12 months"),
        Change("Exit fee", "$4,000", None),
    ),
)
FACTS = SummaryList(
    (
        Fact("Operator", "Crestmoor County", Link("Change", "/design/form/")),
        Fact("Lead", "Dana Whitfield, City of Dunhaven", Link("Change", "/design/form/")),
        Fact("Cost rule", None, Link("State it", "/design/form/")),
    )
)
PERSONAS = (
    Persona("Dana Whitfield", "City manager", "City of Dunhaven", "Look at what waits for a decision.", "/design/"),
    Persona("Miguel Ortega", "Finance director", "Crestmoor County", "Check the claims behind the total.", "/design/"),
    Persona("Ruth Abara", "Convener", "Crestmoor Valley Council", "Open the board and move a service.", "/design/"),
)
PROGRESS = (
    Progress("import", "Reading the workbook", "Row 1,200 of 4,000", "/design/", 1_200, 4_000),
    Progress("unknown", "Waiting for a worker", "Nothing has begun yet.", "/design/"),
    Progress("done", "Report written", "Ready to download.", "/design/", 10, 10, "done"),
    Progress(
        "failed", "Import stopped", "The file could not be read. Nothing of it was kept.", "/design/", 3, 10, "failed"
    ),
)
BAD_FILE = BadFile(
    [
        Problem(
            Place("scan.xlsx", sheet="Claims", cell="C7"), "The low end (900,000) is above the high end. Swap them."
        ),
        Problem(Place("scan.xlsx", sheet="Claims", cell="E9"), "No period. Write annual, per cycle, once or achieved."),
    ]
)


def components(query: QueryDict) -> dict[str, object]:
    """The context of the component page; `query` sorts and turns the pages of its samples."""
    refused = SampleForm({"title": "", "email": "nobody", "mode": "sometimes", "starts": "soon"}, prefix="refused")
    pages = Paginator(range(240), 10)
    return {
        "alerts": ("info", "success", "warning", "error"),
        "stages": (
            "idea",
            "screening",
            "evaluating",
            "proposed",
            "pilot",
            "agreed",
            "running",
            "ended",
            "on_hold",
            "deferred",
            "declined",
            None,
        ),
        "verdicts": ("yes", "maybe", "no", None),
        "ratings": ("none", "low", "medium", "high", None),
        "modes": ("full", "data_only", "observer"),
        "grades": ("audited", "budget", "estimate", "stated", "guess", None),
        "figures": FIGURES,
        "source": STUDY,
        "unstated": UNSTATED,
        "claims": SortedTable(CLAIMED, ("area", "low", "high", "members", "share", "dated"), query),
        "scorecard": SCORECARD,
        "charts": charts(),
        "refused": refused,
        "steps": [
            Steps("Import a workbook", ("Choose the file", "Match the columns", "Check every row", "Commit"), n)
            for n in (1, 3)
        ],
        "ways": Ways(
            "Pages of this scan", (Item("Overview", "?", current=True), Item("Collect", "#"), Item("Decide", "#"))
        ),
        "pagination": Pagination(pages.get_page(query.get("page", 7)), query),
        "timeline": TIMELINE,
        "board": BOARD,
        "matrix": MATRIX,
        "conflicts": CONFLICTS,
        "folded": FOLDED,
        "changes": CHANGES,
        "facts": FACTS,
        "personas": PERSONAS,
        "progress": PROGRESS,
        "bad_file": BAD_FILE,
    }
