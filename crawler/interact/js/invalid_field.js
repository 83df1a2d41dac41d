// Whether the browser itself holds the field's value for wrong.
(function () { return this.willValidate && !this.validity.valid; })
