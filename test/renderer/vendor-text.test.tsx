import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { AddressText } from '../../src/renderer/src/components/address-text';
import { VendorText } from '../../src/renderer/src/components/vendor-text';
import { inspectAddress } from '../../src/renderer/src/lib/inspect-address';
import { inspectText, plainText } from '../../src/renderer/src/lib/inspect-text';
import { startLanguage } from '../../src/renderer/src/locales/start-language';
import { shopperAt } from '../fakes/fake-desk/shoppers';
import { lookUp, openAccount, openWindow } from './render-app';

beforeAll(async () => {
  await startLanguage(['en']);
});

function show(text: string): HTMLElement {
  const { container } = render(<VendorText text={text} />);
  return container;
}

describe('text from a vendor', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '{{constructor.constructor("alert(1)")()}}',
    '&lt;b&gt;',
  ])('[SC-08][BI-01] is shown as text: %s', (text) => {
    const container = show(text);
    expect(container).toHaveTextContent(text);
    expect(container.querySelectorAll('bdi > *')).toHaveLength(0);
  });

  it.each([
    ['a right-to-left override', 'ab\u202Egnp.exe', 'abRLOgnp.exe'],
    ['an isolate', 'a\u2067b\u2069', 'aRLIbPDI'],
    ['a zero-width space', 'ma\u200Bja', 'maZWSPja'],
    ['a zero-width joiner', 'ma\u200Dja', 'maZWJja'],
    ['a byte order mark', '\uFEFFmaja', 'BOMmaja'],
    ['a soft hyphen', 'ma\u00ADja', 'maSHYja'],
    ['a tag character', 'a\u{E0041}', 'aTAG'],
    ['a Hangul filler', 'a\u3164', 'aHF'],
  ])('[SC-08][BI-02] makes %s visible', (_, text, visible) => {
    expect(show(text)).toHaveTextContent(visible);
  });

  it('[SC-08][BI-02] cuts a tower of combining marks short', () => {
    const parts = inspectText(`Z${'\u0351'.repeat(50)}!`);
    expect(parts).toEqual([
      { kind: 'text', text: `Z${'\u0351'.repeat(4)}` },
      { kind: 'mark', symbol: '◌…', codePoint: 'U+0351' },
      { kind: 'text', text: '!' },
    ]);
  });

  it.each([
    ['NUL', '\u0000', '␀'],
    ['an escape sequence', '\u001B[31mred', '␛[31mred'],
    ['a line break', 'a\r\nb', 'a␍␊b'],
    ['a C1 control', 'a\u0085b', 'aU+0085b'],
    ['a line separator', 'a\u2028b', 'aLSEPb'],
    ['delete', 'a\u007Fb', 'a␡b'],
    ['half of a pair', 'a\uD800b', 'a\uFFFDb'],
  ])('[SC-08][BI-04] shows %s as a symbol', (_, text, visible) => {
    expect(show(text)).toHaveTextContent(visible);
  });

  it('[SC-08][BI-05] cuts what is too long', () => {
    const parts = inspectText('x'.repeat(1_000_000));
    expect(plainText('x'.repeat(1_000_000))).toHaveLength(2_000 + '[…]'.length);
    expect(parts.at(-1)).toEqual({ kind: 'mark', symbol: '…', codePoint: '1000000' });
  });

  it('[SC-08] is isolated from the direction of the text around it', () => {
    expect(show('ליאת').querySelector('bdi')).toHaveTextContent('ליאת');
  });

  it.each(['Åsa Öberg', 'ليلى حداد', 'नेहा', 'Đặng Thị Ngọc', '李小龍', "O'Neill", 'e\u0301'])(
    'is left alone when it is a name: %s',
    (name) => {
      expect(inspectText(name)).toEqual([{ kind: 'text', text: name }]);
    },
  );

  it('[SC-08] never lets a control or direction character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const shown = inspectText(text)
          .map((part) => (part.kind === 'text' ? part.text : part.symbol))
          .join('');
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('an e-mail address', () => {
  it.each([
    ['a Cyrillic letter', 'm\u0430ja@example.test', ['mixed-scripts', 'not-ascii']],
    ['a Greek letter', 'j\u03BFhn@example.test', ['mixed-scripts', 'not-ascii']],
    ['a look-alike domain', 'maja@ex\u0430mple.test', ['mixed-scripts', 'foreign-domain']],
    ['a foreign domain', 'maja@bücher.test', ['foreign-domain']],
    ['an encoded domain', 'maja@xn--bcher-kva.test', ['encoded-domain']],
    ['a full-width sign', 'maja\uFF20example.test', ['not-ascii']],
    ['two addresses', 'maja@example.test,eve@example.test', ['many-addresses']],
  ])('[SC-08][BI-03] with %s is doubted', (_, address, doubts) => {
    expect(inspectAddress(address).doubts).toEqual(doubts);
  });

  it.each(['maja@example.test', 'a+b@example.test', '"a,b"@example.test', `${'a'.repeat(308)}@example.test`])(
    '[BI-03] that is ordinary is not doubted: %s',
    (address) => {
      expect(inspectAddress(address)).toEqual({ doubts: [], asciiDomain: null });
    },
  );

  it('[SC-08][BI-03] shows the doubt and the encoded form of the domain beside it', () => {
    render(
      <MantineProvider env="test">
        <AddressText address={'maja@ex\u0430mple.test'} />
      </MantineProvider>,
    );
    expect(screen.getByText(/letters of several scripts · domain not in plain letters/u)).toBeVisible();
    expect(screen.getByText(/^xn--/u)).toBeVisible();
  });
});

describe('hostile fields on the account’s page', () => {
  it('[SC-08][BI-01][BI-02] make no element, and the row warns of the address', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202E';
    const shopper = shopperAt('norce', '1', {
      first: hostile,
      last: '',
      email: 'm\u0430ja@example.test',
      login: 'tricky',
      code: hostile,
      phones: [hostile],
      companies: [{ id: null, code: null, name: hostile }],
      addresses: [{ lines: [hostile], country: null, use: 'other' }],
      labels: [{ kind: 'note', text: hostile }],
      signInProviders: [hostile],
      createdAt: '/Date(NaN)/',
      access: { state: 'active' },
    });
    const { user } = await openWindow({ accounts: [shopper, { ...shopper, ref: { ...shopper.ref, accountId: '2' } }] });
    await lookUp(user, 'tricky');
    await user.click(
      (await screen.findAllByRole('button', { name: /look at the e-mail closely/u }))[0] ?? document.body,
    );
    const account = await openAccount();
    expect(document.querySelector('img, script')).toBeNull();
    expect(account.getAllByText('RLO').length).toBeGreaterThanOrEqual(6);
    expect(account.getByText('/Date(NaN)/')).toBeVisible();
  });
});
