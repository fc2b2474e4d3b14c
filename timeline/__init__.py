"""The events as people use them: table, filters, words, details, exports and figures; no page and no server."""
