"""One way to bring a workbook in: upload, match columns, check every row, look at the difference, commit whole.

Whoever owns the rows describes them once, as an `ImportableSheet`, and mounts `wizard_urls(sheet)` below a
partnership: the register of agreements is one such sheet. Nothing but the upload is kept before the commit, which
is one action; afterwards every import is remembered row by row, so that any two can be compared.

Where a sheet has a `Form`, a workbook of several sheets is handed out filled in, and no columns are matched.
"""
