"""Keys made in Python."""

import time

from interlocal.platform.keys import ordered_key


def test_a_key_is_a_version_7_uuid_of_this_moment() -> None:
    key = ordered_key()
    assert (key.version, key.variant) == (7, "specified in RFC 4122")
    assert abs((key.int >> 80) - time.time() * 1000) < 5_000


def test_later_keys_come_later_and_none_comes_twice() -> None:
    keys = []
    for _ in range(50):
        keys.append(ordered_key())
        time.sleep(0.002)
    assert keys == sorted(keys)
    assert len({ordered_key() for _ in range(10_000)}) == 10_000
