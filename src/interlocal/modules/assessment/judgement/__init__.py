"""How areas of an own scan are judged, as its pages show it: the rule in words, gates, verdicts, the source's word."""
