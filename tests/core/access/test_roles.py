"""Whoever invites is told of each role what it allows."""

from interlocal.core.access.roles import Role, what_it_may


def test_no_two_roles_are_explained_alike() -> None:
    meanings = [what_it_may(role) for role in Role]
    assert len(set(meanings)) == len(meanings)
