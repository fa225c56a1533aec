import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { Scan } from '../../fleet/scanning/scan';
import { groupScanFailures, scanCoverage } from '../../text/messages/scanWords';
import { commands } from '../../manifest';
import { failureMessage } from '../shared/failureMessage';
import type { NodeContext } from '../shared/nodeContext';
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
 * The row of what a scan covered, for the end of the failures. For a scan in the background, it also says what couldn't be
 * loaded.
 * @param fleetSize the number of core devices, if known
 */
export function coverageMessages(
  { state }: Scan,
  at: ConnectionTarget,
  fleetSize: number | undefined,
): readonly Message[] {
  const showsCoverage = state.isAutomatic || state.phase !== 'running';
  return showsCoverage ? [coverageMessage(scanCoverage(state, fleetSize, at))] : [];
}

/** The rows of a scan that the user started, for the start of the failures: its failures with their retries, and Continue Scan. */
export function scanMessages(scan: Scan, at: ConnectionTarget, context: NodeContext): readonly Message[] {
  const { phase, left, isAutomatic } = scan.state;
  if (isAutomatic) {
    return [];
  }
  const failed = groupScanFailures(scan.state.failures, at).map(({ key, error, what, failures }) => {
    const retry = (): Promise<void> => {
      const inGroup = new Set(failures);
      return scan.retry((failure) => inGroup.has(failure));
    };
    const { label: why, ...message } = failureMessage(`scan/${key}`, error, at, context, retry);
    return { ...message, label: what, description: why };
  });
  const canResume = left > 0 && (phase === 'stopped' || phase === 'canceled');
  const resume: Message = {
    key: 'scan/resume',
    label: 'Continue Scan',
    description: phase === 'canceled' ? 'canceled' : 'stopped early',
    icon: 'debug-continue',
    click: (node) => ({ command: commands.resumeScan, arguments: [sessionOf(node)] }),
  };
  return [...failed, ...(canResume ? [resume] : [])];
}
