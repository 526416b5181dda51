"""The register of what is shared already: what must be noticed or ends soon, then every agreement."""
