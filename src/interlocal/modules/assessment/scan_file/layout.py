"""Which sheets and columns the XLSX form of a scan has: what its reader and its writer share."""

SHEETS: dict[str, tuple[str, ...]] = {
    "scan": ("field", "value"),
    "documents": ("key", "title", "author", "dated", "address"),
    "areas": ("key", "name", "part_of", "summary", "verdict", "next_step", "follows", "document", "place", "note"),
    "factor_sets": ("key", "title", "scale", "axes", "not_in_copy", "document", "place", "note"),
    "factors": ("factor_set", "key", "name", "weight"),
    "ratings": ("factor_set", "area", "factor", "level"),
    "claims": (
        *("area", "what", "low", "high", "unit", "period", "period_of", "period_is"),
        *("no_estimate", "qualifier", "qualifies", "base", "covered", "asked", "answered"),
        *("leaves_open", "benefit", "grade", "document", "place", "note"),
    ),
    "phases": ("name", "state", "when", "summary", "document", "place"),
    "statements": ("area", "subject", "aspect", "value", "said", "document", "place"),
    "findings": ("kind", "text", "document", "place"),
}
NUMBERS = frozenset({"low", "high", "covered", "asked", "answered", "weight", "members"})
LISTS = frozenset({"follows", "scale", "axes"})
SOURCE = ("document", "place")
