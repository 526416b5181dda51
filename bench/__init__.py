"""Speed as ratios within one run: `bin/bench web`. Never a test; results stand in docs/performance.md."""
