import { expectAccessible } from './pages/axe.ts';
import { Questions } from './pages/questions.ts';
import { Review } from './pages/review.ts';
import { Wall } from './pages/wall.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const large = { viewport: { width: 1440, height: 900 } };
const bus = 'Will the night bus still run after one o’clock?';
const pool = 'Is it true that the indoor pool was sold for one euro?';
const advert = 'Buy your bicycles at my shop!';
const note = 'The pool was not sold. The city leases it until 2031.';
const mended = 'The pool was not sold. The city leases it until 2034.';

test.use({ hallDraft: { title: 'City budget', questions: { moderation: 'pre', anonymous: true } } });

test('a whole hall: asked, reviewed by two, taken live with its context on the wall, corrected for everybody', async ({
  hall,
  director,
  openPage,
  phone,
}) => {
  test.setTimeout(180_000);
  await director.run('OpenHall', {});
  const amina = await Review.open(await openPage(large), server.url, hall, { name: 'Amina' });
  const jo = await Review.open(await openPage(large), server.url, hall, { name: 'Jo' });
  const facilitator = await Review.open(await openPage(large), server.url, hall, { role: 'facilitator' });
  const wall = await Wall.open(await openPage(large), server.url, hall);
  const people = [await phone(), await phone(), await phone()];
  const phones = people.map((each) => new Questions(each));

  await test.step('three attendees ask', async () => {
    for (const [i, text] of [bus, pool, advert].entries()) {
      await phones[i]!.open();
      await phones[i]!.ask(text, 'A moderator will read it soon.');
      await expect(amina.row(text)).toBeVisible();
    }
  });

  await test.step('two moderators work the queue', async () => {
    await amina.look(bus);
    await expect(jo.row(bus)).toContainText('Amina');
    await jo.look(advert);
    await expect(amina.row(advert)).toContainText('Jo');
    await amina.free();
    await amina.key('a');
    await expect(amina.text).toHaveText(pool);
    await jo.free();
    await jo.key('r');
    await jo.key('5');
    await expect(phones[2]!.mine(advert)).toContainText('The moderators did not publish it.');
    await expect(phones[0]!.mine(bus)).toContainText('Everybody can see it and upvote it.');
    await amina.free();
    await amina.key('a');
    await expect(phones[1]!.mine(pool)).toContainText('Everybody can see it and upvote it.');
    // What comes while somebody reads waits for them; who had nothing to read has it at once.
    await phones[2]!.showNew();
    await expect(phones[0]!.other(pool)).toBeVisible();
    for (const { page } of people.slice(0, 2)) await expect(page.getByText(advert)).toHaveCount(0);
  });

  await test.step('a context note needs a second person', async () => {
    await amina.queue('Published');
    await amina.look(pool);
    await amina.key('c');
    await amina.dialog.getByLabel('Context', { exact: true }).fill(note);
    await amina.dialog.getByLabel('Sources, one address a line').fill('https://city.example/pool');
    await amina.dialog.getByRole('button', { name: 'Propose' }).click();
    await expect(amina.item).toContainText('Waits for somebody else than you.');
    await expect(people[1]!.page.getByText(note)).toHaveCount(0);
    await jo.queue('Published');
    await jo.look(pool);
    await jo.item.getByRole('button', { name: 'Confirm and publish' }).click();
    for (const { page } of people) await expect(page.getByText(note).first()).toBeVisible();
  });

  await test.step('the facilitator takes it live, and the wall shows it with the note', async () => {
    await facilitator.queue('Published');
    await facilitator.look(pool);
    await facilitator.key('s');
    await facilitator.area('Line-up');
    await facilitator.page.getByRole('button', { name: 'Take it live' }).click();
    await expect(wall.title).toHaveText(pool);
    await expect(wall.scene).toContainText(note);
    await expectAccessible(facilitator.page, 'line-up');
  });

  await test.step('a correction reaches everybody', async () => {
    await jo.queue('Selected');
    await jo.look(pool);
    await jo.item.getByRole('button', { name: 'Correct the note' }).click();
    await jo.dialog.getByLabel('Context', { exact: true }).fill(mended);
    await jo.dialog.getByRole('button', { name: 'Propose' }).click();
    await expect(jo.dialog).toBeHidden();
    await amina.queue('Selected');
    await amina.look(pool);
    await amina.item.getByRole('button', { name: 'Confirm and publish' }).click();
    for (const { page } of [...people, wall]) {
      await expect(page.getByText(mended).first()).toBeVisible();
      await expect(page.getByText(note)).toHaveCount(0);
    }
    for (const { page } of people)
      await expect(page.getByText('corrected').filter({ visible: true }).first()).toBeVisible();
    await expect(amina.item).toContainText('Context confirmed');
  });
});
