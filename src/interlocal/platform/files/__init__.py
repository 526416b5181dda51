"""Files that people upload or the software issues: stored once by content, served only to those who may see the row."""
