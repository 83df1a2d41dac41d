// What a field, or an editable element, holds.
(function () { return this.value === undefined ? this.textContent : this.value; })
