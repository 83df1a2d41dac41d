"""The words in which checks judge: texts in both languages, sources and weights, checks, findings."""
