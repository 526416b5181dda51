"""Public bodies, the partnerships that they form, and for what term each is a member."""
