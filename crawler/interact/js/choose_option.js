// Chooses the option with this value, or these words, and tells the page's scripts.
(function (value) {
  const options = [...this.options];
  const found = options.find((o) => o.value === value) || options.find((o) => o.text.trim() === value);
  if (!found) return false;
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set.call(this, found.value);
  found.selected = true;
  this.dispatchEvent(new Event("input", { bubbles: true }));
  this.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
})
