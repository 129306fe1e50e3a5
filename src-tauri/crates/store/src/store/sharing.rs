//! Places a committee file had better not lie in: folders that are copied elsewhere, and folders of other machines
//! (RULINGS C34).
//!
//! A judgement over a path and a list of mounts, as Linux writes it; looks at no disk itself.

use std::path::{Component, Path};

use domain::committee::{PlaceKind, PlaceWarning};

/// Programs that copy a folder to other machines, and how the folder's name begins, without regard to case.
const SYNCED: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("com~apple~clouddocs", "iCloud"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("megasync", "MEGA"),
    ("pclouddrive", "pCloud"),
    ("syncthing", "Syncthing"),
    ("viettel drive", "Viettel Drive"),
];

/// File systems of other machines.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.sshfs",
    "fuse.gvfsd-fuse",
    "fuse.smbnetfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.curlftpfs",
];

/// File systems behind which a program copies to a cloud, and its name.
const CLOUD: &[(&str, &str)] = &[
    ("fuse.rclone", "rclone"),
    ("fuse.onedriver", "OneDrive"),
    ("fuse.google-drive-ocamlfuse", "Google Drive"),
    ("fuse.gdfuse", "Google Drive"),
    ("fuse.dbxfs", "Dropbox"),
    ("fuse.pcloud", "pCloud"),
];

/// Returns why a committee file had better not lie at `path`; none when nothing speaks against it.
///
/// `mounts` is the text of `/proc/self/mounts`, or empty where there is no such list. The path must be whole and
/// without links, or a folder reached through one is taken for the folder it seems to be.
pub fn place_warning(path: &Path, mounts: &str) -> Option<PlaceWarning> {
    let warning = |kind, name: &str| Some(PlaceWarning { kind, name: name.to_owned() });
    let folders: Vec<String> =
        path.parent().into_iter().flat_map(Path::components).filter_map(named).collect();
    let synced =
        |folder: &String| SYNCED.iter().find(|(start, _)| begins_whole(folder, start)).map(|(_, name)| *name);
    if let Some(name) = folders.iter().rev().find_map(synced) {
        return warning(PlaceKind::Synced, name);
    }
    let text = path.to_string_lossy();
    if text.starts_with("\\\\") && !text.starts_with("\\\\?\\") {
        return warning(PlaceKind::Network, "SMB");
    }
    let kind = file_system(path, mounts)?;
    if let Some((_, name)) = CLOUD.iter().find(|(known, _)| *known == kind) {
        return warning(PlaceKind::Synced, name);
    }
    if NETWORK.contains(&kind) { warning(PlaceKind::Network, kind) } else { None }
}

/// Returns the name of a folder on the way, in small letters.
fn named(component: Component<'_>) -> Option<String> {
    match component {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        _ => None,
    }
}

/// "onedrive - sở tttt" begins with "onedrive" as a whole word, "dropboxes" does not with "dropbox".
fn begins_whole(folder: &str, start: &str) -> bool {
    folder.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Returns the kind of the file system a path lies on: of the deepest mount above it, the last one made there.
fn file_system<'m>(path: &Path, mounts: &'m str) -> Option<&'m str> {
    let line = |line: &'m str| {
        let mut fields = line.split(' ').skip(1);
        let (place, kind) = (unescaped(fields.next()?), fields.next()?);
        path.starts_with(&place).then(|| (Path::new(&place).components().count(), kind))
    };
    mounts.lines().filter_map(line).max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// Reads a place of the list: a space is written `\\040`, as are other bytes that would break a line.
fn unescaped(place: &str) -> String {
    let mut bytes = Vec::with_capacity(place.len());
    let mut rest = place.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..3).and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|_| *first == b'\\').and_then(|code| u8::from_str_radix(code, 8).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
/dev/sda2 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
//may-chu/ban-chi-dao /mnt/chung cifs rw 0 0
10.0.0.5:/kho /srv/kho nfs4 rw 0 0
/dev/sdb1 /srv/kho/usb ext4 rw 0 0
kho@may:/ /home/ha/M\\303\\241y\\040ch\\341\\273\\247 fuse.sshfs rw 0 0
gdrive: /home/ha/cloud fuse.rclone rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
";

    #[track_caller]
    fn judged(path: &str, expected: Option<(PlaceKind, &str)>) {
        let expected = expected.map(|(kind, name)| PlaceWarning { kind, name: name.to_owned() });
        assert_eq!(place_warning(Path::new(path), MOUNTS), expected, "{path}");
    }

    #[test]
    fn a_folder_of_this_machine_is_a_good_place() {
        for path in ["/home/ha/bcd.nghisu", "/tmp/bcd.nghisu", "/srv/kho/usb/bcd.nghisu", "bcd.nghisu"] {
            judged(path, None);
        }
        judged("/home/ha/Dropboxes/bcd.nghisu", None);
        judged("/home/ha/OneDrive.nghisu", None);
        assert_eq!(place_warning(Path::new("/home/ha/bcd.nghisu"), ""), None, "nothing is known of mounts");
    }

    #[test]
    fn a_synchronised_folder_is_told_by_its_name() {
        for (path, name) in [
            ("/home/ha/OneDrive - Sở TTTT/Chuyển đổi số/bcd.nghisu", "OneDrive"),
            ("/home/ha/Dropbox/bcd.nghisu", "Dropbox"),
            ("/home/ha/Dropbox (Sở)/bcd.nghisu", "Dropbox"),
            ("/home/ha/Google Drive/bcd.nghisu", "Google Drive"),
            ("/Volumes/CloudStorage/GoogleDrive-ha@tiengiang.gov.vn/bcd.nghisu", "Google Drive"),
            ("/home/ha/cloud/bcd.nghisu", "rclone"),
        ] {
            judged(path, Some((PlaceKind::Synced, name)));
        }
    }

    #[test]
    fn a_folder_of_another_machine_is_told_by_its_mount() {
        for (path, name) in [
            ("/mnt/chung/bcd.nghisu", "cifs"),
            ("/srv/kho/2022/bcd.nghisu", "nfs4"),
            ("/home/ha/Máy chủ/bcd.nghisu", "fuse.sshfs"),
            ("/run/user/1000/gvfs/smb-share:server=a/bcd.nghisu", "fuse.gvfsd-fuse"),
            ("\\\\may-chu\\chung\\bcd.nghisu", "SMB"),
        ] {
            judged(path, Some((PlaceKind::Network, name)));
        }
    }
}
