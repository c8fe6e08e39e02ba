import { expect, test } from 'vitest';
import { arrive, BIG_SCREEN, isAccessible, LAPTOP, PHONE, picture } from './people.ts';
import { onStage } from './stage.ts';

const stage = onStage();

test.each([
  ['a phone', PHONE],
  ['a laptop', LAPTOP],
])('the handout is found from the start page, and can be read on %s', async (_, viewport) => {
  const { page } = await arrive(stage.browser, viewport);
  await page.goto(`http://localhost:${stage.server.port}/`);
  await page.getByRole('link', { name: /one page/i }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await isAccessible(page);
  await picture(page, `docs-${viewport.width}`);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(0);
});

test.each([
  ['a phone', PHONE],
  ['a laptop', LAPTOP],
  ['a big screen', BIG_SCREEN],
])(
  'the page for scripts is found from the start page and the handout, and can be read on %s',
  async (_, viewport) => {
    const { page } = await arrive(stage.browser, viewport);
    await page.goto(`http://localhost:${stage.server.port}/`);
    await page.getByRole('link', { name: 'Play with a script' }).click();
    await page.getByRole('link', { name: /one page/i }).click();
    await page.getByRole('link', { name: 'Play with a script' }).click();
    await page.getByText(`curl -s http://localhost:${stage.server.port}/api/rooms \\ -H`).waitFor();
    await isAccessible(page);
    await picture(page, `script-${viewport.width}`);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: 'openapi.json' }).click();
    await page.getByText('"openapi":"3.1').waitFor();
  },
);

test('the handout prints on one page', async () => {
  const { page } = await arrive(stage.browser, LAPTOP);
  await page.goto(`http://localhost:${stage.server.port}/docs`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
