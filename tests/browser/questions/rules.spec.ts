import { truncateSync, writeFileSync } from 'node:fs';
import { Asker, record } from '../hall/questions.ts';
import { Review } from '../pages/review.ts';
import { Rules, saved } from '../pages/rules.ts';
import { expect, ownServer, test } from '../test.ts';

const server = ownServer();
const hd = { viewport: { width: 1440, height: 900 } };
const pool = 'Is it true that the indoor pool was sold for one euro?';
const claim = 'The indoor pool was sold for one euro';

test.use({ hallDraft: { title: 'City budget', questions: { moderation: 'pre', anonymous: true } } });

const csv = [
  'claim,rating,publisher,url,review date,language',
  `${claim},False,City Check,https://check.example/pool,2026-03-01,en`,
  'Trams cost nothing,Misleading,City Check,https://check.example/trams,2026-03-02,en',
  'Trams cost nothing,Misleading,City Check,https://check.example/trams,2026-03-02,en',
  'No address,False,City Check,,2026-03-02,en',
].join('\n');

const claimReview = JSON.stringify([
  {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: 'https://check.example/bäder',
    claimReviewed: 'Die Bäder schließen für immer',
    author: { '@type': 'Organization', name: 'Stadt-Prüfung' },
    reviewRating: { '@type': 'Rating', alternateName: 'Falsch' },
    datePublished: '2026-03-03',
    inLanguage: 'de',
  },
]);

test('a file of fact-checks becomes the library, and the library speaks up about what was asked before', async ({
  hall,
  openPage,
  watch,
}, testInfo) => {
  watch.mayBeRefused = true;
  const asker = await Asker.of(server.url, hall);
  await asker.ask(pool);
  await asker.stop();
  const page = await openPage(hd);
  const review = await Review.open(page, server.url, hall);
  await review.look(pool);
  await expect(review.item.getByRole('region', { name: 'May repeat a checked claim' })).toHaveCount(0);

  const rules = await Rules.open(page);
  await rules.importClaims('checks.csv', csv);
  await expect(rules.claims.getByRole('status')).toHaveText(
    /2 claims added\.\s+1 was known already\.\s+1 could not be read:/,
  );
  await expect(rules.claims.getByRole('listitem')).toHaveText(/^line 5\s+url is missing\.$/);
  await expect(rules.claims.getByRole('heading')).toHaveText('Fact-check library: 2 claims');

  // As other programs save it, in two bytes a letter.
  await rules.importClaims('checks.json', Buffer.from(`\uFEFF${claimReview}`, 'utf16le'));
  await expect(rules.claims.getByRole('status')).toHaveText('1 claim added.');
  await expect(rules.claims.getByRole('heading')).toHaveText('Fact-check library: 3 claims');
  await rules.importClaims('checks.json', claimReview);
  await expect(rules.claims.getByRole('status')).toHaveText(/No claim added\.\s+1 was known already\./);

  // What is no file of claims says so, and nothing is lost.
  await rules.importClaims('notes.csv', 'name,age\nAda,7');
  await expect(rules.claims.getByRole('alert')).toContainText('no column "claim"');
  const large = testInfo.outputPath('large.csv');
  writeFileSync(large, csv);
  truncateSync(large, 16 * 1024 * 1024 + 1);
  await rules.claims.getByLabel('Add a file').setInputFiles(large);
  await expect(rules.claims.getByRole('alert')).toHaveText('The file is larger than 16 MB.');
  await expect(rules.claims.getByRole('heading')).toHaveText('Fact-check library: 3 claims');
  await rules.close();

  const suggestions = review.item.getByRole('region', { name: 'May repeat a checked claim' });
  const best = suggestions.getByRole('listitem').first();
  await expect(best).toContainText(claim);
  await expect(best).toContainText('City Check');
  await expect(best.getByRole('link', { name: 'Read the fact-check' })).toHaveAttribute(
    'href',
    'https://check.example/pool',
  );
});

test('the record is saved whole for the desk and without people for everybody, as a table and as data', async ({
  hall,
  openPage,
}) => {
  const asker = await Asker.of(server.url, hall);
  await asker.ask(pool);
  await asker.stop();
  const page = await openPage(hd);
  const review = await Review.open(page, server.url, hall);
  await review.look(pool);
  await review.key('r');
  await review.key('2');
  await review.done(1);
  const kept = await record(server.url, hall);
  const rejected = kept.findLast(({ action }) => action === 'reject')!;

  const rules = await Rules.open(page);
  const whole = rules.part('Record');
  const json = await saved(page, whole.getByRole('button', { name: 'JSON' }));
  expect(json.name).toBe(`${hall.joinCode}-audit.json`);
  expect(JSON.parse(json.text)).toEqual(kept);
  const table = await saved(page, whole.getByRole('button', { name: 'CSV' }));
  expect(table.name).toBe(`${hall.joinCode}-audit.csv`);
  const [header, ...lines] = table.text.trimEnd().split(/\r?\n/);
  expect(header).toMatch(/^position,index,at,actor,role,action,.*,hash$/);
  expect(lines).toHaveLength(kept.length);
  expect(table.text).toContain(`${rejected.actor},moderator,reject,${rejected.target}`);
  expect(json.text + table.text).not.toContain(pool);

  // A moderator is not asked to rehearse.
  await expect(rules.rehearsal).toHaveCount(0);
  const [log] = await Promise.all([
    page.context().waitForEvent('page'),
    whole.getByRole('link', { name: 'Open the public log' }).click(),
  ]);
  await expect(log.getByRole('table').first()).toContainText('Not about this town hall');
  const everybody = [
    await saved(log, log.getByRole('link', { name: /CSV/ })),
    await saved(log, log.getByRole('link', { name: /JSON/ })),
  ];
  expect(everybody.map(({ name }) => name)).toEqual([
    `moderation-log-${hall.hallId}.csv`,
    `moderation-log-${hall.hallId}.json`,
  ]);
  for (const { text } of everybody) {
    expect(text).toContain('off_topic');
    expect(text).not.toContain(pool);
    expect(text).not.toContain(rejected.actor);
  }
});

test('a dress rehearsal says whether the server carries so many, and leaves the hall alone', async ({
  hall,
  openPage,
  watch,
}) => {
  const page = await openPage(hd);
  const review = await Review.open(page, server.url, hall, { role: 'facilitator' });
  const rules = await Rules.open(page);
  await rules.rehearsal.getByLabel('People').fill('12');
  await rules.rehearsal.getByRole('button', { name: 'Rehearse' }).click();
  await expect(rules.rehearsal.getByRole('button', { name: 'Rehearsing…' })).toBeDisabled();
  const outcome = rules.rehearsal.getByRole('status');
  // Ten seconds of voting; how fast it went is the machine's matter.
  await expect(outcome).toContainText(/Ready: this server|Not ready: see below/, { timeout: 40_000 });
  const lines = outcome.getByRole('listitem');
  await expect(lines).toHaveCount(5);
  await expect(lines.nth(0)).toHaveText(/Good:\s*People who got in\s*12 of 12/);
  await expect(lines.nth(1)).toHaveText(/Good:\s*Votes acknowledged and counted\s*12 of 12/);
  await expect(lines.nth(2)).toHaveText(/Getting in\s*[\d,]+ ms, at most 3,000 ms/);
  await rules.close();
  await review.area('Polls');
  await expect(page.getByText('Dress rehearsal')).toHaveCount(0);

  watch.mayBeRefused = true;
  const guests = await Promise.all(Array.from({ length: 6 }, () => Asker.of(server.url, hall)));
  await review.area('Questions');
  await Rules.open(page);
  await rules.rehearsal.getByRole('button', { name: 'Rehearse' }).click();
  await expect(outcome).toHaveText('Not now: people are here already, or another rehearsal is under way.');
  await Promise.all(guests.map((guest) => guest.stop()));
});
