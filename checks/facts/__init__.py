"""Facts: what is there, one room for each kind; `registry` finds them, `assemble` reads them all."""
