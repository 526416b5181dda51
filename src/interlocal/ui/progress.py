"""Long work that can be left and looked at again."""

from dataclasses import dataclass

from interlocal.ui.tables import Link


@dataclass(frozen=True)
class Progress:
    """How far long work is. The page at `url` shows it; with JavaScript this part asks there by itself.

    `key` names the work on the page. `total` None: not known yet. `state`: running, done or failed.
    `result` leads to what came of it, once it is done.
    """

    key: str
    title: str
    message: str
    url: str
    done: int = 0
    total: int | None = None
    state: str = "running"
    result: Link | None = None

    @property
    def percent(self) -> int | None:
        return 100 * self.done // self.total if self.total else None
