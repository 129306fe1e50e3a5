//! What the machine says of itself before a meeting: its power, and the room left where the file lies (DESIGN 8.1).
//!
//! What cannot be told is none, never a guess.

use std::fs;
use std::path::Path;

use domain::briefing::starting::Machine;

/// Where Linux tells of its batteries and plugs.
const SUPPLIES: &str = "/sys/class/power_supply";

/// Looks at the machine the file lies on.
pub fn look(file: &Path, n_screens: usize) -> Machine {
    Machine {
        n_screens: i64::try_from(n_screens).ok().filter(|n| *n > 0),
        battery_percent: battery_percent(Path::new(SUPPLIES)),
        free_megabytes: free_megabytes(file),
    }
}

/// Returns the charge of the machine's battery while it runs on it; none on the mains, or without a battery.
///
/// A mouse has a battery too: only supplies of the whole system count.
fn battery_percent(supplies: &Path) -> Option<i64> {
    let said = |supply: &Path, what: &str| {
        fs::read_to_string(supply.join(what)).map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    let supplies = fs::read_dir(supplies).ok()?.flatten().map(|entry| entry.path());
    let drained = supplies.filter(|supply| {
        said(supply, "type") == "Battery"
            && said(supply, "scope") != "Device"
            && said(supply, "status") == "Discharging"
    });
    drained.filter_map(|supply| said(&supply, "capacity").parse().ok()).min()
}

/// Returns the megabytes that may still be written where the file lies.
#[cfg(target_os = "linux")]
fn free_megabytes(file: &Path) -> Option<i64> {
    let room = rustix::fs::statvfs(file.parent()?).ok()?;
    i64::try_from(room.f_bavail.saturating_mul(room.f_frsize) / 1_000_000).ok()
}

#[cfg(not(target_os = "linux"))]
fn free_megabytes(_: &Path) -> Option<i64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn supply(folder: &Path, name: &str, said: &[(&str, &str)]) {
        let place = folder.join(name);
        fs::create_dir(&place).unwrap();
        for (what, text) in said {
            fs::write(place.join(what), format!("{text}\n")).unwrap();
        }
    }

    #[test]
    fn only_a_battery_that_drains_the_whole_machine_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(battery_percent(folder.path()), None, "a machine without a battery");
        supply(folder.path(), "AC", &[("type", "Mains"), ("online", "0")]);
        let mouse = [("type", "Battery"), ("scope", "Device"), ("status", "Discharging"), ("capacity", "9")];
        supply(folder.path(), "mouse", &mouse);
        assert_eq!(battery_percent(folder.path()), None, "a mouse is not the machine");
        supply(folder.path(), "BAT0", &[("type", "Battery"), ("status", "Charging"), ("capacity", "30")]);
        assert_eq!(battery_percent(folder.path()), None, "on the mains");
        supply(folder.path(), "BAT1", &[("type", "Battery"), ("status", "Discharging"), ("capacity", "41")]);
        assert_eq!(battery_percent(folder.path()), Some(41));
        assert_eq!(battery_percent(Path::new("/no/such/place")), None);
    }

    #[test]
    fn room_is_told_where_the_file_lies() {
        let folder = tempfile::tempdir().unwrap();
        let told = free_megabytes(&folder.path().join("ban.nghisu"));
        assert_eq!(told.is_some(), cfg!(target_os = "linux"));
    }
}
