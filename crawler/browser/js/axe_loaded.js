// Whether axe-core is there.
(() => Boolean(globalThis.axe))
