"""A group of local governments decides what to share, agrees who pays and who answers, and proves it."""
