import { expect, ownServer, test } from '../test.ts';
import { drafts } from '../hall/polls.ts';
import { expectAccessible } from '../pages/axe.ts';
import { Phone } from '../pages/phone.ts';
import { Questions } from '../pages/questions.ts';

const server = ownServer();

const buses = 'Why do the night buses not run on Sundays?';
const pool = 'Who bought the old swimming pool?';
const trees = 'What happens to the trees along Harbour Street?';

test.describe('where questions are seen at once', () => {
  test.use({ hallDraft: { title: 'City budget', questions: { moderation: 'post', anonymous: true } } });

  test('three attendees ask, upvote, edit and report, and each sees what the others do', async ({
    phone,
  }) => {
    const [amina, kwame, jonas] = await Promise.all([
      phone({ name: 'Amina' }),
      phone(),
      phone({ name: 'Jonas' }),
    ]);
    const [a, k, j] = [new Questions(amina), new Questions(kwame), new Questions(jonas)];
    for (const each of [a, k, j]) await each.open();

    await amina.page.getByRole('checkbox', { name: 'Ask without my name' }).uncheck();
    await a.ask(buses, 'Published');
    await expect(k.other(buses)).toContainText('Amina');
    await j.ask(pool, 'Published');
    await k.showNew();
    await expect(k.other(pool)).toContainText('Asked without a name');

    await k.upvote(buses).click();
    await expect(k.upvote(buses)).toHaveAttribute('aria-pressed', 'true');
    await expect(j.upvote(buses)).toHaveAccessibleName('Upvote, 1 upvote');
    await j.upvote(buses).click();
    await expect(a.mine(buses)).toContainText('2 upvotes');
    await k.upvote(buses).click();
    await expect(k.upvote(buses)).toHaveAttribute('aria-pressed', 'false');
    await expect(a.mine(buses)).toContainText('1 upvote.');

    await a.mine(buses).getByRole('button', { name: 'Edit' }).click();
    const dialog = amina.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(`${buses} And on holidays?`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(a.mine('And on holidays?')).toBeVisible();
    await expect(k.other('And on holidays?')).toBeVisible();

    await k.report(pool, 'It says something false or misleading');
    await expect(kwame.page.getByText('Thank you. A moderator will look at it.')).toBeVisible();

    await a.mine(buses).getByRole('button', { name: 'Withdraw' }).click();
    await amina.page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await expect(a.mine(buses)).toContainText('You took it back.');
    await expect(k.other(buses)).toBeHidden();
  });

  test('new questions wait until they are asked for, and move nothing that is read', async ({ phone }) => {
    const [reader, asker] = [await phone(), await phone()];
    const [r, q] = [new Questions(reader), new Questions(asker)];
    await q.open();
    await q.ask(buses, 'Published');
    await r.open();
    await expect(r.other(buses)).toBeVisible();
    const place = await r.other(buses).boundingBox();
    await q.ask(pool, 'Published');
    await expect(reader.page.getByRole('button', { name: '1 new question' })).toBeVisible();
    await expect(r.other(pool)).toBeHidden();
    expect(await r.other(buses).boundingBox()).toEqual(place);
    await r.showNew();
    await expect(r.other(pool)).toBeVisible();
  });

  test('a question like one that was asked is found while it is written, and upvoted instead', async ({
    phone,
  }) => {
    const [asker, writer] = [await phone(), await phone()];
    const q = new Questions(asker);
    await q.open();
    await q.ask(buses, 'Published');
    const w = new Questions(writer);
    await w.open();
    await w.box.fill('Why do the night buses not run on a Sunday');
    const similar = writer.page.getByRole('region', { name: 'Ask a question' }).getByRole('listitem');
    await expect(similar).toContainText(buses);
    await similar.getByRole('button', { name: /^Upvote/ }).click();
    await expect(q.mine(buses)).toContainText('1 upvote');
  });

  test('a question and an upvote given without a network wait on the phone, and each counts once', async ({
    phone,
    network,
    watch,
  }) => {
    watch.networkMayFail = true;
    const here = await phone();
    const h = new Questions(here);
    await h.open();
    await h.ask(pool, 'Published');
    const away = await phone({ url: network.url });
    const w = new Questions(away);
    await w.open();
    await expect(w.other(pool)).toBeVisible();

    network.cut();
    await away.page.context().setOffline(true);
    await w.write(buses);
    await expect(w.mine(buses)).toContainText('Saved on this phone. It will be sent.');
    await w.upvote(pool).click();
    await expect(w.upvote(pool)).toHaveAttribute('aria-pressed', 'true');
    await expect(away.banner).toHaveText(/What you sent is saved on this phone and will be sent/);
    await expect(h.mine(pool)).not.toContainText('1 upvote');

    network.mend();
    await away.page.context().setOffline(false);
    await expect(w.mine(buses)).toContainText('Published', { timeout: 20_000 });
    await expect(h.mine(pool)).toContainText('1 upvote');
    await expect(h.other(buses).or(here.page.getByRole('button', { name: '1 new question' }))).toBeVisible();
    await expect(w.mine(buses)).toHaveCount(1);
  });

  test('a question that waits survives the page being closed and opened again', async ({
    phone,
    network,
    watch,
  }) => {
    watch.networkMayFail = true;
    const away = await phone({ url: network.url });
    const w = new Questions(away);
    await w.open();
    network.cut();
    await w.write(trees);
    await expect(w.mine(trees)).toContainText('Saved on this phone. It will be sent.');
    network.mend();
    // Opened again on the polls, not on the questions: what waits is sent all the same.
    await away.page.goto(away.page.url().replace(/#.*/, ''));
    await away.page.reload();
    await w.open();
    await expect(w.mine(trees)).toContainText('Published');
    await expect(w.mine(trees)).toHaveCount(1);
  });

  test('two tabs are one person: one draft of it, one upvote, and both say the same', async ({ phone }) => {
    const asker = new Questions(await phone());
    await asker.open();
    await asker.ask(buses, 'Published');
    const first = await phone();
    const f = new Questions(first);
    const second = new Phone(await first.page.context().newPage());
    await second.page.goto(first.page.url());
    const s = new Questions(second);
    await f.open();
    await s.open();
    await f.upvote(buses).click();
    await expect(s.upvote(buses)).toHaveAttribute('aria-pressed', 'true');
    await expect(s.upvote(buses)).toHaveAccessibleName('Upvote, 1 upvote');
    await s.upvote(buses).click();
    await expect(f.upvote(buses)).toHaveAttribute('aria-pressed', 'false');
    await f.ask(pool, 'Published');
    await expect(s.mine(pool)).toHaveCount(1);
    await expect(f.mine(pool)).toHaveCount(1);
  });

  test('a poll that opens is never out of sight', async ({ phone, director }) => {
    const someone = await phone();
    await new Questions(someone).open();
    await director.open(drafts.single);
    const strip = someone.page.getByRole('link', { name: /Voting is open.*More bike lanes/ });
    await expect(strip).toBeVisible();
    await strip.click();
    await someone.vote(drafts.single.title, { choices: ['Yes'] });
    await someone.page.goBack();
    await expect(strip).toBeHidden();
  });

  for (const look of ['light', 'dark', 'rtl'] as const)
    test(`axe finds nothing wrong with the questions, ${look}`, async ({ hall, openPage, phone }) => {
      const asker = new Questions(await phone());
      await asker.open();
      await asker.ask(buses, 'Published');
      const page = await openPage({
        viewport: { width: 390, height: 844 },
        colorScheme: look === 'dark' ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      const language = look === 'rtl' ? 'ar' : 'en';
      await page.goto(`${server.url}/j/${hall.joinCode}?language=${language}#questions`);
      await page.locator('form button[type=submit]').first().click();
      await expect(page.getByText(buses)).toBeVisible();
      await page.locator('textarea').first().fill(pool);
      await page.locator('form button[type=submit]').first().click();
      await expect(page.getByText(pool)).toBeVisible();
      await expectAccessible(page, look);
      await page.getByRole('article').filter({ hasText: buses }).getByRole('button').last().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, `${look}, reporting`);
      await page.goto(`${server.url}/log/${hall.hallId}?language=${language}`);
      await expect(page.locator('h2').first()).toBeVisible();
      await expectAccessible(page, `${look}, the log`);
    });
});

test.describe('where a moderator reads first', () => {
  test.use({ hallDraft: { title: 'City budget', questions: { moderation: 'pre', anonymous: true } } });

  test('only its author sees a question until it is approved, and again after an edit', async ({
    phone,
    director,
  }) => {
    const [author, reader] = [await phone(), await phone()];
    const [a, r] = [new Questions(author), new Questions(reader)];
    await a.open();
    await r.open();
    await a.ask(buses, 'In review');
    await expect(reader.page.getByText(buses)).toBeHidden();
    const id = (await author.page.locator('[data-question]').getAttribute('data-question'))!;
    await director.run('Decide', { itemId: id, revision: 1, action: 'approve' });
    await expect(a.mine(buses)).toContainText('Published');
    await expect(r.other(buses)).toBeVisible();

    await a.mine(buses).getByRole('button', { name: 'Edit' }).click();
    await author.page.getByRole('dialog').getByRole('textbox').fill(`${buses} Please answer.`);
    await author.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(a.mine('Please answer.')).toContainText('In review');
    await expect(r.other(buses)).toBeHidden();
    await expect(reader.page.getByText('This question is not shown any more.')).toBeVisible();
  });

  test('the author of a rejected question reads why, and asks for a second look', async ({
    phone,
    director,
    hall,
  }) => {
    const author = await phone();
    const a = new Questions(author);
    await a.open();
    await a.ask(pool, 'In review');
    const id = (await author.page.locator('[data-question]').getAttribute('data-question'))!;
    await director.run('Decide', {
      itemId: id,
      revision: 1,
      action: 'reject',
      reason: 'unclear',
      note: 'Which pool?',
    });
    await expect(a.mine(pool)).toContainText('Reason: Hard to understand');
    await expect(a.mine(pool)).toContainText('Which pool?');
    await a.mine(pool).getByRole('button', { name: 'Ask for a second look' }).click();
    const dialog = author.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('The one in Mill Lane.');
    await dialog.getByRole('button', { name: 'Ask for it' }).click();
    await expect(a.mine(pool)).toContainText('Somebody else will decide.');

    await author.page.goto(`${server.url}/log/${hall.hallId}`);
    await expect(author.page.getByRole('table').first()).toContainText('Not published');
    await expect(author.page.getByText(pool)).toHaveCount(0);
  });
});
