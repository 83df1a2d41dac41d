// Notes when the page, or a frame of its origin, changes from now on.
(() => {
  const state = globalThis.leadwalk || (globalThis.leadwalk = {});
  state.said = 0;
  if (state.ear) return;
  state.ear = new MutationObserver(() => { state.said = performance.now(); });
  const documents = [document];
  for (const frame of document.querySelectorAll("iframe, frame")) {
    try { if (frame.contentDocument) documents.push(frame.contentDocument); } catch (error) { /* of another origin */ }
  }
  const whole = { subtree: true, childList: true, characterData: true, attributes: true };
  for (const one of documents) state.ear.observe(one, whole);
})
