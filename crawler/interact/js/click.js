// The element's own click, which reaches nothing else.
(function () {
  if (!this.isConnected) return false;
  this.click();
  return true;
})
