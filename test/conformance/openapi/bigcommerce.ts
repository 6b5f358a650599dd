import { openContractChecker, type ContractChecker } from './contract-checker';

const v3 = '/stores/kd7demo/v3';
const v2 = '/stores/kd7demo/v2';

export function openBigCommerceContract(): Promise<ContractChecker | null> {
  return openContractChecker({
    vendor: 'bigcommerce',
    documents: [
      { file: 'customers.v3.yml', root: v3 },
      { file: 'channels.v3.yml', root: v3 },
      { file: 'storefront_tokens.v3.yml', root: v3 },
      { file: 'store_information.v2.yml', root: v2 },
    ],
    // The storefront's pages and GraphQL have no OpenAPI document.
    undocumented: /^\/(graphql|login|account\.php|customer\/current\.jwt)/u,
    explained: [
      {
        problem: /answers (401|403|404|405|429),/u,
        why: 'listed once for all of V2 and V3 in the table of status codes',
      },
      {
        problem: /channel_ids must be array$/u,
        why: 'null marks a global customer: told in the prose of "create customers" and in the guide, not in the schemas',
      },
    ],
  });
}
