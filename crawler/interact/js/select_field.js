// Makes a field ready for typing in place of what stands there.
(function () {
  if (this.readOnly || this.disabled) return false;
  this.scrollIntoView({ block: "center" });
  this.focus();
  if (this.select) this.select();
  return true;
})
