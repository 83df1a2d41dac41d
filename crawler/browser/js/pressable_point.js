// A point of the element, scrolled into view, at which it (or its label) lies on top: [x, y]; null where there is none.
(function () {
  if (!this.isConnected || !this.getBoundingClientRect) return null;
  this.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const label = this.closest("label");
  const holds = (node) => {
    for (let n = node; n; n = n.parentNode || n.host) if (n === this || n === label) return true;
    return false;
  };
  const top = (root, x, y) => {
    let found = root.elementFromPoint(x, y);
    while (found && found.shadowRoot && found !== this) {
      const inner = found.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
    }
    return found;
  };
  const outwards = (x, y) => {
    let view = this.ownerDocument.defaultView;
    while (view && view.frameElement) {
      const frame = view.frameElement, box = frame.getBoundingClientRect();
      x += box.left + frame.clientLeft; y += box.top + frame.clientTop;
      if (top(frame.ownerDocument, x, y) !== frame) return null;
      view = frame.ownerDocument.defaultView;
    }
    return [x, y];
  };
  const boxes = [this.getBoundingClientRect(), ...Array.from(this.getClientRects()).slice(0, 3)];
  for (const box of boxes) {
    if (box.width < 1 || box.height < 1) continue;
    for (const share of [0.5, 0.2, 0.8]) {
      const x = box.left + box.width * share, y = box.top + box.height * 0.5;
      if (holds(top(this.ownerDocument, x, y))) { const at = outwards(x, y); if (at) return at; }
    }
  }
  return null;
})
