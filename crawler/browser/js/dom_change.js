// When the DOM last changed. `since`: in milliseconds before now, else by the page's own clock. A clock that ticks on, the
// same words with other digits, is no change after its first.
((since) => {
  const state = globalThis.leadwalk || (globalThis.leadwalk = {});
  if (!state.watcher) {
    const shapes = new WeakMap();
    const ticks = (record) => {
      if (record.type === "attributes") return false;
      const at = record.type === "characterData" ? record.target.parentNode : record.target;
      const text = at ? at.textContent : "";
      if (!at || at.childElementCount || text.length > 40) return false;
      const shape = text.replace(/\d+/g, "0"), before = shapes.get(at);
      shapes.set(at, shape);
      return before === shape;
    };
    state.changed = performance.now();
    state.watcher = new MutationObserver((records) => {
      if (records.filter((r) => !ticks(r)).length) state.changed = performance.now();
    });
    state.watcher.observe(document, { subtree: true, childList: true, characterData: true,
      attributes: true, attributeFilter: ["class", "hidden", "open", "src", "href"] });
  }
  return since ? performance.now() - state.changed : state.changed;
})
