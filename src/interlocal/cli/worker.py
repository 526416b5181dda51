"""`interlocal worker`: does the queued work, beside the web server."""

import typer
from django.core.management import call_command

from interlocal.platform.garbage import settle

app = typer.Typer(add_completion=False)


@app.command()
def worker(concurrency: int = 2) -> None:
    """Run queued tasks until told to stop."""
    settle()
    call_command("procrastinate", "worker", "--concurrency", str(concurrency), "--listen-notify")
