"""Your own account: name, language, sign-in, and its erasure."""
