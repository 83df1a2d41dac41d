// Whether the element is or holds a frame.
(function () { return this.matches("iframe") || Boolean(this.querySelector("iframe")); })
