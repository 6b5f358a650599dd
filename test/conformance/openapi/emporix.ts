import { openContractChecker, type ContractChecker } from './contract-checker';

const tokenErrors = 'errors of the token calls are not documented';

export function openEmporixContract(): Promise<ContractChecker | null> {
  return openContractChecker({
    vendor: 'emporix',
    documents: [
      'customer-service-tenant-managed.yml',
      'customer-service-customer-managed.yml',
      'oauth-service.yml',
      'configuration-service.yml',
    ].map((file) => ({ file, root: '/' })),
    // The relay's side of webhooks is tested by itself; everything an adapter asks for has a document.
    undocumented: /^\/webhook\//u,
    // Each answer is an inference named in src/main/vendors/emporix/facts.ts or a switch of the training store.
    explained: [
      { problem: / answers 429,/u, why: 'no rate limit is published, but every gateway has one' },
      { problem: /^POST \/oauth\/token answers 40[01],/u, why: tokenErrors },
      { problem: /anonymous\/login answers 40[01],/u, why: tokenErrors },
      { problem: /^PATCH \S*\{customerNumber\} answers 409,/u, why: 'a stale version; PUT lists it' },
      { problem: /\/login answers 403,/u, why: 'locked, as on the platform Emporix descends from' },
      { problem: /\/password\/reset answers 404,/u, why: 'an unknown e-mail, as on that platform' },
      {
        problem: /^POST \S*\/customers: \/requestBody\/id must match pattern/u,
        why: 'the pattern lacks the length 1 to 66',
      },
      { problem: /^POST \S*\/login 200: \/initialPassword must be string/u, why: 'the example is a boolean' },
    ],
  });
}
