import assert from 'node:assert/strict';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import type { OpenProgram } from './openProgram';
import { openWindow } from './suite';

/** Opens the sample fleet in a window of the default size, and waits for its rows. */
export async function openSampleFleet(width = 1280): Promise<OpenProgram> {
  const program = await openWindow({ fleet: sampleFleet() });
  await program.page.setViewportSize({ width, height: 860 });
  await program.row('cellar-gw').waitFor();
  return program;
}

/** Asserts that the core devices were listed, and that no request had one of these operations. */
export function assertNotAsked({ simulator }: OpenProgram, operations: readonly string[]): void {
  const asked = simulator.requests.flatMap(({ operation }) => operation ?? []);
  assert.ok(asked.includes('ListCoreDevices'));
  assert.deepEqual(
    asked.filter((operation) => operations.includes(operation)),
    [],
  );
}
