// Tells the page's scripts that a field was filled in, and leaves it.
(function () {
  this.dispatchEvent(new Event("change", { bubbles: true }));
  this.blur();
  return true;
})
