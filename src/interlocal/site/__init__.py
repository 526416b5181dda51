"""What stands across modules: home, navigation assembled from the registry, start-up page."""
