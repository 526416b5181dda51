from django.template import Context, Template
from django.utils.html import escape

from interlocal.platform.problems import BadFile, Place, Problem
from interlocal.ui.boards import Board, BoardCard, BoardColumn, Lane
from interlocal.ui.figures import KeyFigure, SourceNote
from interlocal.ui.progress import Progress
from interlocal.ui.records import Change, ChangeList, Fact, SummaryList
from interlocal.ui.tables import Column, Link, Table

EVIL = "<img src=x onerror=alert(1)>"


def shown(thing: object) -> str:
    return rendered("{% show thing %}", thing=thing)


def rendered(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_nothing_and_nought_do_not_look_alike() -> None:
    missing = shown(KeyFigure("Fees", None, "usd", unit="a year"))
    nought = shown(KeyFigure("Fees", 0, "usd", unit="a year"))
    assert "not stated" in missing
    assert "il-missing" in missing
    assert "a year" not in missing
    assert "$0" in nought
    assert "a year" in nought
    assert "il-missing" not in nought


def test_a_figure_carries_its_source_and_what_the_source_leaves_open() -> None:
    html = shown(KeyFigure("Saved", 7, source=SourceNote("Study", "page 3", grade="estimate")))
    assert "Study" in html
    assert "(page 3)" in html
    assert "Grade: estimate" in html
    assert "Period: not stated" in html
    assert "Date: not stated" in html


def test_cells_are_shown_by_their_kind() -> None:
    columns = (Column("area", "Area"), Column("ease", "Ease", "rating"), Column("cost", "Cost", "usd"))
    rows = ((Link("Payroll", "/payroll"), "high", 1200), ("Audit", None, None))
    html = shown(Table("Areas", columns, rows))
    assert '<a href="/payroll">Payroll</a>' in html
    assert "il-mark--level-3" in html
    assert "$1,200" in html
    assert "unrated" in html
    assert '<span class="il-missing">not stated</span>' in html


def test_a_wide_table_can_be_scrolled_by_keyboard() -> None:
    columns = tuple(Column(f"c{index}", f"Column {index}") for index in range(5))
    assert 'role="region" aria-label="Wide" tabindex="0"' in shown(Table("Wide", columns, ()))
    assert "tabindex" not in shown(Table("Slim", columns[:4], ()))


def test_what_people_wrote_is_escaped_everywhere() -> None:
    things = [
        Table(EVIL, (Column("area", EVIL),), ((EVIL,),), note=EVIL),
        KeyFigure(EVIL, 1, unit=EVIL, note=EVIL, source=SourceNote(EVIL, EVIL, EVIL)),
        Board(EVIL, (BoardColumn(EVIL, (Lane("idea", (BoardCard(EVIL, "/", (EVIL,), EVIL),)),)),)),
        SummaryList((Fact(EVIL, EVIL, Link(EVIL, "/")),)),
        ChangeList(EVIL, (Change(EVIL, EVIL, EVIL),)),
        BadFile([Problem(Place(EVIL, cell=EVIL), EVIL)]),
        Progress("import", EVIL, EVIL, "/"),
    ]
    for thing in things:
        html = shown(thing)
        assert EVIL not in html, type(thing)
        assert escape(EVIL) in html, type(thing)


def test_running_work_asks_again_and_finished_work_does_not() -> None:
    running = shown(Progress("import", "Reading", "Row 3 of 9", "/tasks/7", 3, 9))
    assert 'hx-get="/tasks/7"' in running
    assert '<a id="progress-import-link" href="/tasks/7">' in running
    assert 'value="3" max="9"' in running
    assert "hx-get" not in shown(Progress("import", "Reading", "All read", "/tasks/7", 9, 9, "done"))


def test_changes_say_in_words_what_kind_they_are() -> None:
    changes = ChangeList("Changes", (Change("a", None, "1"), Change("b", "1", None), Change("c", "1", "2")))
    assert [change.kind for change in changes.changes] == ["added", "removed", "changed"]
    html = shown(changes)
    assert html.index("added") < html.index("removed") < html.index("changed")


def test_wrappers_keep_what_they_wrap() -> None:
    html = rendered('{% alert kind="error" title=title %}<p>{{ body }}</p>{% endalert %}', title=EVIL, body="Mend it.")
    assert 'role="alert"' in html
    assert "<p>Mend it.</p>" in html
    assert EVIL not in html


def test_a_confirmation_posts_with_the_token_of_the_page() -> None:
    source = (
        '{% confirmation title="End?" submit="End it" cancel_url="/back" danger=True %}<p>Why</p>{% endconfirmation %}'
    )
    html = rendered(source, csrf_token="the-token")
    assert 'method="post"' in html
    assert 'value="the-token"' in html
    assert 'href="/back"' in html


def test_a_breadcrumb_ends_with_this_page() -> None:
    html = rendered('{% breadcrumb "Home" "/" "Board" "/board/" "Payroll" %}')
    assert html.index('href="/"') < html.index('href="/board/"') < html.index('aria-current="page">Payroll')
