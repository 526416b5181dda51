"""The office's pages, by noun. A view parses, makes one domain call and answers."""
