"""Who did what, when: chains of events that show any later edit, deletion or cut.

Events hold keys and fingerprints, never content. Every write of the product is an action (`actions.action`) that
leaves an event in its own transaction. `queries.verify` names the first event that does not fit.
"""
