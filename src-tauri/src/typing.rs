//! Vietnamese typing on Linux: the word being typed belongs in the page, not in a window of the input method.
//!
//! The web view is made with preedit off, so that a click elsewhere loses the unfinished word; turning it on cures
//! that, and the shared field of the window guards against the word being doubled.

/// Turns preedit on for one window.
#[cfg(target_os = "linux")]
pub fn keep_words_in_the_page(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};
    window.with_webview(|view| {
        if let Some(context) = view.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}

/// Elsewhere the system does it.
#[cfg(not(target_os = "linux"))]
pub fn keep_words_in_the_page(_window: &tauri::WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
