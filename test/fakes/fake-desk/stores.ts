import type { ConnectionSummary } from '../../../src/shared/domain/connection';
import { fakeCapabilities } from './capabilities';

/** Four training stores, one per vendor, with the ids the fake accounts refer to. */
export const fakeConnections: readonly ConnectionSummary[] = [
  {
    id: 'norce',
    name: 'Nordic Shop',
    vendor: 'norce',
    colour: 'blue',
    training: true,
    managed: false,
    host: 'http://127.0.0.1:4101',
    problem: null,
    capabilities: fakeCapabilities.norce,
  },
  {
    id: 'emporix',
    name: 'Berlin Store',
    vendor: 'emporix',
    colour: 'teal',
    training: true,
    managed: false,
    host: 'http://127.0.0.1:4102',
    problem: null,
    capabilities: fakeCapabilities.emporix,
  },
  {
    id: 'bigcommerce',
    name: 'Orchard Supply',
    vendor: 'bigcommerce',
    colour: 'grape',
    training: true,
    managed: false,
    host: 'http://127.0.0.1:4103',
    problem: null,
    capabilities: fakeCapabilities.bigcommerce,
  },
  {
    id: 'salesforce-b2c',
    name: 'Alpen Sport',
    vendor: 'salesforce-b2c',
    colour: 'orange',
    training: true,
    managed: false,
    host: 'http://127.0.0.1:4104',
    problem: null,
    capabilities: fakeCapabilities['salesforce-b2c'],
  },
];
