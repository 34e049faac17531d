import { Asker } from './hall/questions.ts';
import { Questions } from './pages/questions.ts';
import { Review } from './pages/review.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const hd = { viewport: { width: 1440, height: 900 } };
const bus = 'Will the night bus still run after one o’clock?';
const pool = 'Who bought the old swimming pool?';
const trees = 'What happens to the trees along Harbour Street?';
const rent = 'Why has the rent of the market hall doubled?';

test.describe('where a moderator reads first', () => {
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
});

test.describe('where questions are seen at once', () => {
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
      await expect(nadia.dialog).toBeHidden();
    };
    await announce('Important', 'Coffee is ready.', 'Announce');
    await expect(reader.page.getByText('Coffee is ready.').first()).toBeVisible();
    await announce('Urgent', alarm, 'Propose the statement');
    await expect(nadia.page.getByText('Proposed. A second person has to confirm.')).toBeVisible();
    await jo.area('Incidents');
    const waiting = jo.page.getByRole('region', { name: 'Statement to confirm' });
    await expect(waiting).toContainText(alarm);
    await expect(reader.page.getByText(alarm)).toHaveCount(0);
    await waiting.getByRole('button', { name: 'Confirm and send to everybody' }).click();
    await expect(reader.page.getByText(alarm).first()).toBeVisible();
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
});
