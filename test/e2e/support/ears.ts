import type { CDPSession, Page } from 'playwright-core';

/** What a screen reader says of the element that has the focus. */
export interface Focused {
  readonly role: string;
  readonly name: string;
  readonly description: string;
}

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
}

/** Reads a page as a screen reader does: from Chromium's accessibility tree, and from the regions that speak by themselves. */
export interface Ears {
  focused(): Promise<Focused>;
  /** Everything that was said aloud since the last time. */
  heard(): Promise<readonly string[]>;
  /** Every node of the tree as `role: name`, in order. */
  outline(roles: readonly string[]): Promise<readonly string[]>;
}

const words = (value: AxValue | undefined): string => (typeof value?.value === 'string' ? value.value : '');

/** A region speaks when its words change while it is there; an alert also when it comes. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const said = await page.evaluateHandle(() => {
    const spoken: string[] = [];
    const speaking = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
    const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);
    new MutationObserver((records) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of records) {
        const around = elementOf(target)?.closest(speaking);
        if (around) regions.add(around);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches('[role="alert"]')) regions.add(node);
          node.querySelectorAll('[role="alert"]').forEach((alert) => regions.add(alert));
        }
      }
      for (const region of regions) {
        const text = region.textContent.replaceAll(/\s+/gu, ' ').trim();
        if (text !== '' && region.isConnected) spoken.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return spoken;
  });
  return () => said.evaluate((list) => list.splice(0));
}

export async function openEars(page: Page, session: CDPSession): Promise<Ears> {
  await session.send('Accessibility.enable');
  const heard = await listen(page);
  // The protocol's own types have more than is read here.
  const tree = async (): Promise<readonly AxNode[]> =>
    (await session.send('Accessibility.getFullAXTree')).nodes.filter(({ ignored }) => !ignored);
  return {
    heard,
    focused: async () => {
      const nodes = (await tree()).filter((node) =>
        node.properties?.some(({ name, value }) => name === 'focused' && value.value === true),
      );
      const node = nodes.findLast((candidate) => words(candidate.role) !== 'RootWebArea');
      return { role: words(node?.role), name: words(node?.name), description: words(node?.description) };
    },
    outline: async (roles) =>
      (await tree())
        .filter(({ role }) => roles.includes(words(role)))
        .map(({ role, name }) => `${words(role)}: ${words(name)}`),
  };
}
