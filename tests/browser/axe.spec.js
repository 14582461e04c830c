import AxeBuilder from "@axe-core/playwright";
import { alive, expect, hasCode, signIn, test } from "./ward.js";

const PUBLIC = ["/", "/ke-hoach", "/dang-nhap", "/tro-nang", "/quyen-rieng-tu", "/khong-co"];
const STAFF = [
  "/hom-nay",
  "/bang",
  "/bang?xem=danh-sach",
  "/bang?xem=so",
  "/bang/II.4",
  "/tai-khoan",
  "/tai-khoan/lop-hai",
];
const ADMIN = [
  "/quan-tri",
  "/quan-tri/ke-hoach",
  "/quan-tri/nguoi-dung",
  "/quan-tri/nguoi-dung/moi",
  "/quan-tri/don-vi",
  "/quan-tri/don-vi/moi",
];

for (const scheme of ["light", "dark"]) {
  for (const [role, paths] of [
    [null, PUBLIC],
    ["plan_owner", STAFF],
    ["admin", ADMIN],
  ]) {
    test(`axe finds nothing on the pages of ${role ?? "the public"}, ${scheme}`, async ({ page, ward }) => {
      test.skip(!hasCode(page), "axe is code itself");
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      if (role) await signIn(page, ward, role);
      for (const path of paths) {
        await page.goto(path);
        if (role) await alive(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes.map((node) => node.target).join(" | ")}`);
        expect.soft(found).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect.soft(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}
