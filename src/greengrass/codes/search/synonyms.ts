import { stemOf } from './words';

/** Words that logs and people use for the same thing. */
const groups: readonly (readonly string[])[] = [
  ['checksum', 'digest', 'hash', 'sha256', 'md5', 'integrity', 'hashing'],
  ['mismatch', 'differ', 'different', 'match'],
  ['denied', 'deny', 'forbidden', 'unauthorized', '403', 'authorized', 'allow'],
  ['404', 'missing', 'found', 'nosuchkey', 'nosuchbucket'],
  ['500', '502', '503', '504', '5xx', 'internal'],
  ['429', 'throttling', 'throttled', 'throttle', 'rate', 'toomanyrequests'],
  ['409', 'conflict', 'conflicted', 'conflicting'],
  ['400', 'validation', 'malformed', 'invalid', 'valid', 'illegal', 'bad'],
  ['disk', 'storage', 'space', 'enospc', 'quota'],
  ['timeout', 'deadline', 'hang', 'hangs', 'hung'],
  ['certificate', 'cert', 'x509', 'tls', 'ssl', 'handshake', 'pki'],
  ['folder', 'directory', 'dir'],
  ['image', 'container'],
  ['artifact', 'package'],
  ['config', 'configuration', 'configured', 'settings'],
  ['credential', 'creds', 'token'],
  ['install', 'installation', 'installing'],
  ['startup', 'start', 'starting', 'launch'],
  ['shutdown', 'stop', 'stopping', 'stopped', 'sigterm'],
  ['uninstall', 'remove', 'removing', 'removed', 'delete'],
  ['unzip', 'unarchive', 'unpack', 'extract', 'zip', 'archive', 'decompress', 'tar'],
  ['circular', 'cycle', 'cyclic', 'loop'],
  ['parse', 'deserialize', 'syntax', 'parsing'],
  ['fail', 'failed', 'failure', 'error'],
  ['network', 'connection', 'connectivity', 'connect', 'offline', 'internet'],
  ['unreachable', 'refused', 'reset'],
  ['download', 'fetch', 'pull'],
  ['reject', 'rejected', 'stale', 'outdated'],
  ['restart', 'relaunch', 'reboot'],
  ['interrupt', 'interrupted', 'canceled', 'cancelled', 'aborted'],
  ['json', 'yaml'],
  ['user', 'posixuser', 'windowsuser', 'group'],
  ['policy', 'permission', 'permissions'],
  ['large', 'exceeded', 'exceed', 'limit', 'big'],
  ['region', 'awsregion'],
  ['broken', 'crash', 'crashed'],
  ['bootstrap', 'bootstrapping'],
];

/** The words of all groups that have a word with this stem. */
const byStem = new Map<string, Set<string>>();
for (const group of groups) {
  for (const word of group) {
    const stem = stemOf(word);
    byStem.set(stem, new Set([...(byStem.get(stem) ?? []), ...group]));
  }
}

/** Other words for the same thing. */
export function synonymsOf(word: string): readonly string[] {
  const stem = stemOf(word);
  return [...(byStem.get(stem) ?? [])].filter((synonym) => stemOf(synonym) !== stem);
}
