import { Asker } from '../hall/questions.ts';
import { Questions } from '../pages/questions.ts';
import { Review } from '../pages/review.ts';
import { expect, ownServer, test } from '../test.ts';

const server = ownServer();
const hd = { viewport: { width: 1440, height: 900 } };
const bus = 'Will the night bus still run after one o’clock?';
const pool = 'Who bought the old swimming pool?';
const trees = 'What happens to the trees along Harbour Street?';
const rent = 'Why has the rent of the market hall doubled?';

test.use({ hallDraft: { title: 'City budget', questions: { moderation: 'pre', anonymous: true } } });

test('a verdict that came too late names who was faster, one on a changed text asks to read again', async ({
  hall,
  openPage,
  network,
}) => {
  const [asker, another] = [await Asker.of(server.url, hall), await Asker.of(server.url, hall)];
  for (const text of [bus, pool]) await another.ask(text);
  const changing = await asker.ask(trees);
  await asker.ask(rent);
  const jo = await Review.open(await openPage(hd), network.url, hall, { name: 'Jo' });
  const nadia = await Review.open(await openPage(hd), server.url, hall, {
    role: 'facilitator',
    name: 'Nadia',
  });

  await test.step('one verdict loses', async () => {
    await jo.look(bus);
    await nadia.look(bus);
    await expect(nadia.item).toContainText('Jo has this one.');
    network.silence();
    await nadia.item.getByRole('button', { name: 'Take it over' }).click();
    await nadia.free();
    await nadia.key('a');
    await nadia.queue('Published');
    await expect(nadia.row(bus)).toBeVisible();
    await jo.key('r');
    await jo.key('2');
    // The desk has gone on before it has an answer.
    await expect(jo.text).toHaveText(pool);
    network.mend();
    await expect(jo.failures).toContainText(
      /“Reject” did not go through\.\s+Somebody else was faster\. Approved by Nadia, /,
    );
    await expect(jo.failures).toContainText(bus);
    await jo.dismissFailure();
    await expect(jo.failures).toBeEmpty();
  });

  await test.step('a verdict on a text that has changed', async () => {
    await jo.look(trees);
    await nadia.queue('To review');
    await expect(nadia.row(trees)).toContainText('Jo');
    network.silence();
    await asker.edit(changing, 1, `${trees} And the benches?`);
    await jo.key('a');
    await expect(jo.text).not.toHaveText(trees);
    network.mend();
    await expect(jo.failures).toContainText(
      /“Approve” did not go through\.\s+Its author changed it after you read it\. Please read it again\./,
    );
    await jo.failures.getByRole('button', { name: 'Look again' }).click();
    await expect(jo.text).toHaveText(`${trees} And the benches?`);
    await jo.free();
    await jo.key('a');
    await expect(jo.row(trees)).toHaveCount(0);
    await expect(jo.failures).toBeEmpty();
  });

  await test.step('and is taken back with z', async () => {
    await jo.undo(1);
    await expect(jo.text).toHaveText(`${trees} And the benches?`);
    await expect(jo.state).toHaveText('To review');
    await expect(jo.row(trees)).toBeVisible();
  });

  await test.step('many at once: what becomes of each, and back', async () => {
    for (const text of [pool, trees, rent]) await jo.mark(text);
    await expect(jo.marked).toContainText('3 marked');
    network.silence();
    await nadia.look(pool);
    await nadia.takeIfTaken();
    await nadia.key('r');
    await nadia.key('5');
    await expect(nadia.page.getByText('Reject: done')).toBeVisible();
    await jo.marked.getByRole('button', { name: 'Approve' }).click();
    network.mend();
    await expect(jo.failures).toContainText(/“Approve” did not go through\..*Rejected by Nadia, /s);
    await expect(jo.failures).toContainText(pool);
    await expect(jo.failures).not.toContainText(rent);
    await expect(jo.page.getByText('Nothing waits for review.')).toBeVisible();
    await jo.undo(2);
    for (const text of [trees, rent]) await expect(jo.row(text)).toBeVisible();
    await nadia.queue('Rejected');
    await expect(nadia.row(pool)).toBeVisible();
  });
  await Promise.all([asker.stop(), another.stop()]);
});

test('an appeal is for somebody else than who rejected, and muting is said with its reason', async ({
  hall,
  openPage,
  phone,
}) => {
  const author = await phone({ name: 'Kwame' });
  const a = new Questions(author);
  await a.open();
  await a.ask(pool, 'In review');
  const jo = await Review.open(await openPage(hd), server.url, hall, { name: 'Jo' });
  const amina = await Review.open(await openPage(hd), server.url, hall, { name: 'Amina' });
  await jo.look(pool);
  await jo.key('r');
  await jo.key('2');
  await a.mine(pool).getByRole('button', { name: 'Ask for a second look' }).click();
  await author.page.getByRole('dialog').getByRole('textbox').fill('It is in this year’s budget.');
  await author.page.getByRole('dialog').getByRole('button', { name: 'Ask for it' }).click();

  await jo.queue('Appeals');
  await jo.look(pool);
  const [own, others] = [jo.item, amina.item].map((item) => item.getByRole('region', { name: 'Appeal' }));
  await expect(own!).toContainText('You have rejected it, so somebody else decides.');
  await expect(own!.getByRole('button')).toHaveCount(0);
  await jo.key('a');
  await expect(jo.failures).toContainText('This needs somebody else than you.');
  await expect(a.mine(pool)).toContainText('Somebody else will decide.');

  await jo.queue('To review');
  await amina.queue('Appeals');
  await amina.look(pool);
  await expect(others!).toContainText('It is in this year’s budget.');
  await others!.getByRole('button', { name: 'Restore the question' }).click();
  await expect(a.mine(pool)).toContainText('After a second look it was published.');

  await amina.queue('Published');
  await amina.look(pool);
  await amina.key('x');
  await amina.dialog.getByRole('button', { name: 'Mute author' }).click();
  await expect(amina.dialog.getByRole('alert')).toBeVisible();
  await amina.dialog.getByLabel('Why').fill('The same advert in every question');
  await amina.dialog.getByRole('button', { name: 'Mute author' }).click();
  await expect(amina.dialog).toBeHidden();
  await expect(amina.item).toContainText('Muted: The same advert in every question');
  await expect(author.page.getByText(/A moderator has muted you: .*The same advert/)).toBeVisible();
  await expect(author.page.getByText(/A moderator has muted you, so you can’t ask/)).toBeVisible();
  await amina.item.getByRole('button', { name: 'Unmute' }).click();
  await expect(a.box).toBeEnabled();
});
