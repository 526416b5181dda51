"""Builds the sample regions, through actions only."""
