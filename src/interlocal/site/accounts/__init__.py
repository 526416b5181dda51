"""Signing in: allauth, bent to our rules and on our pages."""
