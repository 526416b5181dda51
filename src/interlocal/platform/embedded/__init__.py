"""The embedded server: PostgreSQL from a wheel, run by ourselves, for whoever sets no DATABASE_URL.

`url` and `socket_folder` need the data folder's path alone; `Server` starts and stops.
No port is opened: the way in is a socket in a folder that one account may enter, which is all access control.
"""

from .addresses import Role, socket_folder, url
from .failures import ServerBusy, ServerFailed
from .folders import make_data_folder
from .server import Server

__all__ = ["Role", "Server", "ServerBusy", "ServerFailed", "make_data_folder", "socket_folder", "url"]
