(function () {
  this.focus();
  return this.isConnected;
})
