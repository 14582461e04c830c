//! The units that a plan names become units of the ward: found by any of their names, made where they are missing.

use std::collections::HashMap;

use domain::ids::UnitId;
use domain::people::{Unit, UnitKind};
use domain::plan::{Draft, known_unit, known_units, unit_key};
use domain::text::fold;

use crate::db::Tx;
use crate::error::Error;
use crate::on;

/// The ward's units by name and by code.
pub(super) struct UnitBook {
    by_key: HashMap<String, UnitId>,
    by_code: HashMap<String, UnitId>,
    names: HashMap<UnitId, String>,
}

impl UnitBook {
    fn of(units: &[Unit]) -> Self {
        let mut book = Self { by_key: HashMap::new(), by_code: HashMap::new(), names: HashMap::new() };
        for unit in units {
            book.by_code.insert(unit.code.clone(), unit.id);
            book.names.insert(unit.id, unit.name.clone());
            let names =
                [&unit.name, &unit.short_name].into_iter().chain(&unit.name_source).chain(&unit.aliases);
            for name in names {
                book.by_key.entry(unit_key(name)).or_insert(unit.id);
            }
        }
        book
    }

    /// The unit that goes by this name in a document.
    pub fn find(&self, name: &str) -> Option<UnitId> {
        let known = || known_unit(name).and_then(|known| self.by_code.get(known.code));
        self.by_key.get(&unit_key(name)).or_else(known).copied()
    }

    /// The unit of that code.
    pub fn by_code(&self, code: &str) -> Option<UnitId> {
        self.by_code.get(code).copied()
    }

    /// The name by which the ward knows the unit of this name in a document; the same name if it is none.
    pub fn name_of(&self, name: &str) -> String {
        self.find(name).and_then(|id| self.names.get(&id)).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// The code of a unit.
    pub fn code_of(&self, id: UnitId) -> Option<&str> {
        self.by_code.iter().find(|(_, known)| **known == id).map(|(code, _)| code.as_str())
    }
}

impl Tx {
    /// The ward's units as they are.
    pub(super) async fn unit_book(&mut self) -> Result<UnitBook, Error> {
        Ok(UnitBook::of(&self.units().await?))
    }

    /// The ward's units, with those that the draft names or suggests. A unit that is there already keeps its name;
    /// the document's spelling is kept beside it.
    pub(super) async fn units_of(&mut self, draft: &Draft) -> Result<UnitBook, Error> {
        let mut book = self.unit_book().await?;
        for unit in &draft.units {
            let id = match book.find(&unit.name) {
                Some(id) => id,
                None => {
                    let known =
                        unit.code.as_deref().and_then(|code| known_units().iter().find(|k| k.code == code));
                    let code =
                        known.map_or_else(|| free_code(&unit.name, &book), |known| known.code.to_owned());
                    let name = known.map_or(unit.name.as_str(), |known| known.name);
                    let short_name = known.map_or(unit.name.as_str(), |known| known.short_name);
                    let id = self.new_unit(&code, name, Some(&unit.name), short_name, unit.kind).await?;
                    book.by_code.insert(code, id);
                    book.names.insert(id, name.to_owned());
                    id
                }
            };
            let spellings = [&unit.name].into_iter().chain(&unit.aliases);
            for name in spellings {
                book.by_key.entry(unit_key(name)).or_insert(id);
                self.add_alias(id, name).await?;
            }
        }
        // In a list, since an iterator's closures may not be held over a wait in a task of the server.
        let suggested: Vec<&String> = draft
            .tasks()
            .flat_map(|t| t.suggestion.lead_unit.iter().chain(&t.suggestion.support_units))
            .collect();
        for code in suggested {
            let missing = book.by_code(code).is_none();
            if let Some(known) = known_units().iter().find(|known| missing && known.code == code) {
                let id = self.new_unit(known.code, known.name, None, known.short_name, known.kind).await?;
                self.add_alias(id, known.name).await?;
                book.by_code.insert(known.code.to_owned(), id);
                book.names.insert(id, known.name.to_owned());
            }
        }
        Ok(book)
    }

    async fn new_unit(
        &mut self,
        code: &str,
        name: &str,
        name_source: Option<&str>,
        short_name: &str,
        kind: UnitKind,
    ) -> Result<UnitId, Error> {
        const ADD: &str = "INSERT INTO unit (id, code, name, name_source, short_name, kind, sort) \
                           SELECT $1, $2, $3, $4, $5, $6, COALESCE(MAX(sort), 0) + 1 FROM unit";
        let id = self.new_id();
        let short_name: String = short_name.chars().take(40).collect();
        on!(self, c => sqlx::query(ADD).bind(id).bind(code).bind(name).bind(name_source).bind(&short_name)
            .bind(kind.name()).execute(c).await)?;
        self.add_alias(UnitId(id), name).await?;
        Ok(UnitId(id))
    }

    /// Lets a unit be found under another name, unless that name is another unit's.
    pub(super) async fn add_alias(&mut self, unit: UnitId, name: &str) -> Result<(), Error> {
        const ADD: &str = "INSERT INTO unit_alias (unit_id, name, folded) VALUES ($1, $2, $3) \
                           ON CONFLICT (folded) DO NOTHING";
        on!(self, c => sqlx::query(ADD).bind(unit.0).bind(name).bind(fold(name)).execute(c).await)?;
        Ok(())
    }
}

/// A code from the first letters of a name: "Phòng Nội vụ" is PNV, or PNV2 if that is taken.
fn free_code(name: &str, book: &UnitBook) -> String {
    let letters: String = fold(name)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter_map(|word| word.chars().next())
        .map(|letter| letter.to_ascii_uppercase())
        .take(12)
        .collect();
    let stem = if letters.is_empty() { "DV".to_owned() } else { letters };
    let taken = |code: &str| book.by_code(code).is_some();
    if !taken(&stem) {
        return stem;
    }
    (2_u32..).map(|n| format!("{stem}{n}")).find(|code| !taken(code)).unwrap_or(stem)
}
