//! nghisu-cli: the powers of the window without a window.
