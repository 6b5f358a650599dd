import type { TFunction } from 'i18next';
import { callerChecks, writeReasons } from '../../../../shared/domain/action';
import { policyActions } from '../../../../shared/domain/policy';
import { secondPersonRules } from '../../../../shared/domain/second-person';
import type { PolicyRuleView } from '../../../../shared/domain/policy-view';
import { plainText } from '../../lib/inspect-text';
import type { Format } from '../../lib/format';

const labelled = [
  'allowedActions',
  'reasons',
  'ticketRequired',
  'ticketPattern',
  'callerCheckRequired',
  'callerChecks',
  'checkSignIn',
  'signInAs',
  'linkVisible',
  'maxLinkLifetimeMinutes',
  'defaultLinkLifetimeMinutes',
  'allowedResetHosts',
  'emailChangeWarningDays',
  'secondPerson-for',
  'secondPerson-people',
  'limits-resetsPerHour',
  'limits-resetsPerDay',
  'limits-resetsPerAccountAndDay',
  'connections',
  'ownConnections',
  'allowedConnectionHosts',
  'trainingStores',
  'sessionSecrets',
  'idleLockMinutes',
  'languages',
  'recentLookups',
  'maskPersonalData',
  'journalRetentionMonths',
  'mailServer',
  'logTarget',
  'logTarget-kind',
  'logTarget-url',
  'logTarget-host',
  'logTarget-port',
  'updates',
  'updateRing',
  'updateFeed',
] as const;

/** What a rule is called; one without a label is shown by its name in the policy file. */
export function ruleLabel(t: TFunction, name: string): string {
  const known = labelled.find((candidate) => candidate === name.replace('.', '-'));
  return known === undefined ? name : t(`policyPage.rule.${known}`);
}

/** What a rule says, in words. */
export function ruleValue(t: TFunction, format: Format, { name, value }: PolicyRuleView): string {
  if (name === 'updateFeed' && value === null) return t('policyPage.ownFeed');
  if (name === 'updateRing' && typeof value === 'string')
    return t(`policyPage.ring.${value === 'early' ? 'early' : 'stable'}`);
  // What is not named here is not done; elsewhere it is not restricted.
  if (value === null) return t(name.startsWith('logTarget') ? 'policyPage.nothing' : 'policyPage.any');
  if (typeof value === 'boolean') return t(value ? 'policyPage.yes' : 'policyPage.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return plainText(value);
  if (value.length === 0) return t('policyPage.nothing');
  return format.list(value.map((item) => itemText(t, name, item)));
}

function itemText(t: TFunction, name: string, item: string): string {
  switch (name) {
    case 'allowedActions': {
      const action = policyActions.find((known) => known === item);
      return action === undefined ? item : t(`connectionTest.can.${action}`);
    }
    case 'reasons': {
      const reason = writeReasons.find((known) => known === item);
      return reason === undefined ? item : t(`reason.${reason}`);
    }
    case 'callerChecks': {
      const check = callerChecks.find((known) => known === item);
      return check === undefined ? item : t(`callerCheck.${check}`);
    }
    case 'secondPerson.for': {
      const rule = secondPersonRules.find((known) => known === item);
      return rule === undefined ? item : t(`secondPerson.rule.${rule}`);
    }
    case 'languages':
      return new Intl.DisplayNames([item], { type: 'language' }).of(item) ?? item;
    default:
      return plainText(item);
  }
}
