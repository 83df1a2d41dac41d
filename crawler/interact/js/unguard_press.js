// Ends what `guard_press` began; how many events it stopped.
(() => {
  const state = globalThis.leadwalk;
  if (!state || !state.unwatch) return 0;
  state.unwatch();
  return state.strays;
})
