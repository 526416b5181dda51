"""Who may enter the folders; nothing that was there is opened wider, nothing of others is trusted."""

import os
import stat
from pathlib import Path

import pytest

from interlocal.platform.embedded import Server, ServerFailed, make_data_folder
from interlocal.platform.embedded.account import Account, ensure_account
from interlocal.platform.embedded.folders import made_whole, make_private, require_reachable

OURSELVES = Account("ourselves", os.geteuid(), os.getegid())
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as another user")


def mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


@pytest.fixture(params=[0o022, 0o077], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_new_folders_are_closed_and_for_root_just_passable(tmp_path):
    data = tmp_path / "new" / "data"
    make_data_folder(data)
    assert {mode(data), mode(data.parent)} == {0o711 if os.geteuid() == 0 else 0o700}


def test_an_empty_folder_is_taken_over_and_one_with_content_is_left_as_it_is(tmp_path):
    (tmp_path / "empty").mkdir(mode=0o750)
    make_data_folder(tmp_path / "empty")
    assert mode(tmp_path / "empty") != 0o750
    (tmp_path / "used" / "file").mkdir(parents=True)
    (tmp_path / "used").chmod(0o750)
    make_data_folder(tmp_path / "used")
    assert mode(tmp_path / "used") == 0o750


def test_the_folder_that_the_system_user_cannot_pass_is_named_and_not_opened(tmp_path):
    closed = tmp_path / "closed"
    (closed / "data").mkdir(parents=True)
    tmp_path.chmod(0o755)
    closed.chmod(0o700)
    stranger = Account("stranger", os.geteuid() + 1, os.getegid() + 1)
    first_closed = next(folder for folder in [*reversed(closed.parents), closed] if not mode(folder) & 0o001)
    with pytest.raises(ServerFailed) as failure:
        require_reachable(closed / "data", stranger)
    assert f"{first_closed} lacks x" in str(failure.value)
    assert "--data /var/lib/interlocal/data" in str(failure.value)
    assert mode(closed) == 0o700
    require_reachable(closed / "data", OURSELVES)


@only_root
def test_a_server_in_a_folder_closed_to_the_system_user_says_so(tmp_path):
    with pytest.raises(ServerFailed, match="lacks x"):
        Server(tmp_path / "data").start()


def test_a_private_folder_may_be_there_already(tmp_path):
    make_private(tmp_path / "socket", OURSELVES)
    make_private(tmp_path / "socket", OURSELVES)
    assert mode(tmp_path / "socket") == 0o700


def test_a_private_folder_that_others_may_enter_is_refused(tmp_path):
    (tmp_path / "socket").mkdir()
    (tmp_path / "socket").chmod(0o701)
    with pytest.raises(ServerFailed, match="not a folder of 'ourselves' alone"):
        make_private(tmp_path / "socket", OURSELVES)


def test_a_link_in_place_of_a_private_folder_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "socket").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ServerFailed, match="not a folder of 'ourselves' alone"):
        make_private(tmp_path / "socket", OURSELVES)


@only_root
def test_a_private_folder_of_somebody_else_is_refused(tmp_path):
    (tmp_path / "socket").mkdir(mode=0o700)
    os.chown(tmp_path / "socket", 1, 1)
    with pytest.raises(ServerFailed, match="owner 1"):
        make_private(tmp_path / "socket", ensure_account())


def test_a_folder_made_whole_is_not_there_before_the_end_and_wipes_what_was_left(tmp_path):
    (tmp_path / "initialising-target-left").mkdir()
    with pytest.raises(FileExistsError), made_whole(tmp_path / "target") as making:
        making.mkdir()
    assert list(tmp_path.iterdir()) == []
    with made_whole(tmp_path / "target") as making:
        (making / "file").touch()
        assert not (tmp_path / "target").exists()
    assert [path.name for path in tmp_path.rglob("*")] == ["target", "file"]
