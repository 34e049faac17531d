import { Voter } from './hall/hall.ts';
import { drafts } from './hall/polls.ts';
import { Wall } from './pages/wall.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const hd = { viewport: { width: 1920, height: 1080 } };

test('a wall that was refused for a moment starts over without anybody beside it', async ({
  hall,
  openPage,
  watch,
}) => {
  watch.mayBeRefused = true;
  const page = await openPage(hd);
  const refusal = { status: 403, json: { code: 'unknown_key', message: 'This key is not known.' } };
  await page.route('**/tickets', (route) => route.fulfill(refusal), { times: 1 });
  await page.goto(`${server.url}/stage/${hall.hallId}#key=${hall.keys.screen}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'City budget' })).toBeVisible({ timeout: 20_000 });
});

test('bars that move are the same elements as before, moved by a transform', async ({
  hall,
  openPage,
  director,
}) => {
  const pollId = await director.open(drafts.single);
  await director.run('SetStage', { kind: 'results', id: pollId });
  const wall = await Wall.open(await openPage(hd), server.url, hall);
  const fills = wall.scene.locator('.fill');
  await expect(fills).toHaveCount(3);
  await fills.evaluateAll((all) => all.forEach((fill) => (fill.id = `former-${all.indexOf(fill)}`)));
  const voter = await Voter.of(server.url, hall);
  await voter.vote(pollId, { choices: ['no'] });
  await expect(wall.scene.locator('#former-1')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 0, 0)');
  await expect(wall.scene.locator('#former-0')).toHaveCSS('transform', /^matrix\(0, /);
  await voter.stop();
});
