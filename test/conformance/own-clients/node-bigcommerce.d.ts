declare module 'node-bigcommerce' {
  import type { Agent } from 'node:https';

  /** The part of the client the test uses; the package brings no types. */
  class BigCommerce {
    constructor(config: {
      readonly clientId: string | undefined;
      readonly accessToken: string;
      readonly storeHash: string;
      readonly responseType: 'json';
      readonly apiVersion: 'v2' | 'v3';
      readonly agent: Agent;
      readonly headers: Readonly<Record<string, string>>;
      readonly failOnLimitReached: boolean;
    });
    get(path: string): Promise<unknown>;
    post(path: string, data: unknown): Promise<unknown>;
    put(path: string, data: unknown): Promise<unknown>;
    delete(path: string): Promise<unknown>;
  }
  export = BigCommerce;
}
