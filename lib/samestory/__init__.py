"""samestory: a folder of news articles on one story -> who says what, and where they disagree."""

__version__ = "0.1.0"
