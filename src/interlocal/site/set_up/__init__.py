"""The first visit to an empty installation: its convener, first person, first partnership and members."""
