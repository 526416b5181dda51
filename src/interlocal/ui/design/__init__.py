"""The component page: every component of ui in every state, for people who build screens and for the tests."""
