import { fleetRedactor } from '../../../src/fleet/snapshots/fleetRedactor';
import { snapshotText, takeSnapshot } from '../../../src/fleet/snapshots/snapshot';
import { errorCodes } from '../../../src/greengrass/codes/errorCodes';
import { median } from '../median';
import { recordedFleet } from './recordedFleet';

const runs = 3;

/**
 * Makes the text of a redacted snapshot of a fleet with a tenth of its devices scanned, and of the same snapshot with
 * everything, in milliseconds.
 */
export async function redactedSnapshot(size: number): Promise<Readonly<Record<string, number>>> {
  const fleet = await recordedFleet(size, 1 / 10);
  const timeOf = (makeText: () => string): number => {
    const start = performance.now();
    const text = makeText();
    // A text without devices measures nothing.
    return text.length < size ? Number.NaN : performance.now() - start;
  };
  const medianOf = (makeText: () => string): number => median(Array.from({ length: runs }, () => timeOf(makeText)));
  const takenAt = fleet.now();
  return {
    plain: medianOf(() => snapshotText(takeSnapshot(fleet, takenAt))),
    redacted: medianOf(() => {
      const redactor = fleetRedactor(errorCodes, [{ fleet, groups: undefined }]);
      return snapshotText(takeSnapshot(fleet, takenAt), redactor);
    }),
  };
}
