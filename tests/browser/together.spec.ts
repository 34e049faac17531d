import { answers, drafts, type Kind } from './hall/polls.ts';
import { Desk } from './pages/desk.ts';
import { expectNoResult, expectResult } from './pages/result.ts';
import { Wall } from './pages/wall.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const kinds = Object.keys(drafts) as Kind[];
const hd = { viewport: { width: 1440, height: 900 } };

test.use({ hallDraft: { title: 'City budget', agenda: kinds.map((kind) => drafts[kind]) } });

test('a facilitator, the wall and three phones run a poll of each kind and all see the same result', async ({
  hall,
  openPage,
  phone,
}) => {
  // Opening and closing can each be taken back for two seconds.
  test.setTimeout(240_000);
  const desk = await Desk.open(await openPage(hd), server.url, hall);
  const wall = await Wall.open(await openPage(hd), server.url, hall);
  await desk.do('Open the hall');
  await desk.do('Show the code');
  await expect(wall.scene).toContainText(hall.joinCode);
  const phones = [await phone({ name: 'Amina' }), await phone(), await phone()];
  await expect(wall.scene).toContainText('3 people here');

  for (const kind of kinds)
    await test.step(kind, async () => {
      const { title } = drafts[kind];
      const { given, seen, says = '' } = answers[kind];
      await desk.do('Open voting');
      await expect(wall.title).toHaveText(title);
      for (const [i, answer] of given.entries()) await phones[i]!.vote(title, answer);
      await expect(desk.next).toContainText('3 votes');
      await expect(desk.poll).toContainText('100% of 3 people here');
      // Nobody but the desk sees a result early, unless the poll says so.
      const early = drafts[kind].settings?.resultsVisible === 'live';
      await expect(wall.scene).toContainText(/3\s*of 3 have voted/);
      await (early ? expectResult : expectNoResult)(wall.scene, seen);
      for (const answer of kind === 'text' ? ['Public toilets', 'Shade'] : [])
        await expect(wall.scene.getByText(answer)).toHaveCount(0);
      for (const someone of phones)
        await expect(someone.poll(title).getByText('Results so far')).toHaveCount(early ? 1 : 0);

      await desk.do('Close voting');
      for (const { page } of phones) await expect(page.getByText('Voting is closed').first()).toBeVisible();
      if (kind === 'text') {
        // What nobody picked stays backstage.
        await expect(desk.poll).toContainText('0 of 3 answers shown to everybody');
        await desk.pick('Public toilets');
        await desk.do('Show the result on the wall');
      }
      const lines = kind === 'text' ? ([['Public toilets', '']] as const) : seen;
      await expectResult(desk.poll, lines);
      await expectResult(wall.scene, lines);
      for (const someone of phones) await expectResult(someone.poll(title), lines);
      for (const place of [desk.poll, wall.scene, ...phones.map((someone) => someone.poll(title))])
        await expect(place).toContainText(says);
      await expect(wall.scene).toContainText('Voting is closed');
      for (const someone of phones) await expect(someone.poll(title)).toContainText('3 votes');
    });

  // Answers that nobody picked: their authors see them as their own vote, nobody else does.
  for (const [author, answer] of ['Benches at every stop', 'Public toilets', 'Shade'].entries())
    for (const [i, { page }] of [...phones, wall].entries())
      if (answer !== 'Public toilets') await expect(page.getByText(answer)).toHaveCount(i === author ? 1 : 0);
  await expect(desk.next).toContainText('Every poll has been run');
});
