"""Why the embedded server can't serve; each message says what to do."""


class ServerBusy(Exception):
    """Another process holds the data folder."""


class ServerFailed(Exception):
    """The server can't start, or does not come up; `log` holds its last words."""

    def __init__(self, message: str, log: str = "") -> None:
        super().__init__(f"{message} Its last words:\n{log}" if log else message)
        self.log = log
