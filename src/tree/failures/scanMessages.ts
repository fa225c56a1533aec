import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { Scan } from '../../fleet/scanning/scan';
import { groupScanFailures, scanCoverage } from '../../text/messages/scanWords';
import { commands } from '../../manifest';
import { failureMessage } from '../shared/failureMessage';
import type { Message } from '../engine/messageNode';
import { sessionOf } from '../engine/node';

function coverageMessage(coverage: string): Message {
  const label = 'Scan coverage';
  return {
    key: 'scan/coverage',
    label,
    icon: 'info',
    hover: [
      { kind: 'heading', text: label },
      { kind: 'paragraph', text: coverage },
      { kind: 'paragraph', text: 'Click to open the failures overview.' },
    ],
    click: (node) => ({ command: commands.showOverview, arguments: [sessionOf(node)] }),
  };
}

/**
 * The rows that say what a scan could not look at, each with its retry, that it can go on, and what it has looked at.
 * @param fleetSize how many core devices there are, where that is known
 */
export function scanMessages(scan: Scan, at: ConnectionTarget, fleetSize: number | undefined): readonly Message[] {
  const { phase, left } = scan.state;
  const failed = groupScanFailures(scan.state.failures, at).map(({ key, error, what, failures }) => {
    const retry = (): Promise<void> => {
      const alike = new Set(failures);
      return scan.retry((failure) => alike.has(failure));
    };
    const { label: why, ...message } = failureMessage(`scan/${key}`, error, at, undefined, retry);
    return { ...message, label: what, description: why };
  });
  const canGoOn = left > 0 && (phase === 'stopped' || phase === 'canceled');
  const goOn: Message = {
    key: 'scan/resume',
    label: 'Continue Scan',
    description: phase === 'canceled' ? 'canceled' : 'it stopped early',
    icon: 'debug-continue',
    click: (node) => ({ command: commands.resumeScan, arguments: [sessionOf(node)] }),
  };
  const coverage = phase === 'running' ? [] : [coverageMessage(scanCoverage(scan.state, fleetSize))];
  return [...failed, ...(canGoOn ? [goOn] : []), ...coverage];
}
