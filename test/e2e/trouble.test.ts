import { describe, expect, it } from 'vitest';
import { useDesk, type Desk } from './support/desk';

async function letHappen({ page, agent }: Desk, vendor: string, fault: string): Promise<void> {
  await page.getByRole('button', { name: 'Training', exact: true }).click();
  await page.getByLabel(vendor).selectOption({ label: fault });
  await page.getByRole('heading', { name: 'Training stores' }).waitFor();
  await agent.press('Escape');
}

describe('when a store has trouble', () => {
  const desk = useDesk();

  it('shows the others within a second and the stopped one as a row with its cause and a retry', async () => {
    const { agent } = desk();
    await agent.search('maja@example.test');
    await letHappen(desk(), 'BigCommerce', 'Down');
    await agent.press('Control+k');
    await agent.enter('siri@example.test');
    const startedAt = performance.now();
    await agent.press('Enter');
    for (const store of ['Nordic Shop', 'Berlin Store', 'Alpen Sport']) {
      await agent.store(store).getByText(/match/u).first().waitFor({ timeout: 5_000 });
    }
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    const stopped = agent.store('Orchard Supply');
    await stopped
      .getByText('The store’s server refused the connection.', { exact: false })
      .or(stopped.getByText(/refused the connection/u))
      .first()
      .waitFor();
    await letHappen(desk(), 'BigCommerce', 'Works');
    await stopped.getByRole('button', { name: /Retry/u }).click();
    await stopped.getByText('no match').waitFor();
  });

  it.each([
    ['Answers with a web page', "something that isn't data"],
    ['Answers with errors', "can't answer at the moment"],
    ['Limit used up', 'limit of requests is used up'],
    ['Never answers', 'did not answer in time'],
  ])('says the cause when a store %s', async (fault, sentence) => {
    const { agent } = desk();
    await letHappen(desk(), 'Emporix', fault);
    await agent.press('Control+k');
    await agent.enter('maja@example.test');
    await agent.press('Enter');
    await agent.store('Berlin Store').getByText(sentence, { exact: false }).first().waitFor({ timeout: 12_000 });
    await agent.rowsOf('Nordic Shop').first().waitFor();
  });

  it.each([
    ['nothing', '', 'Type an e-mail, a customer code or a login first.'],
    ['one character', 'a', 'Two characters are the least to look for.'],
    ['321 characters', `${'a'.repeat(309)}@example.test`, 'That is too long for an e-mail, a code or a login.'],
    ['a hidden character', 'maja\u0007@example.test', 'The text has hidden characters in it.'],
  ])('[BI-11] says what is wrong with a query of %s', async (_, query, sentence) => {
    const { agent, page } = desk();
    await agent.enter(query);
    await agent.press('Enter');
    await page.getByText(sentence, { exact: false }).first().waitFor();
  });
});
