//! The files of a form that makes a case: those that were chosen now, and those that an earlier, refused post brought. What
//! is good of a refused post is kept for the form that is sent again, so that nobody chooses a file twice.

use app::server::Desk;
use domain::{
    feedback::{Problem, Refusal, What},
    refusal::Refusal as Anyones,
};
use service::feedback::{self, NewFile};

use crate::upload::Posted;

/// The most files of a case when it is sent.
pub const FILES_MOST: usize = 5;
/// The largest file, in bytes.
pub const FILE_MOST: usize = 10 * 1024 * 1024;
/// The field that holds the ticket of the files that were kept.
pub const HELD: &str = "held";

/// What was chosen now.
pub struct Attached {
    files: Vec<NewFile>,
    too_many: bool,
}

impl Attached {
    /// Takes the files out of a post.
    pub async fn of(desk: &Desk, posted: &mut Posted) -> Self {
        let files: Vec<NewFile> = std::mem::take(&mut posted.files)
            .into_iter()
            .map(|(name, bytes)| NewFile { name, bytes })
            .collect();
        let held = feedback::held_files(&desk.service, posted.field(HELD)).await.unwrap_or_default();
        let too_many = held.len() + files.len() + posted.further_files > FILES_MOST;
        Self { files, too_many }
    }

    /// True if there are not more than are taken, those that were kept included.
    pub fn fit(&self) -> bool {
        !self.too_many
    }

    /// The files, to be looked at.
    pub fn as_slice(&self) -> &[NewFile] {
        &self.files
    }

    /// The files.
    pub fn files(&self) -> Vec<NewFile> {
        self.files.clone()
    }

    /// Keeps what is good of the files, one by one, for the form that is sent again. Gives what is wrong with the
    /// others and, of what was found besides, with the fields, as it stands on the page: the files after the content.
    pub async fn keep(
        self,
        desk: &Desk,
        posted: &mut Posted,
        found: Vec<Problem>,
        fields: &[&str],
    ) -> Vec<Problem> {
        let too_many = Problem::new("file", What::TooManyFiles { most: FILES_MOST as u32 });
        let mut problems: Vec<Problem> =
            found.into_iter().filter(|problem| problem.field != "file").collect();
        if self.too_many {
            problems.push(too_many.clone());
        }
        for file in self.files {
            let name = file.name.clone();
            match feedback::hold_files(&desk.service, posted.field(HELD), vec![file]).await {
                Ok(ticket) => {
                    posted.fields.retain(|(name, _)| name != HELD);
                    posted.fields.push((HELD.to_owned(), ticket));
                }
                Err(service::Error::Refused(Anyones::Feedback(Refusal::Form { problems: found }))) => {
                    problems.extend(found.into_iter().filter(|problem| *problem != too_many));
                }
                Err(error) => {
                    tracing::warn!(?error, name, "a file of a refused form could not be kept");
                }
            }
        }
        in_order(problems, fields)
    }
}

fn in_order(mut problems: Vec<Problem>, fields: &[&str]) -> Vec<Problem> {
    let place = |name: &str| fields.iter().position(|field| *field == name);
    let content = place("content");
    problems.sort_by_key(
        |problem| {
            if problem.field == "file" { (content, 1) } else { (place(&problem.field), 0) }
        },
    );
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_stand_in_the_order_of_the_page() {
        let problems = ["file", "name", "content", "channel"].map(|field| Problem::new(field, What::Missing));
        let fields = ["channel", "content", "name"];
        let sorted = in_order(problems.to_vec(), &fields);
        let names: Vec<_> = sorted.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(names, ["channel", "content", "file", "name"]);
    }
}
