import { sampleFleet } from '../../simulator/sample/sampleFleet';
import type { OpenProgram } from './openProgram';
import { openWindow } from './suite';

/** Opens the program with the sample fleet and a wide side bar, and waits for the scan in the background. */
export async function openSampleFleet(): Promise<OpenProgram> {
  const program = await openWindow({ fleet: sampleFleet(), settings: { 'greengrass.scanEveryMinutes': 15 } });
  await program.page.setViewportSize({ width: 1280, height: 860 });
  await program.page.locator('.sidebar .message', { hasText: / scanned just now$/ }).waitFor();
  await program.row('cellar-gw-2121').waitFor();
  await program.widenSideBar();
  return program;
}
