/**
 * The page's only Trusted Types policy: text without markup passes, everything else is refused.
 *
 * The component library writes style text through `innerHTML`, so refusing every string would leave the window unstyled.
 */
export function refuseMarkup(text: string): string {
  if (text.includes('<')) throw new TypeError('markup is not accepted as HTML');
  return text;
}

window.trustedTypes?.createPolicy('default', { createHTML: refuseMarkup });
