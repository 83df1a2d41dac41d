// The live element that the last snapshot stamped with this number.
((index) => globalThis.leadwalk?.elements?.[index])
