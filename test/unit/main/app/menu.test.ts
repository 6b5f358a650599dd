import { expect, it } from 'vitest';
import { menuTemplate } from '../../../../src/main/app/menu';
import { nativeTexts } from '../../../../src/main/app/texts/all-native-texts';
import { languages } from '../../../../src/shared/domain/language';

const texts = nativeTexts.en.menu;

const roles = (packaged: boolean): string =>
  JSON.stringify(
    menuTemplate({
      packaged,
      mac: false,
      texts,
      eraseMonth: () => undefined,
      zoom: () => undefined,
      openPage: () => undefined,
    }),
  );

it('offers reload and developer tools in development only', () => {
  expect(roles(false)).toContain('toggleDevTools');
  expect(roles(true)).not.toMatch(/toggleDevTools|reload/u);
});

it('opens the documentation of each vendor by its key', () => {
  const opened: string[] = [];
  const template = menuTemplate({
    packaged: true,
    mac: true,
    texts,
    eraseMonth: () => undefined,
    zoom: () => undefined,
    openPage: (page) => opened.push(page),
  });
  const help = template.find(({ role }) => role === 'help')?.submenu;
  for (const item of Array.isArray(help) ? help : []) Reflect.apply(item.click ?? (() => undefined), null, []);
  expect(opened).toEqual(['help-norce', 'help-emporix', 'help-bigcommerce', 'help-salesforce-b2c']);
});

it.each(languages)('has a word in %s for everything that is not for development', (language) => {
  for (const mac of [true, false]) {
    const template = menuTemplate({
      packaged: true,
      mac,
      texts: nativeTexts[language].menu,
      eraseMonth: () => undefined,
      zoom: () => undefined,
      openPage: () => undefined,
    });
    const all = template.flatMap((menu) => [menu, ...(Array.isArray(menu.submenu) ? menu.submenu : [])]);
    const named = all.filter(({ type }) => type !== 'separator');
    expect(named.filter(({ label }) => label === undefined || label === '')).toEqual([]);
    // Nothing stands in it twice under one role.
    const roles = named.flatMap(({ role }) => (role === undefined ? [] : [role]));
    expect(new Set(roles).size).toBe(roles.length);
  }
});
