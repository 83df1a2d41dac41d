// Stops each of these events that reaches anything but the element or its label, and counts them, until `unguard_press`.
(function (names) {
  const target = this, doc = this.ownerDocument, view = doc.defaultView, label = this.closest && this.closest('label');
  const state = globalThis.leadwalk;
  const ours = (event) => event.composedPath().some((n) => n === target || n === label) ||
    (label && label.control === event.target);
  const stop = (event) => {
    if (!event.isTrusted || ours(event)) return;
    event.preventDefault(); event.stopImmediatePropagation(); state.strays = (state.strays || 0) + 1;
  };
  state.strays = 0;
  if (state.unwatch) state.unwatch();
  for (const name of names) view.addEventListener(name, stop, { capture: true, passive: false });
  state.unwatch = () => { for (const name of names) view.removeEventListener(name, stop, { capture: true }); };
})
