// Empties a field and tells the page's scripts.
(function () {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(this, "");
  for (const name of ["input", "change"]) this.dispatchEvent(new Event(name, { bubbles: true }));
  this.blur(); return true;
})
