// How long ago `listen_for_changes` noted a change, in milliseconds; -1: none yet; null: another document came.
(() => {
  const state = globalThis.leadwalk;
  return !state || !state.ear ? null : state.said ? performance.now() - state.said : -1;
})
