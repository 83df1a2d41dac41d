// The same; false where the field does not get the focus.
(function () {
  if (this.readOnly || this.disabled) return false;
  this.scrollIntoView({ block: "center", behavior: "instant" }); this.focus(); if (this.select) this.select();
  return this.ownerDocument.activeElement === this;
})
