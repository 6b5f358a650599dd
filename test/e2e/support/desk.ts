import { afterEach, beforeEach, expect } from 'vitest';
import { createAgent, type Agent } from '../../../scripts/desktop/agent';
import { launchKeydesk, type DrivenKeydesk, type LaunchOptions } from '../../../scripts/desktop/launch';

export interface Desk extends DrivenKeydesk {
  readonly agent: Agent;
}

/** Looks nobody up until every store has answered: on a busy machine the training stores are ready after the window. */
export async function whenStoresAnswer({ agent, page }: Pick<Desk, 'agent' | 'page'>): Promise<void> {
  const answered = async (): Promise<number> => {
    await agent.press('Control+k');
    await agent.search('nobody@example.test');
    return page.getByRole('heading', { name: 'Nothing found.' }).count();
  };
  await expect.poll(answered, { timeout: 60_000, interval: 500 }).toBe(1);
  // The next text takes this one's place.
  await agent.press('Control+k');
}

/** Opens the app in a real window for every test, with a profile of its own. */
export function useDesk(options: LaunchOptions = {}): () => Desk {
  let desk: Desk | null = null;
  beforeEach(async () => {
    const keydesk = await launchKeydesk({ size: { width: 1280, height: 800 }, ...options });
    desk = { ...keydesk, agent: createAgent(keydesk.page) };
    await keydesk.page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
  });
  afterEach(async () => {
    await desk?.close();
    desk = null;
  });
  return () => {
    if (desk === null) throw new Error('the app runs only inside a test');
    return desk;
  };
}
