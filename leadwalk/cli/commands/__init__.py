"""One file for each command, named after it (`new_check` is `new-check`), which holds its `COMMAND`."""
