import { describe, expect, it } from 'vitest';
import { UpdateRefusal, updateProblemOf } from '../../../../src/main/updates/update-refusal';

const withCode = (code: string): Error => Object.assign(new Error('said by the system'), { code });

describe('[SC-46] what an update fails with', () => {
  it.each([
    [withCode('ERR_CHECKSUM_MISMATCH'), 'wrong-content'],
    [withCode('ERR_UPDATER_INVALID_SIGNATURE'), 'wrong-publisher'],
    [withCode('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), 'nothing-there'],
    [withCode('ERR_UPDATER_INVALID_UPDATE_INFO'), 'bad-metadata'],
    [withCode('ERR_UPDATER_INVALID_VERSION'), 'bad-metadata'],
    [withCode('ENOSPC'), 'disk-full'],
    [withCode('EACCES'), 'no-rights'],
    [withCode('EROFS'), 'no-rights'],
    [withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'untrusted'],
    [withCode('CERT_HAS_EXPIRED'), 'untrusted'],
    [withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'untrusted'],
    [withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'untrusted'],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'untrusted'],
    [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'untrusted'],
    [new Error('net::ERR_PROXY_AUTH_REQUESTED'), 'proxy-auth'],
    [new Error('net::ERR_CONTENT_LENGTH_MISMATCH'), 'unreachable'],
    [withCode('ECONNREFUSED'), 'unreachable'],
    [withCode('HTTP_ERROR_503'), 'unreachable'],
    ['thrown as it is', 'unreachable'],
    [new UpdateRefusal('older', '0.1.0'), 'older'],
  ])('%s is %s', (error, problem) => {
    expect(updateProblemOf(error)).toBe(problem);
  });
});
