import type { AskedAt } from '../core/errorWords';
import type { Scan } from '../fleet/scan';
import { commands } from '../manifest';
import { failureMessage } from './failureMessage';
import type { Message } from './messageNode';

/** The rows that say what a scan could not look at, each with its retry, and that it can go on. */
export function scanMessages(scan: Scan, at: AskedAt): readonly Message[] {
  const { phase, left } = scan.state;
  const failed = scan.failureGroups(at).map(({ key, error, what, failures }) => {
    const retry = (): Promise<void> => scan.retry((failure) => failures.includes(failure));
    const { label: why, ...message } = failureMessage(`scan/${key}`, error, at, undefined, retry);
    return { ...message, label: `${what} not looked at`, description: why };
  });
  const canGoOn = left > 0 && (phase === 'stopped' || phase === 'canceled');
  const goOn: Message = {
    key: 'scan/resume',
    label: 'Continue Scan',
    description: phase === 'canceled' ? 'it was canceled' : 'it stopped before its end',
    icon: 'debug-continue',
    click: (node) => ({ command: commands.resumeScan, arguments: [node] }),
  };
  return [...failed, ...(canGoOn ? [goOn] : [])];
}
