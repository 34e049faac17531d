import { Asker } from '../hall/questions.ts';
import { Questions } from '../pages/questions.ts';
import { Review } from '../pages/review.ts';
import { expect, ownServer, test } from '../test.ts';

// People of a test have just come; their reports are to count all the same.
const server = ownServer({ TOWNHALL__LIMITS__FLAGAGESECONDS: '0' });
const hd = { viewport: { width: 1440, height: 900 } };
const bus = 'Will the night bus still run after one o’clock?';
const trees = 'What happens to the trees along Harbour Street?';
const rent = 'Why has the rent of the market hall doubled?';

test.use({ hallDraft: { title: 'City budget', questions: { moderation: 'post', anonymous: true } } });

test('a question merged from a suggestion unites the voters, and parts from them again', async ({
  hall,
  openPage,
  phone,
}) => {
  const again = 'Will the night bus still run after one o’clock, please?';
  const people = await Promise.all(Array.from({ length: 3 }, () => Asker.of(server.url, hall)));
  const [first, second] = [await people[0]!.ask(bus), await people[1]!.ask(again)];
  // One of the three voted for both.
  for (const [person, question] of [
    [1, first],
    [2, first],
    [0, second],
    [2, second],
  ] as const)
    await people[person]!.upvote(question);
  const reader = new Questions(await phone());
  await reader.open();
  await expect(reader.upvote(again)).toHaveAccessibleName('Upvote, 2 upvotes');
  const jo = await Review.open(await openPage(hd), server.url, hall, { name: 'Jo' });
  await jo.queue('Published');
  await jo.look(again);
  const similar = jo.item.getByRole('region', { name: 'May have been asked already' });
  await expect(similar.getByRole('listitem')).toContainText(bus);
  await similar.getByRole('button', { name: 'Merge into this one' }).click();
  await expect(reader.upvote(bus)).toHaveAccessibleName('Upvote, 3 upvotes');
  await expect(reader.upvote(again)).toHaveCount(0);
  await jo.look(bus);
  await expect(jo.item).toContainText('1 question was merged into it');

  await jo.queue('Set aside');
  await jo.look(again);
  await jo.item.getByRole('button', { name: 'Unmerge' }).click();
  await expect(reader.upvote(bus)).toHaveAccessibleName('Upvote, 2 upvotes');
  await expect(reader.upvote(again)).toHaveAccessibleName('Upvote, 2 upvotes');
  await Promise.all(people.map((person) => person.stop()));
});

test('an answer in writing and an announcement reach the phone, an urgent one once two stand behind it', async ({
  hall,
  director,
  openPage,
  phone,
}) => {
  await director.run('OpenHall', {});
  const asker = await Asker.of(server.url, hall);
  await asker.ask(rent);
  const reader = await phone();
  await new Questions(reader).open();
  const nadia = await Review.open(await openPage(hd), server.url, hall, { role: 'facilitator' });
  const jo = await Review.open(await openPage(hd), server.url, hall, { name: 'Jo' });
  await nadia.queue('Published');
  await nadia.look(rent);
  await nadia.item.getByRole('button', { name: 'Mark as answered' }).click();
  await expect(nadia.dialog.getByRole('radio', { name: 'In writing' })).toBeChecked();
  await nadia.dialog.getByRole('radio', { name: 'Answered live' }).check();
  await expect(nadia.dialog.getByRole('textbox')).toHaveCount(0);
  await nadia.dialog.getByRole('radio', { name: 'In writing' }).check();
  await nadia.dialog.getByRole('textbox').fill('The lease was renewed in spring.');
  await nadia.dialog.getByRole('button', { name: 'Mark as answered' }).click();
  await expect(new Questions(reader).other(rent)).toContainText('The lease was renewed in spring.');

  const alarm = 'Please leave the building by the side doors.';
  const announce = async (level: string, text: string, send: string) => {
    await nadia.page.getByRole('button', { name: 'Make an announcement' }).click();
    await nadia.dialog.getByRole('textbox', { name: 'Text' }).fill(text);
    await nadia.dialog.getByRole('radio', { name: new RegExp(`^${level}`) }).check();
    await nadia.dialog.getByRole('button', { name: send, exact: true }).click();
    await expect(nadia.dialog.getByRole('textbox')).toHaveCount(0);
  };
  await announce('Important', 'Coffee is ready.', 'Announce');
  await expect(reader.page.getByText('Coffee is ready.').first()).toBeVisible();
  await announce('Urgent', alarm, 'Propose the statement');
  // It fills every desk, whatever that was busy with; whoever wrote it can't confirm it, and is not alone either.
  const own = nadia.page.getByRole('dialog', { name: 'Your urgent statement waits for a second person' });
  await expect(own).toContainText(alarm);
  await own.getByRole('button', { name: 'Keep pressed' }).click({ delay: 2_300 });
  await expect(own.getByRole('alert')).toContainText('This needs a second person.');
  const waiting = jo.page.getByRole('dialog', { name: 'Urgent statement: confirm it now' });
  await expect(waiting).toContainText(alarm);
  await expect(jo.page).toHaveTitle(/^\(1\) /);
  expect(await waiting.evaluate((each) => each.getBoundingClientRect().width)).toBe(hd.viewport.width);
  await expect(reader.page.getByText(alarm)).toHaveCount(0);
  await waiting.getByRole('button', { name: 'Confirm and send to everybody' }).click();
  await expect(waiting).toBeHidden();
  await expect(own).toBeHidden();
  const urgent = reader.page.getByRole('alertdialog', { name: 'Urgent' });
  await expect(urgent).toContainText(alarm);
  await urgent.getByRole('button', { name: 'I have read this' }).click();
  await expect(urgent).toBeHidden();
  await expect(reader.page.getByRole('button', { name: /^Urgent/ })).toContainText(alarm);
  await asker.stop();
});

test('a text is removed by two people, and then from every screen', async ({ hall, openPage, phone }) => {
  const asker = await Asker.of(server.url, hall);
  await asker.ask(rent);
  const reader = await phone();
  await new Questions(reader).open();
  const jo = await Review.open(await openPage(hd), server.url, hall, { name: 'Jo' });
  const amina = await Review.open(await openPage(hd), server.url, hall, { name: 'Amina' });
  const nadia = await Review.open(await openPage(hd), server.url, hall, { role: 'facilitator' });
  const proposed = [jo, amina, nadia].map(({ item }) =>
    item.getByRole('region', { name: 'Redaction proposed' }),
  );
  for (const desk of [jo, amina, nadia]) {
    await desk.queue('Published');
    await desk.look(rent);
  }
  await jo.item.getByRole('button', { name: 'Redact' }).click();
  await jo.dialog.getByRole('radio', { name: 'Illegal' }).check();
  await jo.dialog.getByRole('button', { name: 'Propose to remove' }).click();
  await expect(proposed[0]!).toContainText('Waits for somebody else than you.');
  // Two moderators are not enough.
  await expect(proposed[1]!).toContainText('Jo wants to remove the text: Illegal.');
  await expect(proposed[1]!).toContainText('Waits for a facilitator.');
  for (const box of proposed.slice(0, 2)) await expect(box.getByRole('button')).toHaveCount(0);
  await expect(reader.page.getByText(rent)).toBeVisible();

  await proposed[2]!.getByRole('button', { name: 'Remove the text' }).click();
  await expect(reader.page.getByText('This question was removed. Reason: Illegal content')).toBeVisible();
  for (const { page } of [reader, jo, amina, nadia]) await expect(page.getByText(rent)).toHaveCount(0);
  await asker.stop();
});

test('reports hold a question only once two networks agree, and never reject it', async ({
  hall,
  openPage,
  phone,
  elsewhere,
}) => {
  const people = await Promise.all(Array.from({ length: 6 }, () => Asker.of(server.url, hall)));
  const id = await people[0]!.ask(rent);
  const other = await people[0]!.ask(trees);
  const jo = await Review.open(await openPage(hd), server.url, hall, { name: 'Jo' });
  for (const person of people.slice(1)) await person.report(id, 'spam');
  await people[1]!.report(other, 'off_topic');
  await jo.waits('Flagged', 2);
  await jo.queue('Flagged');
  await jo.look(rent);
  const spam = jo.item.getByRole('region', { name: 'Reported as: Spam' });
  await expect(spam).toContainText('reported by 5 people (weight 5)');
  await expect(jo.state).toHaveText('Published');

  const reporter = await phone({ url: elsewhere.url });
  const r = new Questions(reporter);
  await r.open();
  await r.report(rent, 'Spam or advertising');
  await expect(spam).toContainText('reported by 6 people (weight 6)');
  await expect(jo.state).toHaveText('Held');
  await expect(r.other(rent)).toHaveCount(0);
  await expect(reporter.page.getByText('This question is not shown any more.')).toBeVisible();
  await expect(jo.trail.getByText('Enough people have reported it')).toBeVisible();
  await spam.getByRole('button', { name: 'Disagree' }).click();
  await expect(spam).toHaveCount(0);
  await expect(jo.item).toContainText('Spam: disagreed (6)');
  await jo.look(trees);
  const offTopic = jo.item.getByRole('region', { name: 'Reported as: Off topic' });
  await offTopic.getByRole('button', { name: 'Agree', exact: true }).click();
  await expect(jo.item).toContainText('Off topic: agreed (1)');
  await expect(jo.state).toHaveText('Published');
  await Promise.all(people.map((person) => person.stop()));
});
