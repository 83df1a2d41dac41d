// The page does not hear of resizing while its picture is taken.
(() => {
  const state = globalThis.leadwalk || (globalThis.leadwalk = {});
  state.deaf = state.deaf || ((event) => event.stopImmediatePropagation());
  window.addEventListener("resize", state.deaf, true);
})
