"""A map as a workbook: a sheet a kind of record, with readable names, and read back as edits."""
