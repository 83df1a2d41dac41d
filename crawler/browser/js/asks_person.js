// Whether the page asks for something about a person, beside a search.
(() => document.querySelectorAll("input[type=tel], input[type=email], input[type=password], form textarea").length > 0)
