"""The one-page brief: a briefing for a reader with one minute, on paper and as a web page."""
