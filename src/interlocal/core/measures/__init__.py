"""Every collected figure: a versioned reading of a measure for a government and a period, or "missing" and why."""
