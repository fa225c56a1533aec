import { join } from 'node:path';
import { startBrowser } from '../../host/browser';
import { isolatedEnvironment } from '../../host/isolation';
import { installOnce } from '../../host/server';
import { temporaryFolder } from '../../host/temporaryFolder';
import { openProgram, packed, type OpenProgram, type ProgramOptions, type SharedParts } from './openProgram';

interface Suite extends SharedParts {
  close(): Promise<void>;
}

let started: Promise<Suite> | undefined;

async function startSuite(): Promise<Suite> {
  const home = await temporaryFolder('suite');
  const extensionsDir = join(home.path, 'extensions');
  const [browser] = await Promise.all([
    startBrowser(home.path),
    installOnce(extensionsDir, [packed], isolatedEnvironment(home.path)),
  ]);
  const close = async (): Promise<void> => {
    await browser.close();
    await home.remove();
  };
  return { browser, extensionsDir, close };
}

/** The browser and the installed extension. They take long to start, so the whole suite shares them. */
export function suite(): Promise<SharedParts> {
  started ??= startSuite();
  return started;
}

/** Closes what `suite` started. */
export async function closeSuite(): Promise<void> {
  await (await started)?.close();
}

/** Opens a separate window, with its own server, home folder and browser profile, in the browser of the suite. */
export async function openWindow(options: ProgramOptions): Promise<OpenProgram> {
  return openProgram({ ...options, shared: await suite() });
}
