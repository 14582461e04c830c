//! The units that every ward of Viet Nam has since July 2025, under the names and abbreviations that documents use
//! for them, and how two spellings of one unit are recognised.

use crate::{people::UnitKind, text};

/// A unit that is known by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownUnit {
    /// ASCII code: `KTHTDT`.
    pub code: &'static str,
    /// The usual name.
    pub name: &'static str,
    /// The usual abbreviation.
    pub short_name: &'static str,
    pub kind: UnitKind,
    /// Keys (see [`unit_key`]) of its names.
    keys: &'static [&'static str],
}

const KNOWN: [KnownUnit; 8] = [
    KnownUnit {
        code: "KTHTDT",
        name: "Phòng Kinh tế, Hạ tầng và Đô thị",
        short_name: "KTHTĐT",
        kind: UnitKind::Office,
        keys: &[
            "phong kinh te ha tang do thi",
            "kinh te ha tang do thi",
            "kthtdt",
            "phong kthtdt",
            "p kthtdt",
        ],
    },
    KnownUnit {
        code: "VHXH",
        name: "Phòng Văn hóa – Xã hội",
        short_name: "VHXH",
        kind: UnitKind::Office,
        keys: &["phong van hoa xa hoi", "van hoa xa hoi", "vhxh", "phong vhxh", "p vhxh", "phong vh xh"],
    },
    KnownUnit {
        code: "TTDVSNC",
        name: "Trung tâm Dịch vụ sự nghiệp công",
        short_name: "TT DVSNC",
        kind: UnitKind::Center,
        keys: &[
            "trung tam dich vu su nghiep cong",
            "trung tam cung ung dich vu su nghiep cong",
            "trung tam dich vu su nghiep cong cong nghe thong tin dien tu",
            "trung tam dich vu su nghiep cong cong thong tin dien tu",
            "tt dich vu su nghiep cong",
            "tt dvsnc",
            "ttdvsnc",
        ],
    },
    KnownUnit {
        code: "TTPVHCC",
        name: "Trung tâm Phục vụ hành chính công",
        short_name: "TT PVHCC",
        kind: UnitKind::Center,
        keys: &[
            "trung tam phuc vu hanh chinh cong",
            "trung tam hanh chinh cong",
            "tt phuc vu hanh chinh cong",
            "tt pvhcc",
            "ttpvhcc",
            "pvhcc",
        ],
    },
    KnownUnit {
        code: "CAP",
        name: "Công an phường",
        short_name: "Công an",
        kind: UnitKind::Police,
        keys: &["cong an", "cong an xa", "ca"],
    },
    KnownUnit {
        code: "TDP",
        name: "Các tổ dân phố",
        short_name: "Tổ dân phố",
        kind: UnitKind::Neighborhood,
        keys: &["to dan pho", "to dan pho tren dia ban", "tdp", "to truong to dan pho"],
    },
    KnownUnit {
        code: "LDUBND",
        name: "Lãnh đạo UBND phường",
        short_name: "Lãnh đạo",
        kind: UnitKind::Leadership,
        keys: &["lanh dao ubnd", "lanh dao uy ban nhan dan", "ldubnd"],
    },
    KnownUnit {
        code: "VPHDND",
        name: "Văn phòng HĐND và UBND phường",
        short_name: "Văn phòng",
        kind: UnitKind::Office,
        keys: &[
            "van phong hdnd ubnd",
            "van phong hoi dong nhan dan uy ban nhan dan",
            "vp hdnd ubnd",
            "van phong",
            "vphdnd",
        ],
    },
];

/// All units that are known by code.
pub fn known_units() -> &'static [KnownUnit] {
    &KNOWN
}

/// The known unit that `name` is a spelling of, or whose code it is.
pub fn known_unit(name: &str) -> Option<&'static KnownUnit> {
    let key = unit_key(name);
    KNOWN.iter().find(|unit| unit.keys.contains(&key.as_str()))
}

/// What two spellings of a unit have in common: folded, "&" and "và" and "các" and "phường" left out, no
/// punctuation. "Phòng Kinh tế, Hạ tầng & Đô thị" and "phòng Kinh tế, Hạ tầng và Đô thị phường" are one.
pub fn unit_key(name: &str) -> String {
    let folded = text::fold(name);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "va" | "cac" | "phuong"));
    words.collect::<Vec<_>>().join(" ")
}

/// True if a name may start with these words: "Phòng …", "Trung tâm …".
pub(super) fn starts_like_a_unit(text: &str) -> bool {
    const NOUNS: [&str; 37] = [
        "phong",
        "trung tam",
        "tt",
        "cong an",
        "ban",
        "van phong",
        "vp",
        "tram",
        "truong",
        "to dan pho",
        "cac to dan pho",
        "to truong",
        "to",
        "uy ban",
        "ubnd",
        "ubmttq",
        "ubmt",
        "mttq",
        "mat tran",
        "hoi",
        "doan",
        "dang uy",
        "hdnd",
        "lanh dao",
        "bo phan",
        "chi cuc",
        "doi",
        "so",
        "can bo",
        "cong chuc",
        "cac hoi",
        "cac doan the",
        "khu dan cu",
        "cac phong",
        "cac don vi",
        "cac co quan",
        "thue",
    ];
    let folded = text::fold(text);
    let upper = text.chars().next().is_some_and(char::is_uppercase);
    upper
        && (NOUNS.iter().any(|noun| super::scan::find_words(&folded, noun, 0) == Some(0))
            || known_unit(text).is_some())
}

/// Parts a list of units: at line feeds and semicolons always; at commas and "và" only after a known unit or before
/// the name of another one, since names carry commas themselves.
pub(super) fn split_units(list: &str) -> Vec<String> {
    // Longer ones are no list of units; nothing is parted in them.
    const MOST: usize = 2000;
    let mut names = Vec::new();
    if list.len() > MOST {
        push_name(&mut names, list);
        return names;
    }
    for part in list.split(['\n', ';']) {
        let marks = [", ", " và ", " - "];
        let mut cuts: Vec<(usize, usize)> = marks
            .iter()
            .flat_map(|mark| part.match_indices(mark))
            .map(|(at, mark)| (at, at + mark.len()))
            .filter(|&(_, next)| starts_like_a_unit(&part[next..]))
            .collect();
        cuts.sort_unstable();
        cuts.push((part.len(), part.len()));
        let mut start = 0;
        while start < part.len() {
            let ahead = || cuts.iter().filter(|(end, _)| *end > start);
            let known = ahead().rev().find(|(end, _)| known_unit(&part[start..*end]).is_some());
            let Some(&(end, next)) = known.or_else(|| ahead().next()) else { break };
            push_name(&mut names, &part[start..end]);
            start = next;
        }
    }
    names
}

fn push_name(names: &mut Vec<String>, raw: &str) {
    let name = raw.trim().trim_start_matches(['-', '+', '•']).trim_matches([' ', '.', ',', ':']);
    if !name.is_empty() {
        names.push(name.to_owned());
    }
}

/// The kind of a unit that is not known, by the first words of its name.
pub(super) fn kind_of(name: &str) -> UnitKind {
    let folded = text::fold(name);
    let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    if starts(&["trung tam", "tt ", "tram", "truong"]) {
        UnitKind::Center
    } else if starts(&["cong an"]) {
        UnitKind::Police
    } else if starts(&["to dan pho", "cac to dan pho", "khu dan cu", "thon "]) {
        UnitKind::Neighborhood
    } else if starts(&["lanh dao", "ubnd", "uy ban nhan dan", "chu tich"]) {
        UnitKind::Leadership
    } else {
        UnitKind::Office
    }
}

/// True if the words mean whoever is concerned, not one unit.
pub(super) fn is_everyone(name: &str) -> bool {
    let folded = text::fold(name);
    [
        "cac don vi",
        "cac co quan",
        "cac phong",
        "cac ban",
        "cac bo phan",
        "cac doan the",
        "don vi lien quan",
        "co quan lien quan",
    ]
    .iter()
    .any(|start| folded.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_unit() {
        for (name, code) in [
            ("Phòng Kinh tế, Hạ tầng & Đô thị", "KTHTDT"),
            ("phòng Kinh tế, Hạ tầng và Đô thị phường", "KTHTDT"),
            ("KTHTĐT", "KTHTDT"),
            ("Phòng Văn hoá – Xã hội phường", "VHXH"),
            ("Phòng Văn hóa - Xã hội", "VHXH"),
            ("Trung tâm Phục vụ Hành chính công", "TTPVHCC"),
            ("Trung tâm Dịch vụ sự nghiệp công, Công nghệ thông tin điện tử phường", "TTDVSNC"),
            ("Công an phường", "CAP"),
            ("Các tổ dân phố", "TDP"),
            ("Văn phòng HĐND & UBND phường", "VPHDND"),
        ] {
            assert_eq!(known_unit(name).map(|u| u.code), Some(code), "{name}");
        }
        assert_eq!(known_unit("Phòng Nội vụ"), None);
    }

    #[test]
    fn known_names_lead_to_themselves() {
        for unit in known_units() {
            assert_eq!(known_unit(unit.name).map(|u| u.code), Some(unit.code));
            assert_eq!(known_unit(unit.short_name).map(|u| u.code).unwrap_or(unit.code), unit.code);
        }
    }

    #[test]
    fn a_list_parts_between_units_only() {
        let parts = |list: &str| split_units(list).join(" | ");
        assert_eq!(
            parts(
                "Phòng Văn hoá – Xã hội phường, Trung tâm Dịch vụ sự nghiệp công, Công nghệ thông tin điện tử phường"
            ),
            "Phòng Văn hoá – Xã hội phường | Trung tâm Dịch vụ sự nghiệp công, Công nghệ thông tin điện tử phường"
        );
        assert_eq!(parts("Phòng Kinh tế, Hạ tầng và Đô thị"), "Phòng Kinh tế, Hạ tầng và Đô thị");
        assert_eq!(parts("Phòng Nội vụ; Công an phường"), "Phòng Nội vụ | Công an phường");
        assert_eq!(parts("Phòng KTHTĐT và Công an phường"), "Phòng KTHTĐT | Công an phường");
        assert_eq!(parts("Các phòng, ban, đơn vị liên quan"), "Các phòng, ban, đơn vị liên quan");
    }
}
