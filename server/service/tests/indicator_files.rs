//! Files of values, in and out, on both engines. Nothing of a refused file is written.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

mod harness;
mod measured;
mod ward;

use bytes::Bytes;
use domain::indicator::{CellWhat, Column, Refusal as No, Share, ValueSource, ValueState, What};
use domain::people::{self, Role};
use domain::refusal::Refusal;
use measured::{assert_sums_are_kept, defined, month, submit, world_in};
use rust_xlsxwriter::{Format as CellFormat, Workbook};
use service::indicator::{self, Format};
use service::{Service, on};
use ward::{KTHTDT, VHXH, Ward, refused, someone};

const CSV: &str = "\u{feff}Mã chỉ tiêu;Tháng;Tử số;Mẫu số;Ghi chú\r\nCT1;01/2026;412;412;đủ\r\nCT1;02/2026;1.234;2.000;\r\n";

async fn counts(service: &Service) -> (i64, i64) {
    let mut tx = service.read().await.unwrap();
    let mut count = [0_i64; 2];
    for (count, query) in count.iter_mut().zip([
        "SELECT CAST(COUNT(*) AS BIGINT) FROM indicator_value",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM indicator_import",
    ]) {
        *count = on!(tx, c => sqlx::query_scalar::<_, i64>(query).fetch_one(c).await).unwrap();
    }
    (count[0], count[1])
}

async fn upload(
    service: &Service,
    ward: &Ward,
    bytes: impl Into<Bytes>,
) -> Result<domain::ids::ValueImportId, service::Error> {
    indicator::upload(service, &ward.officer, 2026, "so-lieu.csv", ValueSource::NationalPortal, bytes.into())
        .await
}

/// What is wrong, and where.
async fn wrong(service: &Service, ward: &Ward, bytes: impl Into<Bytes>) -> Vec<(u32, String, CellWhat)> {
    match refused(upload(service, ward, bytes).await) {
        Refusal::Indicator(No::File { problems, .. }) => {
            problems.into_iter().map(|problem| (problem.row, problem.column, problem.what)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, heading) in (0..).zip(["Mã", "Tháng", "Tử số", "Mẫu số"]) {
        sheet.write_string(0, at, heading).unwrap();
    }
    fill(sheet);
    book.save_to_buffer().unwrap()
}

contract! {
    async fn a_good_file_is_shown_first_and_then_submitted_whole(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        world.clock.set("2026-03-03T01:00:00Z".parse().unwrap());
        submit(service, &ward.officer, id, month(2026, 1), "410", "412").await;
        let seen = indicator::entry_page(service, &ward.leader, Some(month(2026, 1))).await.unwrap().rows[0].value.clone().unwrap();
        indicator::approve(service, &ward.leader, id, month(2026, 1), seen.version).await.unwrap();
        let import = upload(service, &ward, CSV).await.unwrap();
        let preview = indicator::preview(service, &ward.officer, import).await.unwrap();
        let rows: Vec<_> = preview.rows.iter().map(|row| (row.month.number(), row.was, row.share)).collect();
        assert_eq!(rows, [(1, Some(Share::new(410, 412)), Share::new(412, 412)), (2, None, Share::new(1234, 2000))]);
        assert_eq!(counts(service).await, (1, 1), "nothing of it is a value yet");
        assert_eq!(refused(indicator::preview(service, &ward.owner, import).await), Refusal::NotFound);
        assert_eq!(indicator::confirm(service, &ward.officer, import).await.unwrap(), 2);
        assert_eq!(refused(indicator::confirm(service, &ward.officer, import).await), Refusal::NotFound);
        assert_sums_are_kept(service).await;
        let behind = indicator::behind(service, &ward.leader, id, 2026, None).await.unwrap();
        let told: Vec<_> = behind.revisions.iter().map(|one| (one.month.number(), one.revision, one.state, one.source)).collect();
        assert_eq!(told, [
            (2, 1, ValueState::Submitted, ValueSource::NationalPortal),
            (1, 2, ValueState::Submitted, ValueSource::NationalPortal),
            (1, 1, ValueState::Approved, ValueSource::Manual),
        ]);
        // What waits for a leader is not changed by a further file.
        let again = wrong(service, &ward, CSV).await;
        assert_eq!(again, [(2, "B".into(), CellWhat::Waiting), (3, "B".into(), CellWhat::Waiting)]);
    }

    async fn nothing_of_a_refused_file_is_written(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        defined(service, &ward.admin, "CT2", "80", VHXH).await;
        world.clock.set("2026-03-03T01:00:00Z".parse().unwrap());
        let value = |what| CellWhat::Value(what);
        let csv = |rows: &str| format!("Mã,Tháng,Tử số,Mẫu số\nCT1,01/2026,1,2\n{rows}");
        for (rows, column, what) in [
            ("CT1,02/2026,3,2", "C", value(What::NumeratorOverDenominator)),
            ("CT1,02/2026,-1,2", "C", value(What::Negative)),
            ("CT1,02/2026,1000000000000000000,2", "C", value(What::TooLarge { most: domain::indicator::MOST })),
            ("CT1,02/2026,một,2", "C", value(What::NotANumber)),
            ("CT1,13/2026,1,2", "B", value(What::UnknownMonth)),
            ("CT1,12/2026,1,2", "B", value(What::FutureMonth)),
            ("CT1,02/2024,1,2", "B", value(What::OtherYear { year: 2026 })),
            ("CT1,02/2026,=1+1,2", "C", CellWhat::Formula),
            ("CT9,02/2026,1,2", "A", CellWhat::UnknownIndicator),
            ("CT2,02/2026,1,2", "A", CellWhat::OtherUnit),
        ] {
            assert_eq!(wrong(service, &ward, csv(rows)).await, [(3, column.to_owned(), what)], "{rows}");
        }
        assert_eq!(wrong(service, &ward, "Mã;Tháng;Tử số\nCT1;01/2026;1").await,
            [(1, String::new(), CellWhat::MissingColumn { column: Column::Denominator })]);
        assert_eq!(wrong(service, &ward, "Mã;Tháng;Tử số;Mẫu số\nCT1;01/2026;1.234;2.000\nCT1;02/2026;1,5;2").await.len(), 3);
        let merged = workbook(|sheet| {
            sheet.merge_range(1, 0, 2, 0, "CT1", &CellFormat::new()).unwrap();
            for row in 1..3 {
                sheet.write_string(row, 1, format!("2026-0{row}")).unwrap();
                sheet.write_number(row, 2, 1).unwrap();
                sheet.write_number(row, 3, 2).unwrap();
            }
        });
        assert_eq!(wrong(service, &ward, merged).await, [(2, "A".into(), CellWhat::Merged), (3, "A".into(), CellWhat::Merged)]);
        let formula = workbook(|sheet| {
            sheet.write_string(1, 0, "CT1").unwrap();
            sheet.write_string(1, 1, "2026-01").unwrap();
            sheet.write_formula(1, 2, "=1+1").unwrap();
            sheet.write_number(1, 3, 2.5).unwrap();
        });
        assert_eq!(wrong(service, &ward, formula).await, [(2, "C".into(), CellWhat::Formula), (2, "D".into(), CellWhat::NotWhole)]);
        for (bytes, what) in [
            (Vec::new(), CellWhat::NoRows),
            (b"\xff\xfe\x00".to_vec(), CellWhat::FileKind),
            (b"PK\x03\x04broken".to_vec(), CellWhat::FileKind),
            (b"[{".to_vec(), CellWhat::Damaged),
            (b"[1,2]".to_vec(), CellWhat::FileKind),
            (vec![b'x'; indicator::SIZE_MOST + 1], CellWhat::FileTooLarge { most: indicator::SIZE_MOST as u64 }),
        ] {
            assert_eq!(wrong(service, &ward, bytes).await, [(0, String::new(), what)]);
        }
        assert_eq!(counts(service).await, (0, 0));
        for actor in [someone(Role::Viewer), someone(Role::Admin), someone(Role::Neighborhood)] {
            let tried = indicator::upload(service, &actor, 2026, "x.csv", ValueSource::Manual, Bytes::from_static(CSV.as_bytes())).await;
            assert_eq!(refused(tried), Refusal::Forbidden(people::Refusal::Role));
        }
    }

    async fn every_kind_of_file_is_read_and_what_goes_out_comes_in_again(world) {
        let ward = world_in(&world, "2026-01-05T01:00:00Z").await;
        let service = &world.service;
        let id = defined(service, &ward.admin, "CT1", "100", KTHTDT).await;
        world.clock.set("2026-05-04T01:00:00Z".parse().unwrap());
        let sheet = workbook(|sheet| {
            sheet.write_string(1, 0, "CT1").unwrap();
            sheet.write_string(1, 1, "Tháng 1/2026").unwrap();
            sheet.write_number(1, 2, 5).unwrap();
            sheet.write_number(1, 3, 5).unwrap();
        });
        let json = r#"{"tu_ngay":"2026-01-01","chi_tieu":[{"ma":"CT1","thang":"2026-02","tu_so":7,"mau_so":8}]}"#;
        for bytes in [sheet, json.as_bytes().to_vec()] {
            let import = upload(service, &ward, bytes).await.unwrap();
            assert_eq!(indicator::confirm(service, &ward.officer, import).await.unwrap(), 1);
        }
        for number in [1, 2] {
            indicator::approve(service, &ward.leader, id, month(2026, number), 1).await.unwrap();
        }
        for format in [Format::Csv, Format::Xlsx, Format::Json] {
            let bytes = indicator::export(service, &ward.viewer, 2026, format).await.unwrap();
            let import = upload(service, &ward, bytes).await.unwrap();
            let preview = indicator::preview(service, &ward.officer, import).await.unwrap();
            assert_eq!((preview.rows.len(), preview.unchanged), (2, 2), "{format:?}");
            assert_eq!(indicator::confirm(service, &ward.officer, import).await.unwrap(), 0, "{format:?}");
        }
        let import = upload(service, &ward, CSV).await.unwrap();
        indicator::drop_upload(service, &ward.officer, import).await.unwrap();
        assert_eq!(refused(indicator::preview(service, &ward.officer, import).await), Refusal::NotFound);
        // What waits stands beside what everybody sees.
        let second = r#"{"chi_tieu":[{"ma":"CT1","thang":"2026-02","tu_so":8,"mau_so":8}]}"#;
        let import = upload(service, &ward, second.as_bytes().to_vec()).await.unwrap();
        assert_eq!(indicator::confirm(service, &ward.officer, import).await.unwrap(), 1);
        let rows = indicator::export_rows(service, &ward.viewer, 2026).await.unwrap();
        let told: Vec<_> = rows.iter().map(|row| (row.numerator, row.approved_numerator, row.approved_denominator)).collect();
        assert_eq!(told, [(5, None, None), (8, Some(7), Some(8))]);
        let csv = indicator::export(service, &ward.viewer, 2026, Format::Csv).await.unwrap();
        assert!(String::from_utf8(csv).unwrap().contains("Chờ duyệt;7;8"));
        assert_sums_are_kept(service).await;
    }
}
