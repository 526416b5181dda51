"""Notes that members leave for one another: the smallest module that has every part. Registered in tests only.

It keeps the contract suite from having one subject, and docs/a-new-module.md is the way it was made.
"""
