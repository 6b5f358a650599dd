import { expect, it } from 'vitest';
import { menuTemplate } from '../../../../src/main/app/menu';

const roles = (packaged: boolean): string =>
  JSON.stringify(menuTemplate({ packaged, mac: false, eraseMonth: () => undefined, openPage: () => undefined }));

it('offers reload and developer tools in development only', () => {
  expect(roles(false)).toContain('toggleDevTools');
  expect(roles(true)).not.toMatch(/toggleDevTools|reload/u);
});

it('opens the documentation of each vendor by its key', () => {
  const opened: string[] = [];
  const template = menuTemplate({
    packaged: true,
    mac: true,
    eraseMonth: () => undefined,
    openPage: (page) => opened.push(page),
  });
  const help = template.find(({ role }) => role === 'help')?.submenu;
  for (const item of Array.isArray(help) ? help : []) Reflect.apply(item.click ?? (() => undefined), null, []);
  expect(opened).toEqual(['help-norce', 'help-emporix', 'help-bigcommerce', 'help-salesforce-b2c']);
});
