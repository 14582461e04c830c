//! Evidence and its files, on both engines: what is taken, what is refused without a trace, what is served.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod ward;

use bytes::Bytes;
use domain::board::{EvidenceKind, NewEvidence, Refusal as No, StateKind, TaskPage};
use domain::ids::FileId;
use service::{Refusal, Service, board, files};
use ward::{Ward, moves, period, refused, row_counts, ward};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

async fn page(service: &Service, ward: &Ward) -> TaskPage {
    board::task(service, &ward.viewer, "II.4", None).await.unwrap()
}

async fn add(
    service: &Service,
    ward: &Ward,
    name: &str,
    bytes: &'static [u8],
) -> Result<FileId, service::Error> {
    let evidence =
        board::add_file(service, &ward.officer, "II.4", period(), name, Bytes::from_static(bytes)).await?;
    let page = page(service, ward).await;
    let found = page.report.evidence.into_iter().find(|found| found.id == evidence).unwrap();
    match found.what {
        EvidenceKind::File { file, .. } => Ok(file),
        other => panic!("{other:?}"),
    }
}

fn stored(world: &harness::World) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
    }
    count(&world.service.data_dir().join("files"))
}

contract! {
    async fn a_file_is_evidence_and_comes_back_as_it_was(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let file = add(service, &ward, "Báo cáo.pdf", PDF).await.unwrap();
        let opened = files::open(service, &ward.viewer, file).await.unwrap();
        assert_eq!((opened.bytes.as_ref(), opened.mime.as_str(), opened.name.as_str()), (PDF, "application/pdf", "Báo cáo.pdf"));
        assert!(!opened.inline);
        let page = page(service, &ward).await;
        assert_eq!(page.report.state, StateKind::InProgress, "who adds evidence is at work");
        assert_eq!(page.card.facts.evidence, 1);
        moves(service, &ward.officer, "II.4", StateKind::Submitted, "").await.unwrap();
    }

    async fn the_same_bytes_are_stored_once(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let first = add(service, &ward, "a.pdf", PDF).await.unwrap();
        let second = add(service, &ward, "b.pdf", PDF).await.unwrap();
        assert_ne!(first, second);
        assert_eq!(stored(&world), 1);
        assert_eq!(files::open(service, &ward.viewer, second).await.unwrap().name, "b.pdf");
    }

    async fn what_is_refused_leaves_no_trace(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let before = row_counts(service).await;
        for (name, bytes, why) in [
            ("anh.jpg", b"MZ\x90\0\x03\0\0\0".as_slice(), No::FileKind),
            ("anh.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", No::FileKind),
            ("trang.html", b"<!doctype html><script>1</script>", No::FileKind),
            ("rong.pdf", b"", No::FileEmpty),
            ("anh.jpg", b"\xff\xd8\xff\xe1\xff\xff\0", No::FileDamaged),
        ] {
            assert_eq!(refused(add(service, &ward, name, bytes).await), Refusal::Board(why), "{name}");
        }
        let large = Bytes::from(vec![b'a'; files::SIZE_MOST + 1]);
        let large = board::add_file(service, &ward.officer, "II.4", period(), "a.txt", large).await;
        assert!(matches!(refused(large), Refusal::Board(No::FileTooLarge { .. })));
        let other = board::add_file(service, &ward.other, "II.4", period(), "a.pdf", Bytes::from_static(PDF)).await;
        assert!(matches!(refused(other), Refusal::Forbidden(_)));
        let unknown = board::add_file(service, &ward.officer, "IX.1", period(), "a.pdf", Bytes::from_static(PDF)).await;
        assert_eq!(refused(unknown), Refusal::NotFound);
        assert_eq!(row_counts(service).await, before);
        assert_eq!(stored(&world), 0);
    }

    async fn when_bytes_cannot_be_stored_nothing_says_they_were(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let before = row_counts(service).await;
        // A file where the folder should be: nothing can be written below it.
        std::fs::write(service.data_dir().join("files"), b"").unwrap();
        let failed = add(service, &ward, "a.pdf", PDF).await.unwrap_err();
        assert!(failed.refusal().is_none(), "{failed}");
        assert_eq!(row_counts(service).await, before);
    }

    async fn evidence_is_taken_away_only_while_the_period_is_open(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let file = add(service, &ward, "a.pdf", PDF).await.unwrap();
        let link = NewEvidence::Link { title: String::new(), url: "https://haiphong.gov.vn/tin".into() };
        board::add_evidence(service, &ward.officer, "II.4", period(), &link).await.unwrap();
        let evidence = page(service, &ward).await.report.evidence;
        assert_eq!(evidence[1].title, "https://haiphong.gov.vn/tin");
        moves(service, &ward.officer, "II.4", StateKind::Submitted, "").await.unwrap();
        let refusal = refused(board::remove_evidence(service, &ward.officer, evidence[0].id).await);
        assert_eq!(refusal, Refusal::Board(No::WaitsForReview));
        moves(service, &ward.leader, "II.4", StateKind::InProgress, "Thay tệp").await.unwrap();
        board::remove_evidence(service, &ward.officer, evidence[0].id).await.unwrap();
        assert_eq!(refused(files::open(service, &ward.viewer, file).await.map(drop)), Refusal::NotFound);
        let refusal = refused(board::remove_evidence(service, &ward.officer, evidence[0].id).await);
        assert_eq!(refusal, Refusal::NotFound);
        assert_eq!(page(service, &ward).await.card.facts.evidence, 1);
    }

    async fn two_add_evidence_at_once_and_both_stay(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let document = |number: &str| NewEvidence::Document { title: String::new(), number: number.into(), date: None };
        let (one, two) = (document("1/BC"), document("2/BC"));
        let (first, second) = tokio::join!(
            board::add_evidence(service, &ward.officer, "II.4", period(), &one),
            board::add_evidence(service, &ward.owner, "II.4", period(), &two),
        );
        first.unwrap();
        second.unwrap();
        assert_eq!(page(service, &ward).await.card.facts.evidence, 2);
    }

    async fn a_result_is_kept_with_its_numbers(world) {
        let (ward, service) = (ward(&world).await, &world.service);
        let form = board::ReportForm {
            code: "II.4".into(),
            result: " Đã sửa 3 văn bản ".into(),
            quantity: Some(3),
            quantity_unit: "văn bản".into(),
            seen_version: 0,
        };
        let written = board::report(service, &ward.officer, period(), &form).await.unwrap();
        assert_eq!((written.version, written.state.kind()), (1, StateKind::InProgress));
        let late = board::report(service, &ward.owner, period(), &form).await;
        assert!(matches!(refused(late), Refusal::Board(No::Stale { version: 1, .. })));
        let wrong = board::ReportForm { quantity: Some(-1), seen_version: 1, ..form };
        assert_eq!(refused(board::report(service, &ward.officer, period(), &wrong).await), Refusal::Board(No::BadQuantity));
        let report = page(service, &ward).await.report;
        assert_eq!((report.result.as_str(), report.quantity), ("Đã sửa 3 văn bản", Some(3)));
    }
}
