//! axe, asked about what a page shows now (DESIGN 13, WCAG 2.2 AA).

use serde_json::Value;

use super::{Outcome, Window};
use crate::tree;

/// What axe is asked for: the rules of WCAG 2.2 A and AA, and its own good practice.
const RUN: &str = "window.found = null; window.axe.run(document, { resultTypes: ['violations'], runOnly: \
                   ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }) \
                   .then((said) => (window.found = said.violations), (error) => (window.found = String(error)));";

/// What it found that is serious or worse: rule, where, and why.
const SERIOUS: &str = "if (window.found === null) return null; \
                       if (typeof window.found === 'string') return [window.found]; \
                       return window.found.filter((rule) => ['serious', 'critical'].includes(rule.impact)) \
                       .map((rule) => `${rule.id}: ${rule.nodes[0].html.slice(0, 200)}: ${rule.nodes[0].failureSummary}`);";

impl Window {
    /// Brings axe into the page the window is turned to.
    ///
    /// # Errors
    /// When it is not installed.
    pub fn bring_axe(&self) -> Outcome<()> {
        let path = "ui/node_modules/axe-core/axe.min.js";
        let axe = tree::read(path).ok_or("axe-core is not installed: npm ci in ui")?;
        self.script(&format!("{axe}; window.axe = axe;"), &[]).map(drop)
    }

    /// Asks axe about what is shown now, and returns what is serious; `screen` names it in what is returned.
    ///
    /// # Errors
    /// When axe does not answer.
    pub fn axe(&self, screen: &str) -> Outcome<Vec<String>> {
        self.script(RUN, &[])?;
        let found = self.wait_until(&format!("axe on {screen}"), || {
            let said = self.script(SERIOUS, &[])?;
            Ok((!said.is_null()).then_some(said))
        })?;
        let said = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(said.map(|said| format!("{screen}: {said}")).collect())
    }
}
