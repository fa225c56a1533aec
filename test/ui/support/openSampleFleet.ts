import { sampleFleet } from '../../simulator/sample/sampleFleet';
import type { OpenProgram } from './openProgram';
import { openWindow } from './suite';

/** How the sample fleet is opened. */
interface SampleOptions {
  readonly isWide?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Opens the program with the sample fleet and, by default, a wide side bar. Waits for the scan in the background. */
export async function openSampleFleet({ isWide = true, settings }: SampleOptions = {}): Promise<OpenProgram> {
  const program = await openWindow({
    fleet: sampleFleet(),
    settings: { 'greengrass.scanEveryMinutes': 15, ...settings },
    size: { width: 1280, height: 960 },
  });
  await program.page.locator('.sidebar .message', { hasText: / (?:scanned|quick scan) just now$/ }).waitFor();
  await program.row('graz-press-014').waitFor();
  if (isWide) {
    await program.widenSideBar(160);
  }
  return program;
}
