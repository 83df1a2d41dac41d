"""`python -m crawler.reading.words`: what each reading language has no words for."""

from __future__ import annotations

import sys

from crawler.reading.words.missing import missing_lines, missing_words

if __name__ == "__main__":
    sys.stdout.write("\n".join(missing_lines(missing_words())) + "\n")
