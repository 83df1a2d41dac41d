// The value of a field.
(function () { return this.value; })
