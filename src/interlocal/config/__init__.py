"""Settings, the table of environment variables, URLs and WSGI."""
