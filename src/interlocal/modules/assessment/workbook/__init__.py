"""One workbook for one government and one scan: handed out with what stands, taken back through the import wizard.

`layout` says what stands where, `words` how a cell and a figure say the same, `writer` and `reader` are the two ways,
and `sheet` is what the wizard is told. `docs/formats/workbook.md` is for who fills it in.
"""
