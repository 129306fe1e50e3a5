//! Where the room window stands: a pure function over the monitors there are, so that it can be tested as data.

/// A monitor, in physical pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Its name, as the system gives it.
    pub name: String,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// Where the room window stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placement {
    /// It fills a monitor nobody works on.
    Full(Screen),
    /// There is one monitor: a window to be dragged, by its place and size.
    Window {
        /// Left edge.
        x: i32,
        /// Top edge.
        y: i32,
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
    /// The monitor it filled is gone: it waits, unseen, until one comes back.
    Lost,
}

/// The size of a window to be dragged, as 16 : 9.
const WINDOW: (u32, u32) = (960, 540);

/// Returns where the room window stands.
///
/// `work` is the monitor the work window stands on, `chosen` the one somebody asked for, `was_full` whether it filled
/// a monitor before: a wall that lost its cable does not become a window over the chair's notes.
pub fn place(screens: &[Screen], work: Option<&str>, chosen: Option<&str>, was_full: bool) -> Placement {
    let is_free = |screen: &&Screen| Some(screen.name.as_str()) != work;
    let free: Vec<&Screen> = screens.iter().filter(is_free).collect();
    let asked = free.iter().find(|screen| Some(screen.name.as_str()) == chosen);
    if let Some(screen) = asked.or(free.first()) {
        return Placement::Full((*screen).clone());
    }
    if was_full {
        return Placement::Lost;
    }
    let Some(only) = screens.first() else {
        return Placement::Window { x: 0, y: 0, width: WINDOW.0, height: WINDOW.1 };
    };
    let (width, height) = (WINDOW.0.min(only.width), WINDOW.1.min(only.height));
    let edge = |from: i32, whole: u32, part: u32| from + i32::try_from(whole - part).unwrap_or(0);
    Placement::Window {
        x: edge(only.x, only.width, width),
        y: edge(only.y, only.height, height),
        width,
        height,
    }
}

/// Tells screens of one name apart, by their place among them: two walls of one make bear one name.
pub fn named_apart(mut screens: Vec<Screen>) -> Vec<Screen> {
    for at in (0..screens.len()).rev() {
        let n_before = screens[..at].iter().filter(|other| other.name == screens[at].name).count();
        if n_before > 0 {
            screens[at].name = format!("{} ({})", screens[at].name, n_before + 1);
        }
    }
    screens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(name: &str, x: i32, width: u32, height: u32) -> Screen {
        Screen { name: name.into(), x, y: 0, width, height }
    }

    #[test]
    fn the_room_gets_the_screen_nobody_works_on() {
        let both = [screen("eDP-1", 0, 1366, 768), screen("HDMI-1", 1366, 1920, 1080)];
        assert_eq!(place(&both, Some("eDP-1"), None, false), Placement::Full(both[1].clone()));
        assert_eq!(place(&both, Some("HDMI-1"), None, false), Placement::Full(both[0].clone()));
    }

    #[test]
    fn the_screen_that_was_asked_for_wins_while_it_is_there() {
        let three = [
            screen("eDP-1", 0, 1366, 768),
            screen("HDMI-1", 1366, 1920, 1080),
            screen("DP-2", 3286, 3840, 2160),
        ];
        assert_eq!(place(&three, Some("eDP-1"), Some("DP-2"), false), Placement::Full(three[2].clone()));
        assert_eq!(place(&three[..2], Some("eDP-1"), Some("DP-2"), true), Placement::Full(three[1].clone()));
        let own = place(&three, Some("eDP-1"), Some("eDP-1"), false);
        assert_eq!(own, Placement::Full(three[1].clone()), "the wall never covers the chair's own screen");
    }

    #[test]
    fn one_screen_gets_a_window_to_drag_and_a_small_one_a_smaller() {
        let one = [screen("eDP-1", 0, 1366, 768)];
        let window = Placement::Window { x: 406, y: 228, width: 960, height: 540 };
        assert_eq!(place(&one, Some("eDP-1"), None, false), window);
        let small = [screen("eDP-1", 0, 800, 480)];
        let window = Placement::Window { x: 0, y: 0, width: 800, height: 480 };
        assert_eq!(place(&small, Some("eDP-1"), None, false), window);
        assert_eq!(place(&[], None, None, false), Placement::Window { x: 0, y: 0, width: 960, height: 540 });
    }

    #[test]
    fn two_screens_of_one_name_are_told_apart() {
        let walls = named_apart(vec![
            screen("LED", 0, 1920, 1080),
            screen("A", 0, 1, 1),
            screen("LED", 1920, 1920, 1080),
        ]);
        let names: Vec<&str> = walls.iter().map(|screen| screen.name.as_str()).collect();
        assert_eq!(names, ["LED", "A", "LED (2)"]);
        assert_eq!(place(&walls, Some("LED"), Some("LED (2)"), false), Placement::Full(walls[2].clone()));
    }

    #[test]
    fn the_chosen_screen_is_filled_whatever_its_size() {
        let after = [screen("eDP-1", 0, 1366, 768), screen("HDMI-1", 1366, 1024, 768)];
        assert_eq!(place(&after, Some("eDP-1"), Some("HDMI-1"), true), Placement::Full(after[1].clone()));
    }

    #[test]
    fn a_cable_pulled_leaves_nothing_over_the_notes_and_put_back_finds_its_wall() {
        let both = [screen("eDP-1", 0, 1366, 768), screen("HDMI-1", 1366, 1920, 1080)];
        assert_eq!(place(&both[..1], Some("eDP-1"), None, true), Placement::Lost);
        assert_eq!(place(&both, Some("eDP-1"), None, true), Placement::Full(both[1].clone()));
        let changed = [both[0].clone(), screen("HDMI-1", 1366, 1280, 720)];
        assert_eq!(place(&changed, Some("eDP-1"), None, true), Placement::Full(changed[1].clone()));
    }
}
