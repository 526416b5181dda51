"""Tables on a terminal, with the same words as on a page."""

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from interlocal.ui.tables import Table


def print_table(console: Console, table: Table) -> None:
    """Print `table` under its title; what is missing says so, in italics."""
    console.print(Text(f"\n{table.title}", style="bold"))
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in table.columns:
        grid.add_column(
            Text(column.title), justify="right" if column.numeric else "left", overflow="fold", vertical="top"
        )
    for row in table.cells:
        grid.add_row(*(Text(cell.text, style="italic dim" if cell.missing else "") for cell in row))
    console.print(grid)
    if table.note:
        console.print(Text(table.note, style="dim"))
