(function () { this.blur(); })
