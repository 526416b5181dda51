"""The common ground. Each folder is a Django app with models, rules, queries and actions; no views."""
