"""What can be shared: the standard catalogue, with where each entry comes from, and what a partnership adds."""
