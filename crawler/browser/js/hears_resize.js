// It hears of it again, when what was sent meanwhile is over.
(() => new Promise((done) => setTimeout(() => {
  if (globalThis.leadwalk && globalThis.leadwalk.deaf) window.removeEventListener("resize", globalThis.leadwalk.deaf, true);
  done();
}, 60)))
