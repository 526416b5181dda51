"""What any app needs and no city has heard of: acting context, row policies, embedded server, tasks."""
