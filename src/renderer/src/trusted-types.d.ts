/** The one member of the Trusted Types API that is used; TypeScript's own DOM types leave the API out. */
interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { readonly createHTML: (text: string) => string }): unknown;
  };
}
